// Why: findings of the eligibility check, or score, bonus, place and cut line with the rule that decided.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useName } from '@/app/names';
import { count, points } from '@/format/number';
import { NounLink } from '@/parts/NounLink';
import { Card, Facts } from '@/parts/Page';
import { Tag, useLabel } from '@/parts/Tag';
import { toneOf } from '@/parts/states';

export function WhyCard({ application, call }: { application: Nouns['applications']; call: Nouns['calls'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const name = useName();
  const { ranked, findings } = application;
  if (!ranked && findings.length === 0 && !application.duplicate_of) {
    return <Card title={t('application.why')}><Text size="sm" c="dimmed">{t('application.not_decided')}</Text></Card>;
  }
  return (
    <Card title={t('application.why')}>
      <Stack gap="sm">
        {application.duplicate_of && <Text size="sm">{t('application.duplicate_of')} <NounLink id={application.duplicate_of} /></Text>}
        {findings.map((f) => <Text key={f} size="sm">· {f}</Text>)}
        {ranked && (
          <>
            <div><Tag tone={toneOf('RankedOutcome', ranked.outcome)}>{label('RankedOutcome', ranked.outcome)}</Tag></div>
            <Text size="md" fw={600}>{label('RankedReason', ranked.reason)}</Text>
            <Text size="sm">
              {ranked.place > 0
                ? t('application.why_placed', { place: count(ranked.place), total: points(ranked.total), cut: points(ranked.cut_line) })
                : t('application.why_unplaced', { total: points(ranked.total) })}
              {ranked.outcome !== 'offered' && ranked.total < ranked.cut_line && ` ${t('application.why_missing', { n: points(ranked.cut_line - ranked.total) })}`}
            </Text>
            <Facts rows={[
              ...call.terms.rules.rubric.map((c, i) => [name(c), `${points(ranked.criteria[i] ?? 0)} / ${points(c.most)} · ${t('call.weight')} ${c.weight} %`] as [string, string]),
              [t('selection.score'), points(ranked.score)],
              [t('selection.bonus'), `+${points(ranked.bonus)}`],
              [t('selection.total'), <b key="t">{points(ranked.total)}</b>],
              [t('selection.cut'), points(ranked.cut_line)],
              ...(ranked.granted > 0 ? [[t('selection.granted'), t('unit.accelerators', { n: count(ranked.granted) })] as [string, string]] : []),
              ...(ranked.reserve_place > 0 ? [[t('selection.reserve_place'), count(ranked.reserve_place)] as [string, string]] : []),
            ]} />
          </>
        )}
      </Stack>
    </Card>
  );
}
