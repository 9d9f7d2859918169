// Totals by place: selected, reserve list and not selected, with the cut line.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/nouns';
import { points } from '@/format/number';
import { Card } from '@/parts/Page';
import { Plot, type Ink } from '@/parts/Plot';
import { useLabel } from '@/parts/Tag';

type Ranked = Schemas['Ranked'];
const outcomes = ['offered', 'reserve', 'refused'] as const;

export function ScorePlot({ ranking }: { ranking: Ranked[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const placed = ranking.filter((r) => r.place > 0);
  const cut = placed[0]?.cut_line ?? 0;
  const option = useCallback(
    (ink: Ink) => ({
      grid: { left: 8, right: 16, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, textStyle: { color: ink.text }, itemHeight: 10, itemWidth: 10 },
      tooltip: { trigger: 'axis' as const, axisPointer: { type: 'line' as const } },
      xAxis: { type: 'category' as const, data: placed.map((r) => String(r.place)), axisLabel: { fontSize: 12, color: ink.dim }, axisLine: { lineStyle: { color: ink.line } }, axisTick: { show: false } },
      yAxis: { type: 'value' as const, scale: true, axisLabel: { fontSize: 12, color: ink.dim }, splitLine: { lineStyle: { color: ink.line } } },
      series: outcomes.map((outcome, i) => ({
        type: 'line' as const, symbol: 'circle', symbolSize: 5, showAllSymbol: true, lineStyle: { width: 0 }, name: label('RankedOutcome', outcome), color: [ink.series[0], ink.series[1], ink.series[5]][i],
        data: placed.map((r) => (r.outcome === outcome ? r.total / 1000 : null)),
        markLine: i === 0 && cut > 0
          ? { silent: true, symbol: 'none', lineStyle: { color: ink.text, type: 'dashed' as const }, label: { formatter: points(cut), color: ink.text, position: 'insideEndTop' as const }, data: [{ yAxis: cut / 1000 }] }
          : undefined,
      })),
    }),
    [ranking, t]);
  if (placed.length < 2) return null;
  return (
    <Card title={t('selection.totals_by_place')} aside={t('selection.cut_dashed')}>
      <Plot height={200} option={option} label={`${t('selection.totals_by_place')}, ${t('selection.cut')} ${points(cut)}`} />
    </Card>
  );
}
