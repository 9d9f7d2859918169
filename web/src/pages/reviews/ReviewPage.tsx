// One review, blind: the request without its applicant, the rubric with scores, or a declared conflict.
import { Alert, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOne } from '@/api/nouns';
import { useSession } from '@/app/session';
import { count } from '@/format/number';
import { PlanPlot } from '@/pages/applications/PlanPlot';
import { Command } from '@/parts/Command';
import { Loaded } from '@/parts/Feedback';
import { Card, Facts, Page } from '@/parts/Page';
import { StateTag } from '@/parts/Tag';
import { ScoreForm } from './ScoreForm';

export default function ReviewPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const { person } = useSession();
  const review = useOne('reviews', id);
  return (
    <Loaded screen query={review}>
      {(r) => {
        const own = r.reviewer === person.id;
        return (
          <Page title={r.content.title} up={{ to: '/reviews', label: t('nav.reviews') }} tag={<StateTag type="ReviewState" state={r.state} />}
            under={`${r.receipt} · ${r.content.class_label}`}
            actions={own && r.state !== 'conflicted' && (
              <Command label={t('review.conflict')} path="/api/v1/reviews/{review}/declare-conflict" names={{ review: r.id }} body={(ground) => ({ ground })}
                reason="needed" ask={t('review.conflict_ask')} done={t('review.conflict_done')} color="red" variant="light" />
            )}>
            {own && <Text size="sm" c="dimmed">{t('review.note_blind')}</Text>}
            {r.state === 'conflicted' && <Alert color="gray" title={t('review.conflicted')}>{r.conflict}</Alert>}
            <div className="cols two">
              <Stack gap="md">
                <Card title={t('application.request')}>
                  <Facts rows={[
                    [t('call.class'), r.content.class_label],
                    [t('application.accelerators'), t('unit.accelerators', { n: count(r.content.accelerators) })],
                    [t('application.least'), r.content.least ? t('unit.accelerators', { n: count(r.content.least) }) : t('application.all_or_nothing')],
                    [t('application.months'), t('unit.months', { n: count(r.content.months) })],
                    [t('application.sector'), r.content.sector],
                  ]} />
                  {r.content.plan.length > 1 && <PlanPlot plan={r.content.plan} />}
                </Card>
                <Card title={t('application.summary')}><Text size="md" style={{ whiteSpace: 'pre-line' }}>{r.content.summary || '–'}</Text></Card>
              </Stack>
              {r.state !== 'conflicted' && <ScoreForm key={`${r.id} ${r.state}`} review={r} editable={own} />}
            </div>
          </Page>
        );
      }}
    </Loaded>
  );
}
