// What a screen shows when there is nothing yet, nothing at all, or a "no": with the reason and what to do.
import { Alert, Button, Center, Group, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemFrom } from '@/api/problem';
import { Icon } from './Icon';

export function ProblemNote({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = problemFrom(error);
  const unreachable = problem.status === 0;
  const title = unreachable ? t('problem.unreachable') : problem.title || t('problem.unknown');
  const reason = unreachable ? t('problem.unreachable_reason') : problem.reason || problem.detail;
  const remedy = unreachable ? t('problem.unreachable_remedy') : problem.remedy;
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="alert" />} title={title}
      styles={{ title: { color: 'var(--gw-bad)' }, message: { color: 'var(--mantine-color-text)' } }}>
      <Stack gap={4}>
        {reason && reason !== title && <Text size="sm">{reason}</Text>}
        {problem.field && (
          <Text size="sm"><code>{problem.field}</code>{problem.value && <> = <code>{problem.value}</code></>}</Text>
        )}
        {remedy && <Text size="sm" fw={600}>{remedy}</Text>}
        {again && <Group mt={4}><Button variant="default" size="xs" onClick={again}>{t('app.again')}</Button></Group>}
      </Stack>
    </Alert>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Center py={36} px={16}>
      <Stack align="center" gap={6} maw={420}>
        <Text c="dimmed" component="span"><Icon name="empty" size={28} /></Text>
        <Text fw={600} ta="center">{title}</Text>
        {children && <Text size="sm" c="dimmed" ta="center" component="div">{children}</Text>}
      </Stack>
    </Center>
  );
}

export function Waiting({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap={10} p={16} role="status" aria-label={t('app.loading')}>
      {Array.from({ length: lines }, (_, i) => <Skeleton key={i} height={14} width={`${92 - ((i * 17) % 40)}%`} />)}
    </Stack>
  );
}

export function WaitingScreen() {
  const { t } = useTranslation();
  return <Center mih="60vh" role="status" aria-label={t('app.loading')}><Loader size="sm" /></Center>;
}

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  lines?: number;
  /// The whole screen waits for it: then a refusal is the screen, with a title of its own.
  screen?: boolean;
  children: (value: T) => ReactNode;
}

/// Shows the rows of a query, or why there are none yet.
export function Loaded<T>({ query, lines, screen = false, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.isSuccess) return <>{children(query.data)}</>;
  const note = query.isError
    ? <ProblemNote error={query.error} again={() => void query.refetch()} />
    : <Waiting {...(lines ? { lines } : {})} />;
  if (!screen) return note;
  return (
    <Stack gap="md" p={{ base: 12, sm: 20 }} maw={1560} mx="auto">
      {query.isError && <Title order={1}>{t('problem.no_view')}</Title>}
      {note}
    </Stack>
  );
}
