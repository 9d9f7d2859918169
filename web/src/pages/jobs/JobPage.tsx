// One job: what it does now or why it waits, what it was asked to run, what it used, and its output as it is written.
import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOne, type Nouns } from '@/api/nouns';
import { count, percent } from '@/format/number';
import { length, second } from '@/format/time';
import { acceleratorHours } from '@/format/unit';
import { Command } from '@/parts/Command';
import { Loaded } from '@/parts/Feedback';
import { NounLink } from '@/parts/NounLink';
import { Card, Facts, Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';
import { useLengthWords } from '@/parts/words';
import { JobLog } from './JobLog';
import { ranFor } from './ran';
import { WhyWaits } from './WhyWaits';

export default function JobPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const job = useOne('jobs', id);
  return <Loaded screen query={job}>{(j) => <JobScreen key={j.id} job={j} />}</Loaded>;
}

function JobScreen({ job }: { job: Nouns['jobs'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const waits = job.state === 'waiting' || job.state === 'held';
  const over = ['ended', 'failed', 'cancelled'].includes(job.state);
  const names = { job: job.id };
  return (
    <Page title={job.order.name || job.id} up={{ to: '/jobs', label: t('nav.jobs') }} tag={<StateTag type="JobState" state={job.state} />}
      under={<>{job.id} · <NounLink id={job.project}>{job.project_title}</NounLink> · {job.submitter_name}</>}
      actions={!over && (
        <>
          {waits && (
            <Command label={job.state === 'held' ? t('job.release') : t('job.hold')} path="/api/v1/jobs/{job}/hold" names={names}
              body={() => ({ held: job.state !== 'held' })} done={t('job.changed')} />
          )}
          <Command label={t('job.cancel')} path="/api/v1/jobs/{job}/cancel" names={names} body={() => ({})} ask={t('job.cancel_ask')}
            done={t('job.cancelled')} color="red" variant="light" disabled={job.stop_asked} />
        </>
      )}>
      {waits && <WhyWaits job={job.id} />}
      {job.stop_asked && !over && <Text size="sm" c="dimmed">{t('job.stopping')}</Text>}
      {over && job.end !== 'none' && job.end !== 'finished' && (
        <Text size="md" fw={600} c="var(--gw-bad)">{label('JobEnd', job.end)}{job.end === 'exit_status' && ` (${job.exit_status})`}</Text>
      )}
      <div className="cols side">
        <JobLog job={job} />
        <Stack gap="md"><RunCard job={job} /><OrderCard job={job} /></Stack>
      </div>
    </Page>
  );
}

function RunCard({ job }: { job: Nouns['jobs'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useLengthWords();
  const ran = ranFor(job);
  const slots = job.shares.map((s, i) => `${job.node_names[i] ?? s.node} [${s.slots.join(', ')}]`).join(', ');
  return (
    <Card title={t('job.run')}>
      <Facts rows={[
        [t('job.submitted'), second(job.submitted_at)],
        [t('job.started'), second(job.started_at)],
        [t('job.ended'), second(job.ended_at)],
        [t('job.ran'), ran === null ? '–' : length(ran, words)],
        [t('job.end'), job.end === 'none' ? '–' : label('JobEnd', job.end)],
        [t('job.where'), slots],
        [t('job.used'), `${acceleratorHours(job.used)} ${t('unit.accelerator_hours')}`],
        [t('job.held'), `${acceleratorHours(job.held)} ${t('unit.accelerator_hours')}`],
        [t('job.active'), job.active_known && job.used > 0 ? `${percent(job.active, job.used, 1)} (${t('job.active_base', { n: acceleratorHours(job.used) })})` : t('job.active_unknown')],
        ...(job.attempt > 1 ? [[t('job.attempt'), count(job.attempt)] as [string, string]] : []),
      ]} />
    </Card>
  );
}

function OrderCard({ job }: { job: Nouns['jobs'] }) {
  const { t } = useTranslation();
  const words = useLengthWords();
  const { order } = job;
  return (
    <Card title={t('job.order')}>
      <Facts rows={[
        [t('job.command'), <code key="c" style={{ fontSize: '0.8rem' }}>{order.command.join(' ')}</code>],
        [t('application.accelerators'), count(order.accelerators)],
        [t('job.time_limit'), length(order.time_limit, words)],
        [t('job.priority'), String(order.priority)],
        [t('job.network'), order.network ? t('app.yes') : t('app.no')],
        ...(order.after.length ? [[t('job.after'), <>{order.after.map((id) => <span key={id}><NounLink id={id} /> </span>)}</>] as [string, JSX.Element]] : []),
        ...(order.tasks > 1 ? [[t('job.tasks'), `${job.task + 1} / ${order.tasks}`] as [string, string]] : []),
        ...Object.entries(order.environment).map(([k, v]) => [k, <code key={k}>{v}</code>] as [string, JSX.Element]),
      ]} />
    </Card>
  );
}
