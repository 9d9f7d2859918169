// The ladder over time: each rung as a step line, over the period that the reader chooses.
import { Group, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLadder, type LadderReport } from '@/api/reports';
import { day } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Card } from '@/parts/Page';
import { Plot, type Ink } from '@/parts/Plot';
import { useLabel } from '@/parts/Tag';

const shown = ['planned', 'built', 'installed', 'accepted', 'funded', 'awarded', 'running'];
const dayMillis = 86_400_000;

export function LadderPlot({ site }: { site: string }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState('365');
  // Whole hours, so that the question stays the same while the screen is open.
  const [from, to] = useMemo(() => {
    const now = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
    return [new Date(now - Number(span) * dayMillis).toISOString(), new Date(now).toISOString()];
  }, [span]);
  const ladder = useLadder(site, undefined, from, to);
  return (
    <Card title={t('report.ladder_over_time')} aside={
      <Group gap="sm" className="no-print">
        <SegmentedControl size="xs" value={span} onChange={setSpan} aria-label={t('report.span')}
          data={[{ value: '30', label: t('report.days', { n: '30' }) }, { value: '365', label: t('report.year') }, { value: '2190', label: t('report.years', { n: '6' }) }]} />
      </Group>
    }>
      <Loaded query={ladder}>{(report) => <Lines report={report} to={to} />}</Loaded>
    </Card>
  );
}

function Lines({ report, to }: { report: LadderReport; to: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const option = useCallback(
    (ink: Ink) => ({
      grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, textStyle: { color: ink.text }, icon: 'rect', itemHeight: 3, itemWidth: 16 },
      tooltip: { trigger: 'axis' as const },
      xAxis: { type: 'time' as const, axisLabel: { fontSize: 12, color: ink.dim, hideOverlap: true, formatter: (at: number) => day(new Date(at).toISOString()) }, axisLine: { lineStyle: { color: ink.line } } },
      yAxis: { type: 'value' as const, name: t('noun.accelerator'), nameTextStyle: { color: ink.dim }, axisLabel: { fontSize: 12, color: ink.dim }, splitLine: { lineStyle: { color: ink.line } } },
      series: report.rungs.flatMap((rung, i) => {
        const at = shown.indexOf(rung.rung);
        if (at < 0) return [];
        const steps = (report.accelerators[i] ?? []) as unknown as [string, number][];
        const last = steps.at(-1);
        return [{
          type: 'line' as const, name: label('Rung', rung.rung), step: 'end' as const, showSymbol: false, color: ink.series[at % ink.series.length],
          lineStyle: { width: 2, type: at % 2 ? ('solid' as const) : ('dashed' as const) }, data: last ? [...steps, [to, last[1]]] : [],
        }];
      }),
    }),
    [report, to, t]);
  return <Plot height={320} option={option} label={t('report.ladder_over_time')} />;
}
