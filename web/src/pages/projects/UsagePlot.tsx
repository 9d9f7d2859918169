// Accelerator-hours of a project's jobs, by the day up to which each was metered.
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { Card } from '@/parts/Page';
import { Plot, type Ink } from '@/parts/Plot';
import { usedByDay } from './used';

export function UsagePlot({ project }: { project: string }) {
  const { t } = useTranslation();
  const jobs = useAll('jobs', { project }).data;
  const days = useMemo(() => usedByDay(jobs ?? []), [jobs]);
  const option = useCallback(
    (ink: Ink) => ({
      grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis' as const },
      xAxis: { type: 'category' as const, data: days.map(([at]) => at), axisLabel: { fontSize: 12, color: ink.dim }, axisLine: { lineStyle: { color: ink.line } }, axisTick: { show: false } },
      yAxis: { type: 'value' as const, axisLabel: { fontSize: 12, color: ink.dim }, splitLine: { lineStyle: { color: ink.line } } },
      series: [{ type: 'bar' as const, data: days.map(([, millis]) => Math.round(millis / 36_000) / 100), itemStyle: { color: ink.series[0] }, barMaxWidth: 28 }],
    }),
    [days]);
  if (days.length === 0) return null;
  return (
    <Card title={t('project.usage')} aside={t('unit.accelerator_hours')}>
      <Plot height={180} option={option} label={t('project.usage')} />
    </Card>
  );
}
