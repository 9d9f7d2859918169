// Accelerator-hours of each month; the plan may stay empty.
import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { decimal } from '@/format/number';

const hourMillis = 3_600_000;
const hoursOfMonth = 730;

export function PlanFields({ months, accelerators, plan, change }: { months: number; accelerators: number; plan: number[]; change: (plan: number[]) => void }) {
  const { t } = useTranslation();
  const fill = (hours: number) => change(Array.from({ length: months }, () => hours * hourMillis));
  if (plan.length === 0) {
    return (
      <Group gap="sm">
        <Text size="sm" c="dimmed">{t('application.plan_empty')}</Text>
        <Button variant="light" size="xs" onClick={() => fill(Math.round(accelerators * hoursOfMonth * 0.7))} disabled={months < 1}>{t('application.plan_begin')}</Button>
      </Group>
    );
  }
  const rows = Array.from({ length: months }, (_, i) => plan[i] ?? 0);
  const sum = rows.reduce((s, n) => s + n, 0) / hourMillis;
  return (
    <div>
      <Group gap="xs">
        {rows.map((n, i) => (
          <NumberInput key={i} w={112} label={t('application.month_n', { n: String(i + 1) })} min={0} value={n / hourMillis} thousandSeparator=","
            onChange={(v) => change(rows.map((old, at) => (at === i ? Math.round((Number(v) || 0) * hourMillis) : old)))} />
        ))}
      </Group>
      <Group gap="sm" mt={8}>
        <Text size="sm" c="dimmed" className="num">{t('application.plan_sum', { sum: decimal(sum, 0), of: decimal(accelerators * hoursOfMonth * months, 0) })}</Text>
        <Button variant="subtle" size="xs" onClick={() => change([])}>{t('application.plan_clear')}</Button>
      </Group>
    </div>
  );
}
