import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useDuty } from '@/app/session';
import { count } from '@/format/number';
import { day } from '@/format/time';
import { bytes, watts } from '@/format/unit';
import { Command } from '@/parts/Command';
import { Loaded } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { Tag, useLabel } from '@/parts/Tag';

type Stage = Nouns['stages'];

export function Stages() {
  const { t } = useTranslation();
  const label = useLabel();
  const plans = useDuty('planning');
  const stages = useAll('stages');
  const orDash = (n: number, text: string) => (n > 0 ? text : '–');
  return (
    <Loaded query={stages}>
      {(rows) => (
        <Grid<Stage> label={t('noun.stage')} rows={rows} empty={t('estate.no_stages')} sort={[{ id: 'at', desc: false }]} columns={[
          { id: 'at', header: t('estate.at'), accessorFn: (s) => s.at ?? '', cell: ({ row }) => day(row.original.at) },
          { id: 'name', header: t('noun.stage'), accessorFn: (s) => s.name, cell: ({ row }) => <b>{row.original.name}</b> },
          { id: 'state', header: t('estate.state'), accessorFn: (s) => (s.reached ? 1 : 0), cell: ({ row }) => (row.original.reached ? <Tag tone="good">{t('estate.reached')}</Tag> : <Tag tone="calm">{t('estate.target')}</Tag>) },
          { id: 'reading', header: t('estate.reading'), accessorFn: (s) => label('StageReading', s.reading), meta: { wideOnly: true } },
          { id: 'pf', header: 'PF', accessorFn: (s) => Number(s.compute.pf), meta: { right: true }, cell: ({ row }) => (Number(row.original.compute.pf) > 0 ? `${row.original.compute.pf} (${label('NumberFormat', row.original.compute.format)})` : '–') },
          { id: 'storage', header: t('estate.storage'), accessorFn: (s) => s.storage, meta: { right: true }, cell: ({ row }) => orDash(row.original.storage, bytes(row.original.storage)) },
          { id: 'slots', header: t('noun.slot'), accessorFn: (s) => s.slots, meta: { right: true, wideOnly: true }, cell: ({ row }) => orDash(row.original.slots, count(row.original.slots)) },
          { id: 'accelerators', header: t('noun.accelerator'), accessorFn: (s) => s.accelerators, meta: { right: true, wideOnly: true }, cell: ({ row }) => orDash(row.original.accelerators, count(row.original.accelerators)) },
          { id: 'power', header: t('estate.power'), accessorFn: (s) => s.power, meta: { right: true, wideOnly: true }, cell: ({ row }) => orDash(row.original.power, watts(row.original.power)) },
          { id: 'source', header: t('estate.source'), accessorFn: (s) => s.source, meta: { wideOnly: true, clip: true } },
          ...(plans ? [{ id: 'act', header: '', enableSorting: false, cell: ({ row }: { row: { original: Stage } }) => !row.original.reached && (
            <Command label={t('estate.reach')} path="/api/v1/stages/{stage}/reach" names={{ stage: row.original.id }} body={() => ({})} ask={t('estate.reach_ask')} done={t('estate.changed')} variant="subtle" />
          ) }] : []),
        ]} />
      )}
    </Loaded>
  );
}
