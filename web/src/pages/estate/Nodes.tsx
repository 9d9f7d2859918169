import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useDuty } from '@/app/session';
import { count } from '@/format/number';
import { bytes } from '@/format/unit';
import { ThinBar } from '@/parts/Bars';
import { Command } from '@/parts/Command';
import { Loaded } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { Tag, useLabel } from '@/parts/Tag';

type Node = Nouns['nodes'];

export function Nodes() {
  const { t } = useTranslation();
  const label = useLabel();
  const operates = useDuty('operation');
  const nodes = useAll('nodes');
  return (
    <Loaded query={nodes}>
      {(rows) => (
        <Grid<Node> label={t('noun.node')} rows={rows} empty={t('estate.no_nodes')} search={(n) => n.name} sort={[{ id: 'name', desc: false }]}
          choices={[{ label: t('estate.engine'), of: (n) => n.engine, options: (['none', 'local', 'slurm'] as const).map((e) => ({ value: e, label: label('EngineKind', e) })) }]}
          columns={[
            { id: 'name', header: t('noun.node'), accessorFn: (n) => n.name, cell: ({ row }) => <b>{row.original.name}</b> },
            { id: 'engine', header: t('estate.engine'), accessorFn: (n) => label('EngineKind', n.engine) },
            { id: 'state', header: t('estate.state'), accessorFn: (n) => (n.draining ? t('estate.draining') : t('estate.in_service')), cell: ({ row }) => (row.original.draining ? <Tag tone="warn">{t('estate.draining')}</Tag> : <Tag tone="good">{t('estate.in_service')}</Tag>) },
            { id: 'bar', header: t('estate.busy'), enableSorting: false, meta: { wideOnly: true }, cell: ({ row }) => (
              <ThinBar label={t('estate.busy_of', { busy: count(row.original.busy), all: count(row.original.accelerators) })}
                parts={[{ key: 'b', amount: row.original.busy, color: 'var(--gw-s1)' }, { key: 'f', amount: row.original.accelerators - row.original.busy, color: 'var(--gw-s3)' }]} />
            ) },
            { id: 'busy', header: t('estate.busy_n'), accessorFn: (n) => n.busy, meta: { right: true }, cell: ({ row }) => `${row.original.busy} / ${row.original.accelerators}` },
            { id: 'slots', header: t('noun.slot'), accessorFn: (n) => n.slots, meta: { right: true, wideOnly: true } },
            { id: 'cores', header: t('estate.cores'), accessorFn: (n) => n.cores, meta: { right: true, wideOnly: true }, cell: ({ row }) => (row.original.cores ? count(row.original.cores) : '–') },
            { id: 'memory', header: t('estate.memory'), accessorFn: (n) => n.memory, meta: { right: true, wideOnly: true }, cell: ({ row }) => (row.original.memory ? bytes(row.original.memory) : '–') },
            ...(operates ? [{ id: 'act', header: '', enableSorting: false, cell: ({ row }: { row: { original: Node } }) => (
              <Command label={row.original.draining ? t('estate.resume') : t('estate.drain')} path="/api/v1/nodes/{node}/drain" names={{ node: row.original.id }}
                body={(reason) => ({ draining: !row.original.draining, reason })} reason="needed" done={t('estate.changed')} variant="subtle" />
            ) }] : []),
          ]} />
      )}
    </Loaded>
  );
}
