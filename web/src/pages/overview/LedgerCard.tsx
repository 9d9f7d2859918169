import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Overview } from '@/api/reports';
import { count } from '@/format/number';
import { Empty } from '@/parts/Feedback';
import { LedgerBar } from '@/parts/LedgerBar';
import { Card } from '@/parts/Page';

export function LedgerCard({ sums }: { sums: Overview['ledger'] }) {
  const { t } = useTranslation();
  const some = sums.filter((s) => s.granted > 0);
  return (
    <Card title={t('overview.ledger')} aside={t('unit.accelerator_hours')}>
      {some.length === 0 ? <Empty title={t('project.no_awards')} /> : (
        <Stack gap="lg">
          {some.map((sum) => (
            <div key={sum.pool}>
              <Text fw={600} size="sm" mb={6}>{sum.label} <Text span c="dimmed" fw={400}>{t('overview.awards', { n: count(sum.awards) })}</Text></Text>
              <LedgerBar ledger={sum} />
            </div>
          ))}
        </Stack>
      )}
    </Card>
  );
}
