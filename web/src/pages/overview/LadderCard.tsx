// The ladder: what is left of the plan on every step down to work, and why.
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { useLadder, type LadderReport } from '@/api/reports';
import { count, decimal } from '@/format/number';
import { Loaded } from '@/parts/Feedback';
import { Card } from '@/parts/Page';
import { useLabel } from '@/parts/Tag';
import { useFigureWords } from './figures';

export function LadderTable({ report }: { report: LadderReport }) {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useFigureWords();
  const most = Math.max(1, ...report.rungs.map((r) => r.accelerators));
  const anyCompute = report.rungs.some((r) => Number(r.compute.pf) > 0);
  return (
    <div className="grid-wrap" tabIndex={0} role="region" aria-label={t('overview.ladder')}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{t('ladder.rung')}</th>
            <th scope="col" className="right">{t('ladder.accelerators')}</th>
            <th scope="col" className="wide-only" style={{ width: '26%' }} aria-label={t('ladder.bar')} />
            {anyCompute && <th scope="col" className="right">PF</th>}
            <th scope="col">{t('ladder.loss')}</th>
          </tr>
        </thead>
        <tbody>
          {report.rungs.map((r) => (
            <tr key={r.rung} className="row">
              <th scope="row">{label('Rung', r.rung)}</th>
              <td className="right">{count(r.accelerators)}</td>
              <td className="wide-only">
                <div style={{ height: 10, borderRadius: 2, width: `${(100 * r.accelerators) / most}%`, minWidth: r.accelerators ? 2 : 0, background: 'var(--gw-s1)', opacity: 0.85 }} />
              </td>
              {anyCompute && <td className="right" title={words.base(r.share_of_planned)}>{decimal(Number(r.compute.pf))}</td>}
              <td>
                {r.loss > 0 && <><b>−{count(r.loss)}</b> <Text span size="sm" c="dimmed">{label('LossReason', r.reason)}</Text></>}
                {r.loss < 0 && <Text span size="sm" c="dimmed">+{count(-r.loss)} {t('ladder.more')}</Text>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function LadderCard({ site }: { site: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const pools = useAll('pools', { site });
  const [pool, setPool] = useState('');
  const ladder = useLadder(site, pool || undefined);
  const choices = [{ value: '', label: t('ladder.whole') }, ...(pools.data ?? []).map((p) => ({ value: p.id, label: p.label }))];
  const format = ladder.data?.rungs[0]?.compute.format;
  return (
    <Card flush title={t('overview.ladder')}
      aside={choices.length > 2 ? <SegmentedControl size="xs" value={pool} onChange={setPool} data={choices} aria-label={t('ladder.which')} /> : undefined}>
      <Loaded query={ladder} lines={9}>
        {(report) => (
          <Stack gap={0}>
            <LadderTable report={report} />
            {format && format !== 'none' && (
              <Text size="xs" c="dimmed" px={12} py={8} style={{ borderTop: '1px solid var(--gw-line)' }}>
                {t('ladder.format', { format: label('NumberFormat', format) })}
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}
