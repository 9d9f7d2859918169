// A plot by ECharts, loaded when first needed, in the colours of the theme, with a table for those who cannot see it.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';

export interface Ink {
  text: string;
  dim: string;
  line: string;
  series: string[];
}

interface PlotProps {
  label: string;
  height?: number;
  option: (ink: Ink) => EChartsCoreOption;
}

export function Plot({ label, height = 280, option }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    let gone = false;
    void import('./echarts').then(({ start }) => {
      if (gone || !box.current) return;
      chart.current ??= start(box.current);
      const css = getComputedStyle(document.documentElement);
      const ink = (name: string) => css.getPropertyValue(name).trim();
      const series = [1, 4, 5, 2, 6, 7, 3].map((n) => ink(`--gw-s${n}`));
      chart.current.setOption(
        { animation: false, textStyle: { fontFamily: 'inherit' },
          ...option({ text: ink('--mantine-color-text'), dim: ink('--mantine-color-dimmed'), line: ink('--gw-line'), series }) },
        { notMerge: true });
    });
    return () => {
      gone = true;
    };
  }, [option, scheme]);
  useEffect(() => {
    const watch = new ResizeObserver(() => chart.current?.resize());
    if (box.current) watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  return <div ref={box} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
