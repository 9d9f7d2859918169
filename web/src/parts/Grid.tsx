// A table for 1 to 100,000 rows: sorted by its heads, searched, narrowed by choices, only the visible rows in the page.
import { Group, MultiSelect, Text, TextInput } from '@mantine/core';
import { flexRender, getCoreRowModel, getFilteredRowModel, getSortedRowModel, useReactTable, type ColumnDef, type RowData, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '@/format/number';
import { Empty } from './Feedback';
import { Icon } from './Icon';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    right?: boolean;
    wideOnly?: boolean;
    clip?: boolean;
    readonly of?: [TData, TValue];
  }
}

export interface Choice<T> {
  label: string;
  of: (row: T) => string;
  options: { value: string; label: string }[];
  start?: string[];
}

interface GridProps<T> {
  label: string;
  rows: T[];
  columns: ColumnDef<T, never>[] | ColumnDef<T>[];
  sort?: SortingState;
  search?: (row: T) => string;
  choices?: Choice<T>[];
  height?: number | string;
  empty?: string;
  rowClass?: (row: T) => string;
  aside?: ReactNode;
}

const rowHeight = 39;

export function Grid<T>({ label, rows, columns, sort = [], search, choices = [], height = 'calc(100vh - 250px)', empty, rowClass, aside }: GridProps<T>) {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState<SortingState>(sort);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string[][]>(choices.map((c) => c.start ?? []));
  const filtered = useMemo(() => {
    const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return rows.filter((row) =>
      choices.every((c, i) => !chosen[i]?.length || chosen[i].includes(c.of(row))) &&
      (!wanted.length || !search || wanted.every((w) => search(row).toLowerCase().includes(w))));
  }, [rows, words, chosen, choices, search]);
  const table = useReactTable<T>({
    data: filtered, columns: columns as ColumnDef<T>[], state: { sorting }, onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(), getSortedRowModel: getSortedRowModel(), getFilteredRowModel: getFilteredRowModel(),
    sortDescFirst: false, enableSortingRemoval: false,
  });
  const sorted = table.getRowModel().rows;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const tools = Boolean(search || choices.length || aside);
  return (
    <section className="card flush">
      {tools && (
        <Group gap="sm" p="sm" align="center" style={{ borderBottom: '1px solid var(--gw-line)' }} className="no-print">
          {search && (
            <TextInput aria-label={t('grid.search')} placeholder={t('grid.search')} value={words} w={{ base: '100%', xs: 220 }}
              leftSection={<Icon name="search" size={16} />} onChange={(e) => setWords(e.currentTarget.value)} />
          )}
          {choices.map((c, i) => (
            <MultiSelect key={c.label} aria-label={c.label} placeholder={chosen[i]?.length ? '' : c.label} data={c.options} clearable
              value={chosen[i] ?? []} w={{ base: 'calc(50% - 6px)', xs: 190 }} styles={{ inputField: { minWidth: 60 } }}
              clearButtonProps={{ 'aria-label': t('grid.clear') }}
              onChange={(v) => setChosen(chosen.map((old, at) => (at === i ? v : old)))} comboboxProps={{ width: 220, position: 'bottom-start' }} />
          ))}
          <Text size="sm" c="dimmed" ml="auto" aria-live="polite" className="num">
            {filtered.length === rows.length ? t('grid.rows', { n: count(rows.length) }) : t('grid.some', { n: count(filtered.length), of: count(rows.length) })}
          </Text>
          {aside}
        </Group>
      )}
      <div ref={box} className="grid-wrap" style={{ maxHeight: height }} tabIndex={0} role="region" aria-label={label}>
        <table className="grid" aria-label={label} aria-rowcount={sorted.length + 1}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((head) => {
                  const meta = head.column.columnDef.meta;
                  const way = head.column.getIsSorted();
                  const title = flexRender(head.column.columnDef.header, head.getContext());
                  return (
                    <th key={head.id} scope="col" className={`${meta?.right ? 'right' : ''} ${meta?.wideOnly ? 'wide-only' : ''}`}
                      aria-sort={way === 'asc' ? 'ascending' : way === 'desc' ? 'descending' : 'none'}>
                      {head.column.getCanSort() ? (
                        <button type="button" onClick={head.column.getToggleSortingHandler()}>
                          {title}{way && <Icon name={way === 'asc' ? 'up' : 'down'} size={14} />}
                        </button>
                      ) : title}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden="true"><td colSpan={columns.length} style={{ height: before, padding: 0, border: 0 }} /></tr>}
            {items.map((item) => {
              const row = sorted[item.index]!;
              return (
                <tr key={row.id} className={`row ${rowClass?.(row.original) ?? ''}`} aria-rowindex={item.index + 2}>
                  {row.getVisibleCells().map((cell) => {
                    const meta = cell.column.columnDef.meta;
                    return (
                      <td key={cell.id} className={`${meta?.right ? 'right' : ''} ${meta?.wideOnly ? 'wide-only' : ''} ${meta?.clip ? 'clip' : ''}`}>
                        {flexRender(cell.column.columnDef.cell, cell.getContext())}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            {after > 0 && <tr aria-hidden="true"><td colSpan={columns.length} style={{ height: after, padding: 0, border: 0 }} /></tr>}
          </tbody>
        </table>
        {sorted.length === 0 && <Empty title={rows.length === 0 ? (empty ?? t('grid.empty')) : t('grid.nothing_left')} />}
      </div>
    </section>
  );
}
