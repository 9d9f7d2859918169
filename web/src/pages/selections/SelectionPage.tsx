// A ranking with its cut line, and the committee's vote that makes it public.
import { Button, Stack, Tabs } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, useOne } from '@/api/nouns';
import { useCallTitle } from '@/app/names';
import { useDuty } from '@/app/session';
import { minute } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Page } from '@/parts/Page';
import { StateTag } from '@/parts/Tag';
import { ClassTiles } from './ClassTiles';
import { Minutes } from './Minutes';
import { RankingGrid } from './RankingGrid';
import { ScorePlot } from './ScorePlot';
import { VoteDialog } from './VoteDialog';

export default function SelectionPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const title = useCallTitle();
  const selection = useOne('selections', id);
  const call = useOne('calls', selection.data?.call);
  const applications = useAll('applications', { call: selection.data?.call ?? '' }, Boolean(selection.data?.call));
  const votes = useDuty('selection');
  const [voting, setVoting] = useState(false);
  return (
    <Loaded screen query={selection}>
      {(s) => (
        <Loaded screen query={call}>
          {(c) => (
            <Page title={title(c.terms)} up={{ to: '/selections', label: t('nav.selections') }} tag={<StateTag type="SelectionState" state={s.state} />}
              under={<>{s.id} · {t('selection.computed_at')} {minute(s.computed_at)}{s.published_at && <> · {t('selection.published_at')} {minute(s.published_at)}</>}</>}
              actions={votes && s.state === 'computed' && <Button onClick={() => setVoting(true)}>{t('selection.publish')}</Button>}>
              <ClassTiles selection={s} call={c} />
              <Tabs defaultValue="0" keepMounted={false}>
                <Tabs.List>
                  {c.terms.classes.map((k, i) => <Tabs.Tab key={k.label} value={String(i)}>{k.label}</Tabs.Tab>)}
                  <Tabs.Tab value="minutes">{t('selection.minutes')}</Tabs.Tab>
                </Tabs.List>
                {c.terms.classes.map((k, i) => (
                  <Tabs.Panel key={k.label} value={String(i)} pt="md">
                    <Stack gap="md"><ScorePlot ranking={s.ranking.filter((r) => r.call_class === i)} /><Loaded query={applications}>
                      {(rows) => <RankingGrid ranking={s.ranking.filter((r) => r.call_class === i)} applications={rows} rubric={c.terms.rules.rubric} />}
                    </Loaded></Stack>
                  </Tabs.Panel>
                ))}
                <Tabs.Panel value="minutes" pt="md"><Minutes selection={s} /></Tabs.Panel>
              </Tabs>
              {voting && <VoteDialog selection={s} call={c} close={() => setVoting(false)} />}
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
