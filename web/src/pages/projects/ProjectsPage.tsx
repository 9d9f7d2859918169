import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { day } from '@/format/time';
import { acceleratorHours } from '@/format/unit';
import { percent } from '@/format/number';
import { ThinBar } from '@/parts/Bars';
import { Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { Grid } from '@/parts/Grid';
import { Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';

type Project = Nouns['projects'];

export default function ProjectsPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const projects = useAll('projects');
  const states = ['active', 'ended'] as const;
  return (
    <Page title={t('nav.projects')} under={t('project.page_note')}>
      <Loaded query={projects}>
        {(rows) => (
          <Grid<Project> label={t('nav.projects')} rows={rows} empty={t('project.none')} sort={[{ id: 'started', desc: true }]} search={(p) => `${p.title} ${p.body_name} ${p.id}`}
            choices={[{ label: t('project.state'), of: (p) => p.state, options: states.map((s) => ({ value: s, label: label('ProjectState', s) })) }]}
            columns={[
              { id: 'title', header: t('noun.project'), accessorFn: (p) => p.title, meta: { clip: true }, cell: ({ row }) => <Go to={`/projects/${row.original.id}`}>{row.original.title}</Go> },
              { id: 'body', header: t('noun.body'), accessorFn: (p) => p.body_name, meta: { clip: true, wideOnly: true } },
              { id: 'state', header: t('project.state'), accessorFn: (p) => label('ProjectState', p.state), cell: ({ row }) => <StateTag type="ProjectState" state={row.original.state} /> },
              { id: 'bar', header: t('project.balance'), enableSorting: false, meta: { wideOnly: true }, cell: ({ row }) => (
                <ThinBar label={t('project.used_of', { used: acceleratorHours(row.original.used), granted: acceleratorHours(row.original.granted) })}
                  parts={[{ key: 'u', amount: row.original.used, color: 'var(--gw-s1)' }, { key: 'h', amount: row.original.held, color: 'var(--gw-s4)' }, { key: 'r', amount: row.original.remaining, color: 'var(--gw-s3)' }]} />
              ) },
              { id: 'used', header: t('ledger.used'), accessorFn: (p) => p.used, meta: { right: true }, cell: ({ row }) => acceleratorHours(row.original.used) },
              { id: 'share', header: t('project.used_share'), accessorFn: (p) => (p.granted ? p.used / p.granted : 0), meta: { right: true, wideOnly: true }, cell: ({ row }) => percent(row.original.used, row.original.granted, 1) },
              { id: 'remaining', header: t('ledger.remaining'), accessorFn: (p) => p.remaining, meta: { right: true }, cell: ({ row }) => acceleratorHours(row.original.remaining) },
              { id: 'granted', header: t('ledger.granted'), accessorFn: (p) => p.granted, meta: { right: true, wideOnly: true }, cell: ({ row }) => acceleratorHours(row.original.granted) },
              { id: 'started', header: t('project.started'), accessorFn: (p) => p.started_at ?? '', meta: { wideOnly: true }, cell: ({ row }) => day(row.original.started_at) },
            ]} aside={t('unit.accelerator_hours')} />
        )}
      </Loaded>
    </Page>
  );
}
