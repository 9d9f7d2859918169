import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnDef } from '@tanstack/react-table';
import { useAll, type Nouns } from '@/api/nouns';
import { count } from '@/format/number';
import { length, minute } from '@/format/time';
import { acceleratorHours } from '@/format/unit';
import { Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { GoButton } from '@/parts/GoButton';
import { Grid } from '@/parts/Grid';
import { Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';
import { useLengthWords } from '@/parts/words';
import { ranFor } from './ran';

type Job = Nouns['jobs'];
const states = ['waiting', 'held', 'placed', 'running', 'ended', 'failed', 'cancelled'] as const;

export default function JobsPage() {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const words = useLengthWords();
  const { project } = useSearch({ strict: false }) as { project?: string };
  const jobs = useAll('jobs', project ? { project } : {});
  const mine = (useAll('projects').data ?? []).some((p) => p.state === 'active');
  const columns = useMemo<ColumnDef<Job>[]>(() => [
    { id: 'id', header: t('job.id'), accessorFn: (j) => Number(j.id.slice(4)), cell: ({ row }) => <Go to={`/jobs/${row.original.id}`}>{row.original.id}</Go> },
    { id: 'name', header: t('job.name'), accessorFn: (j) => j.order.name, meta: { clip: true }, cell: ({ row }) => <>{row.original.order.name}{row.original.array && ` [${row.original.task}]`}</> },
    { id: 'state', header: t('job.state'), accessorFn: (j) => label('JobState', j.state), cell: ({ row }) => <StateTag type="JobState" state={row.original.state} /> },
    { id: 'project', header: t('noun.project'), accessorFn: (j) => j.project_title, meta: { clip: true, wideOnly: true }, cell: ({ row }) => <Go to={`/projects/${row.original.project}`}>{row.original.project_title}</Go> },
    { id: 'submitter', header: t('job.submitter'), accessorFn: (j) => j.submitter_name, meta: { wideOnly: true } },
    { id: 'accelerators', header: t('application.accelerators'), accessorFn: (j) => j.order.accelerators, meta: { right: true }, cell: ({ row }) => count(row.original.order.accelerators) },
    { id: 'nodes', header: t('noun.node'), accessorFn: (j) => j.node_names.join(', '), meta: { wideOnly: true, clip: true } },
    { id: 'submitted', header: t('job.submitted'), accessorFn: (j) => j.submitted_at ?? '', cell: ({ row }) => minute(row.original.submitted_at) },
    { id: 'ran', header: t('job.ran'), accessorFn: (j) => ranFor(j) ?? -1, meta: { right: true, wideOnly: true }, cell: ({ row }) => { const ran = ranFor(row.original); return ran === null ? '–' : length(ran, words); } },
    { id: 'used', header: t('job.used'), accessorFn: (j) => j.used, meta: { right: true, wideOnly: true }, cell: ({ row }) => (row.original.used ? acceleratorHours(row.original.used) : '–') },
  ], [t, i18n.language]);
  return (
    <Page title={t('nav.jobs')} under={t('job.page_note')} actions={mine && <GoButton to={project ? `/jobs/new?project=${project}` : '/jobs/new'}>{t('job.new')}</GoButton>}>
      <Loaded query={jobs}>
        {(rows) => (
          <Grid<Job> label={t('nav.jobs')} rows={rows} columns={columns} empty={t('job.none')} sort={[{ id: 'id', desc: true }]}
            search={(j) => `${j.id} ${j.order.name} ${j.project_title} ${j.submitter_name} ${j.node_names.join(' ')}`}
            choices={[{ label: t('job.state'), of: (j) => j.state, options: states.map((s) => ({ value: s, label: label('JobState', s) })) }]} />
        )}
      </Loaded>
    </Page>
  );
}
