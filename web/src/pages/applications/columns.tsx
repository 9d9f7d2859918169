// The columns of tables of applications, shared by the list and by the call.
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { count, pointsInColumn } from '@/format/number';
import { minute } from '@/format/time';
import { Go } from '@/parts/Go';
import { StateTag, useLabel } from '@/parts/Tag';

export type Application = Nouns['applications'];

export function useApplicationColumns(withCall: boolean): ColumnDef<Application>[] {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  return useMemo(() => {
    const columns: ColumnDef<Application>[] = [
      { id: 'receipt', header: t('application.receipt'), accessorFn: (a) => a.receipt || a.id, cell: ({ row }) => <Go to={`/applications/${row.original.id}`}>{row.original.receipt || row.original.id}</Go> },
      { id: 'title', header: t('application.title'), accessorFn: (a) => a.content.title, meta: { clip: true } },
      { id: 'body', header: t('noun.body'), accessorFn: (a) => a.body_name, meta: { clip: true, wideOnly: true } },
      { id: 'class', header: t('call.class'), accessorFn: (a) => a.class_label, meta: { wideOnly: true } },
      { id: 'accelerators', header: t('application.accelerators'), accessorFn: (a) => a.content.accelerators, meta: { right: true, wideOnly: true }, cell: ({ row }) => count(row.original.content.accelerators) },
      { id: 'months', header: t('application.months'), accessorFn: (a) => a.content.months, meta: { right: true, wideOnly: true } },
      { id: 'sector', header: t('application.sector'), accessorFn: (a) => a.content.sector, meta: { wideOnly: true } },
      { id: 'state', header: t('application.state'), accessorFn: (a) => label('ApplicationState', a.state), cell: ({ row }) => <StateTag type="ApplicationState" state={row.original.state} /> },
      { id: 'total', header: t('selection.total'), accessorFn: (a) => a.ranked?.total ?? -1, meta: { right: true }, cell: ({ row }) => (row.original.ranked ? pointsInColumn(row.original.ranked.total) : '–') },
      { id: 'submitted', header: t('application.submitted'), accessorFn: (a) => a.submitted_at ?? '', meta: { wideOnly: true }, cell: ({ row }) => minute(row.original.submitted_at) },
    ];
    if (withCall) columns.splice(1, 0, { id: 'call', header: t('noun.call'), accessorFn: (a) => a.call_title, meta: { clip: true, wideOnly: true } });
    return columns;
    // Labels change with the language.
  }, [t, i18n.language, withCall]);
}

export function applicationText(a: Application): string {
  return `${a.receipt} ${a.id} ${a.content.title} ${a.body_name} ${a.content.sector}`;
}
