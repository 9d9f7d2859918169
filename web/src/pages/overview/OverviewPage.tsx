// What the centre does now: every accelerator in one bar, the ladder, the ratios of the open calls, work and events.
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { useOverview, useStateBar } from '@/api/reports';
import { useSiteName } from '@/app/names';
import { minute } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Card, Page } from '@/parts/Page';
import { CallRatios } from './CallRatios';
import { EventFeed } from './EventFeed';
import { FigureTiles } from './FigureTiles';
import { LadderCard } from './LadderCard';
import { LedgerCard } from './LedgerCard';
import { StateCard } from './StateCard';

export default function OverviewPage() {
  const { t } = useTranslation();
  const sites = useAll('sites');
  const site = sites.data?.[0];
  const siteName = useSiteName(site);
  const state = useStateBar();
  const overview = useOverview();
  return (
    <Page title={t('nav.overview')} under={<>{siteName}{state.data && <> · {t('report.as_of', { at: minute(state.data.as_of) })}</>}</>}>
      <Card title={t('overview.state')} aside={state.data && t('overview.state_base')}>
        <Loaded query={state} lines={3}>{(bar) => <StateCard bar={bar} />}</Loaded>
      </Card>
      <Loaded query={overview} lines={2}>{(o) => <FigureTiles figures={o.figures} />}</Loaded>
      <div className="cols side">
        <Stack gap="md">
          {site && <LadderCard site={site.id} />}
          <CallRatios />
        </Stack>
        <Stack gap="md">
          <Loaded query={overview} lines={4}>{(o) => <LedgerCard sums={o.ledger} />}</Loaded>
          <EventFeed />
        </Stack>
      </div>
    </Page>
  );
}
