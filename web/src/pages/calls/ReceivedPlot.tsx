// How applications came in: counted ones of each class, summed up over the window.
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { day } from '@/format/time';
import { Card } from '@/parts/Page';
import { Plot, type Ink } from '@/parts/Plot';
import { risingCounts } from './rising';

export function ReceivedPlot({ call }: { call: Nouns['calls'] }) {
  const { t } = useTranslation();
  const applications = useAll('applications', { call: call.id }).data;
  const lines = useMemo(
    () => call.terms.classes.map((c, i) => ({ label: c.label, places: c.places, steps: risingCounts((applications ?? []).filter((a) => a.content.call_class === i)) })),
    [applications, call.terms.classes]);
  const option = useCallback(
    (ink: Ink) => ({
      grid: { left: 8, right: 24, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, textStyle: { color: ink.text }, icon: 'rect', itemHeight: 3, itemWidth: 16 },
      tooltip: { trigger: 'axis' as const },
      xAxis: { type: 'time' as const, axisLabel: { fontSize: 12, color: ink.dim, hideOverlap: true, formatter: (at: number) => day(new Date(at).toISOString()) }, axisLine: { lineStyle: { color: ink.line } } },
      yAxis: { type: 'value' as const, axisLabel: { fontSize: 12, color: ink.dim }, splitLine: { lineStyle: { color: ink.line } } },
      series: lines.map((line, i) => ({
        type: 'line' as const, name: line.label, step: 'end' as const, showSymbol: false, color: ink.series[i % ink.series.length], lineStyle: { width: 2 }, data: line.steps,
        markLine: line.places > 0
          ? { silent: true, symbol: 'none', lineStyle: { color: ink.series[i % ink.series.length], type: 'dashed' as const }, label: { formatter: `${line.label} ${line.places}`, color: ink.dim, position: 'insideEndTop' as const }, data: [{ yAxis: line.places }] }
          : undefined,
      })),
    }),
    [lines]);
  if (lines.every((l) => l.steps.length < 2)) return null;
  return (
    <Card title={t('call.received_over_time')} aside={t('call.places_dashed')}>
      <Plot height={240} option={option} label={`${t('call.received_over_time')}: ${lines.map((l) => `${l.label} ${l.steps.length}`).join(', ')}`} />
    </Card>
  );
}
