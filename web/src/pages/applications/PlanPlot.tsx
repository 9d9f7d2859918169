// Accelerator-hours planned for each month.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { acceleratorHours } from '@/format/unit';
import { Plot, type Ink } from '@/parts/Plot';

export function PlanPlot({ plan }: { plan: number[] }) {
  const { t } = useTranslation();
  const option = useCallback(
    (ink: Ink) => ({
      grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis' as const },
      xAxis: { type: 'category' as const, data: plan.map((_, i) => t('application.month_n', { n: String(i + 1) })), axisLabel: { fontSize: 12, color: ink.dim }, axisLine: { lineStyle: { color: ink.line } }, axisTick: { show: false } },
      yAxis: { type: 'value' as const, axisLabel: { fontSize: 12, color: ink.dim }, splitLine: { lineStyle: { color: ink.line } } },
      series: [{ type: 'bar' as const, data: plan.map((n) => n / 3_600_000), itemStyle: { color: ink.series[0] }, barMaxWidth: 26 }],
    }),
    [plan, t]);
  return <Plot height={170} option={option} label={`${t('application.plan')}: ${plan.map(acceleratorHours).join(', ')} ${t('unit.accelerator_hours')}`} />;
}
