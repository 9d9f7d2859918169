import { Stack, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StateBar } from '@/api/reports';
import { count } from '@/format/number';
import { PartsBar, ThinBar } from '@/parts/Bars';
import { Empty } from '@/parts/Feedback';
import { useLabel } from '@/parts/Tag';
import { usePoolLabels } from './pools';

export const stateColors: Record<string, string> = {
  running: 'var(--gw-s1)', free_awarded: 'var(--gw-s2)', free_surplus: 'var(--gw-s3)', draining: 'var(--gw-s4)',
  maintenance: 'var(--gw-s5)', failed: 'var(--gw-s6)', not_accepted: 'var(--gw-s7)',
  recorded: 'repeating-linear-gradient(135deg, var(--gw-s7) 0 3px, var(--gw-s3) 3px 6px)',
};

export function StateCard({ bar }: { bar: StateBar }) {
  const { t } = useTranslation();
  const label = useLabel();
  if (bar.total === 0) return <Empty title={t('overview.no_accelerators')} />;
  const parts = bar.parts.map((p) => ({
    key: p.state, label: label('LiveState', p.state), amount: p.accelerators, color: stateColors[p.state] ?? 'var(--gw-s7)',
  }));
  return (
    <Stack gap="md">
      <PartsBar parts={parts} base={t('overview.state_base')} total={bar.total} />
      {bar.pools.length > 1 && (
        <Table verticalSpacing={5} horizontalSpacing={0} withRowBorders={false} fz="sm" maw={720}>
          <Table.Tbody>
            {bar.pools.map((pool) => (
              <PoolRow key={pool.pool} bar={pool} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function PoolRow({ bar }: { bar: StateBar }) {
  const { t } = useTranslation();
  const label = useLabel();
  const pools = usePoolLabels();
  const words = bar.parts.filter((p) => p.accelerators > 0).map((p) => `${label('LiveState', p.state)} ${count(p.accelerators)}`);
  return (
    <Table.Tr>
      <Table.Th w={90} fw={600} scope="row">{pools(bar.pool)}</Table.Th>
      <Table.Td><ThinBar label={words.join(', ')} parts={bar.parts.map((p) => ({ key: p.state, amount: p.accelerators, color: stateColors[p.state] ?? '' }))} /></Table.Td>
      <Table.Td w={120} ta="right" c="dimmed">{t('unit.accelerators', { n: count(bar.total) })}</Table.Td>
    </Table.Tr>
  );
}
