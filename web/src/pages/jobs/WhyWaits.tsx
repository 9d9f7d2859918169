// Why a job waits, in words, with what stands before it and when it will likely start.
import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '@/api/client';
import { count } from '@/format/number';
import { minute } from '@/format/time';
import { ProblemNote } from '@/parts/Feedback';
import { Icon } from '@/parts/Icon';
import { NounLink } from '@/parts/NounLink';
import { useLabel } from '@/parts/Tag';

export function WhyWaits({ job }: { job: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const why = useQuery({ queryKey: ['jobs', 'why', job], queryFn: () => get('/api/v1/jobs/{id}/why', { id: job }), refetchInterval: 15_000 });
  if (why.isError) return <ProblemNote error={why.error} />;
  if (!why.data || why.data.reason === 'not_waiting') return null;
  const { reason, ahead, head, likely_start } = why.data;
  return (
    <Alert color="yellow" variant="light" icon={<Icon name="alert" />} title={t('job.why')} styles={{ title: { color: 'var(--gw-warn)' }, message: { color: 'var(--mantine-color-text)' } }}>
      <Stack gap={4}>
        <Text size="md" fw={600}>{label('JobWait', reason)}</Text>
        <Text size="sm">
          {ahead > 0 && t('job.ahead', { n: count(ahead) })} {head && <>{t('job.head')} <NounLink id={head} />.</>}{' '}
          {likely_start && t('job.likely', { at: minute(likely_start) })}
        </Text>
      </Stack>
    </Alert>
  );
}
