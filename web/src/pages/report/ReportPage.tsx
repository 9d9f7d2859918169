// The figures of the centre, each with base, as-of and evidence, on one page that prints.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { useOverview, useStateBar, type Figure } from '@/api/reports';
import { useCallTitle, useSiteName } from '@/app/names';
import { count } from '@/format/number';
import { minute } from '@/format/time';
import { useFigureWords } from '@/pages/overview/figures';
import { LadderCard } from '@/pages/overview/LadderCard';
import { LedgerCard } from '@/pages/overview/LedgerCard';
import { StateCard } from '@/pages/overview/StateCard';
import { Loaded } from '@/parts/Feedback';
import { Card, Page } from '@/parts/Page';
import { useLabel } from '@/parts/Tag';
import { LadderPlot } from './LadderPlot';

export default function ReportPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const title = useCallTitle();
  const site = useAll('sites').data?.[0];
  const siteName = useSiteName(site);
  const overview = useOverview();
  const state = useStateBar();
  const calls = useAll('calls').data ?? [];
  const ratios = calls.flatMap((c) => c.ratios.flatMap((r) => r.figures.map((figure) => ({ of: `${title(c.terms)} · ${r.label}`, figure }))));
  return (
    <Page title={t('report.title')} under={<>{siteName} · {overview.data && t('report.as_of', { at: minute(overview.data.as_of) })}</>}
      actions={<Button variant="default" onClick={() => window.print()}>{t('report.print')}</Button>}>
      <Text size="sm" c="dimmed">{t('report.note')}</Text>
      <Loaded query={overview}>
        {(o) => (
          <Stack gap="md">
            <Card flush title={t('report.figures')}><FigureTable rows={o.figures.map((figure) => ({ of: '', figure }))} label={t('report.figures')} /></Card>
            <Card title={t('overview.state')} aside={t('overview.state_base')}><Loaded query={state} lines={3}>{(bar) => <StateCard bar={bar} />}</Loaded></Card>
            {site && <LadderCard site={site.id} />}
            {site && <LadderPlot site={site.id} />}
            {ratios.length > 0 && <Card flush title={t('overview.ratios')}><FigureTable rows={ratios} label={t('overview.ratios')} /></Card>}
            <div className="cols two">
              <LedgerCard sums={o.ledger} />
              <Card title={t('nav.outcomes')}>
                <Group gap="lg">
                  {o.outcomes.filter((x) => x.count > 0).map((x) => <Text key={x.kind} size="sm">{label('OutcomeKind', x.kind)} <b className="num">{count(x.count)}</b></Text>)}
                  {o.outcomes.every((x) => x.count === 0) && <Text size="sm" c="dimmed">{t('outcome.none')}</Text>}
                </Group>
              </Card>
            </div>
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function FigureTable({ rows, label }: { rows: { of: string; figure: Figure }[]; label: string }) {
  const { t } = useTranslation();
  const words = useFigureWords();
  return (
    <div className="grid-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className="grid">
        <thead><tr>
          <th scope="col">{t('report.figure')}</th><th scope="col" className="right">{t('report.value')}</th><th scope="col">{t('report.base')}</th>
          <th scope="col">{t('report.at')}</th><th scope="col">{t('report.evidence')}</th>
        </tr></thead>
        <tbody>{rows.map(({ of, figure }, i) => (
          <tr key={`${figure.key} ${of} ${i}`} className="row">
            <td className="clip">{of ? `${of} · ${words.name(figure.key)}` : words.name(figure.key)}</td>
            <td className="right"><b>{figure.value}</b> {figure.unit}</td>
            <td>{words.base(figure.base)}</td>
            <td>{minute(figure.as_of)}</td>
            <td><code>{figure.evidence.query} @ {figure.evidence.journal_index}</code></td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
