// The terms of a call as applicants read them.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/nouns';
import { useName } from '@/app/names';
import { usePoolLabels } from '@/pages/overview/pools';
import { count, points } from '@/format/number';
import { length, period, window as windowText } from '@/format/time';
import { useLengthWords } from '@/parts/words';
import { Card, Facts } from '@/parts/Page';
import { useLabel } from '@/parts/Tag';

export function CallTerms({ terms }: { terms: Schemas['CallTerms'] }) {
  const { t } = useTranslation();
  return (
    <div className="cols two">
      <Stack gap="md">
        <Card title={t('call.notice')}>
          <Text size="md" style={{ whiteSpace: 'pre-line' }}>{terms.notice || t('call.no_notice')}</Text>
        </Card>
        <Card title={t('call.terms')}>
          <Facts rows={[
            [t('call.window'), windowText(terms.window)],
            [t('call.award_period'), period(terms.award_period)],
            [t('call.fee'), terms.rules.fee],
          ]} />
        </Card>
        <Classes classes={terms.classes} />
      </Stack>
      <Stack gap="md"><Rubric rules={terms.rules} /><Rules rules={terms.rules} /></Stack>
    </div>
  );
}

function Classes({ classes }: { classes: Schemas['CallClass'][] }) {
  const { t } = useTranslation();
  const pool = usePoolLabels();
  return (
    <Card flush title={t('call.classes')}>
      <div className="grid-wrap" tabIndex={0} role="region" aria-label={t('call.classes')}>
        <table className="grid">
          <thead><tr>
            <th scope="col">{t('call.class')}</th><th scope="col">{t('noun.pool')}</th><th scope="col" className="right">{t('ratio.places')}</th>
            <th scope="col" className="right">{t('ratio.offered')}</th><th scope="col" className="right">{t('call.request_bounds')}</th>
          </tr></thead>
          <tbody>{classes.map((c) => (
            <tr key={c.label} className="row">
              <td><b>{c.label}</b></td><td>{pool(c.pool)}</td><td className="right">{c.places || '–'}</td>
              <td className="right">{count(c.accelerators)}</td><td className="right">{count(c.least)}–{count(c.most)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </Card>
  );
}

function Rubric({ rules }: { rules: Schemas['CallRules'] }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <Card flush title={t('call.rubric')}>
      <div className="grid-wrap" tabIndex={0} role="region" aria-label={t('call.rubric')}>
        <table className="grid">
          <thead><tr>
            <th scope="col">{t('call.criterion')}</th><th scope="col" className="right">{t('call.weight')}</th>
            <th scope="col" className="right">{t('call.most')}</th><th scope="col" className="right">{t('call.threshold')}</th>
          </tr></thead>
          <tbody>
            {rules.rubric.map((c) => (
              <tr key={c.name} className="row">
                <td className="wrap">{name(c)}</td><td className="right">{c.weight} %</td><td className="right">{points(c.most)}</td>
                <td className="right">{c.threshold ? points(c.threshold) : '–'}</td>
              </tr>
            ))}
            {rules.preferences.map((p) => (
              <tr key={p.key} className="row">
                <td className="wrap">{t('call.bonus')}: {name(p)} {p.provisional && <Text span size="xs" c="dimmed">({t('call.provisional')})</Text>}</td>
                <td className="right" /><td className="right">+{points(p.points)}</td><td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Rules({ rules }: { rules: Schemas['CallRules'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useLengthWords();
  return (
    <Card title={t('call.rules')}>
      <Facts rows={[
        [t('rule.who'), [...rules.kinds.map((k) => label('BodyKind', k)), ...(rules.sizes.length ? [`(${rules.sizes.map((s) => label('BodySize', s)).join(', ')})`] : [])].join(', ') || t('rule.everybody')],
        [t('rule.mean'), label('ScoreMean', rules.mean)],
        [t('rule.threshold'), rules.threshold ? t('unit.points', { n: points(rules.threshold) }) : t('rule.none')],
        [t('rule.stacking'), label('Stacking', rules.stacking) + (rules.preference_cap ? ` · ${t('rule.cap', { n: points(rules.preference_cap) })}` : '')],
        [t('rule.body_cap'), rules.body_cap ? t('rule.body_cap_n', { n: count(rules.body_cap) }) : t('rule.none')],
        [t('rule.miss'), label('MissRule', rules.miss)],
        [t('rule.partial'), rules.partial ? t('rule.partial_yes') : t('rule.partial_no')],
        [t('rule.tie'), t('rule.tie_seed', { seed: String(rules.tie_seed) })],
        [t('rule.reviews'), count(rules.reviews)],
        [t('rule.quorum'), count(rules.quorum)],
        [t('rule.clock'), length(rules.acceptance_clock, words)],
      ]} />
    </Card>
  );
}
