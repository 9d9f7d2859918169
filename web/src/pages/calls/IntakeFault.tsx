// Why a file was not taken: line and column, what stood there, what may stand there.
import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemFrom, ProblemError } from '@/api/problem';
import { CsvFault } from '@/intake/csv';
import { CellFault, placeOf, type Taken } from '@/intake/tables';
import { ProblemNote } from '@/parts/Feedback';
import { Icon } from '@/parts/Icon';

export function IntakeFault({ error, taken }: { error: unknown; taken: Taken<unknown> | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  if (error instanceof ProblemError) {
    const place = taken && placeOf(taken, problemFrom(error).field);
    return (
      <Stack gap="xs">
        {place && <Text size="sm" fw={600}>{t('import.fault_at', { line: String(place.line), column: String(place.column) })}{place.name && ` (${place.name})`}</Text>}
        <ProblemNote error={error} />
      </Stack>
    );
  }
  const known = error instanceof CsvFault || error instanceof CellFault;
  if (!known) return <ProblemNote error={error} />;
  const words = error instanceof CellFault ? { column: error.column, value: error.value, bound: error.bound } : { detail: error.detail };
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="alert" />} title={t('intake.not_taken')}
      styles={{ title: { color: 'var(--gw-bad)' }, message: { color: 'var(--mantine-color-text)' } }}>
      <Text size="sm" fw={600}>{t('import.fault_at', { line: String(error.at.line), column: String(error.at.column) })}</Text>
      <Text size="sm">{String(t(`intake.${error.kind}` as 'intake.needed', words as never))}</Text>
    </Alert>
  );
}
