// The ranking of one class. A thick line stands below the last that got in.
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns, Schemas } from '@/api/nouns';
import { useName } from '@/app/names';
import { count, pointsInColumn } from '@/format/number';
import { Go } from '@/parts/Go';
import { Grid } from '@/parts/Grid';
import { StateTag, useLabel } from '@/parts/Tag';

type Ranked = Schemas['Ranked'];
type Row = Ranked & { application_row?: Nouns['applications'] };

export function RankingGrid({ ranking, applications, rubric }: { ranking: Ranked[]; applications: Nouns['applications'][]; rubric: Schemas['Criterion'][] }) {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const name = useName();
  const rows = useMemo<Row[]>(() => {
    const byId = new Map(applications.map((a) => [a.id, a]));
    return ranking.map((r) => ({ ...r, application_row: byId.get(r.application ?? '') }) as Row);
  }, [ranking, applications]);
  const lastIn = useMemo(() => Math.max(0, ...rows.filter((r) => r.outcome === 'offered').map((r) => r.place)), [rows]);
  const columns = useMemo<ColumnDef<Row>[]>(() => [
    // Those without a place come last.
    { id: 'place', header: t('selection.place'), accessorFn: (r) => r.place || 1e9, meta: { right: true }, cell: ({ row }) => row.original.place || '–' },
    { id: 'receipt', header: t('application.receipt'), accessorFn: (r) => r.application_row?.receipt ?? '', cell: ({ row }) => <Go to={`/applications/${row.original.application}`}>{row.original.application_row?.receipt ?? row.original.application}</Go> },
    { id: 'title', header: t('application.title'), accessorFn: (r) => r.application_row?.content.title ?? '', meta: { clip: true } },
    { id: 'body', header: t('noun.body'), accessorFn: (r) => r.application_row?.body_name ?? '', meta: { clip: true, wideOnly: true } },
    { id: 'score', header: t('selection.score'), accessorFn: (r) => r.score, meta: { right: true, wideOnly: true }, cell: ({ row }) => pointsInColumn(row.original.score) },
    { id: 'bonus', header: t('selection.bonus'), accessorFn: (r) => r.bonus, meta: { right: true, wideOnly: true }, cell: ({ row }) => (row.original.bonus ? `+${pointsInColumn(row.original.bonus)}` : '–') },
    { id: 'total', header: t('selection.total'), accessorFn: (r) => r.total, meta: { right: true }, cell: ({ row }) => <b>{pointsInColumn(row.original.total)}</b> },
    { id: 'outcome', header: t('selection.outcome'), accessorFn: (r) => label('RankedOutcome', r.outcome), cell: ({ row }) => <><StateTag type="RankedOutcome" state={row.original.outcome} />{row.original.reserve_place > 0 && ` ${row.original.reserve_place}`}</> },
    { id: 'reason', header: t('selection.reason'), accessorFn: (r) => label('RankedReason', r.reason) },
    { id: 'asked', header: t('ratio.asked'), accessorFn: (r) => r.application_row?.content.accelerators ?? 0, meta: { right: true, wideOnly: true }, cell: ({ row }) => count(row.original.application_row?.content.accelerators ?? 0) },
    { id: 'granted', header: t('selection.granted'), accessorFn: (r) => r.granted, meta: { right: true }, cell: ({ row }) => (row.original.granted ? count(row.original.granted) : '–') },
    ...rubric.map((c, i): ColumnDef<Row> => ({ id: `c${i}`, header: name(c), accessorFn: (r) => r.criteria[i] ?? 0, meta: { right: true, wideOnly: true }, cell: ({ row }) => pointsInColumn(row.original.criteria[i] ?? 0) })),
  ], [t, i18n.language, rubric]);
  const outcomes = ['offered', 'reserve', 'refused'] as const;
  return (
    <Grid<Row> label={t('selection.ranking')} rows={rows} columns={columns} sort={[{ id: 'place', desc: false }]} height="max(420px, calc(100vh - 300px))"
      rowClass={(r) => (r.place === lastIn && lastIn > 0 ? 'cut' : '')} search={(r) => `${r.application_row?.receipt ?? ''} ${r.application_row?.content.title ?? ''} ${r.application_row?.body_name ?? ''}`}
      choices={[{ label: t('selection.outcome'), of: (r) => r.outcome, options: outcomes.map((o) => ({ value: o, label: label('RankedOutcome', o) })) }]} />
  );
}
