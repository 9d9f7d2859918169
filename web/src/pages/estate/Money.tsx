import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { usePoolLabels } from '@/pages/overview/pools';
import { count } from '@/format/number';
import { period } from '@/format/time';
import { won } from '@/format/unit';
import { Loaded } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { useLabel } from '@/parts/Tag';

type Line = Nouns['budget-lines'];

export function Money() {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const pool = usePoolLabels();
  const lines = useAll('budget-lines');
  return (
    <Loaded query={lines}>
      {(rows) => (
        <Grid<Line> label={t('noun.budget_line')} rows={rows} empty={t('estate.no_lines')} sort={[{ id: 'when', desc: false }]} columns={[
          { id: 'name', header: t('noun.budget_line'), accessorFn: (l) => l.name, cell: ({ row }) => <b>{row.original.name}</b> },
          { id: 'source', header: t('estate.money_source'), accessorFn: (l) => label('BudgetSource', l.source) },
          { id: 'when', header: t('agreement.period'), accessorFn: (l) => l.when.begin ?? '', cell: ({ row }) => period(row.original.when) },
          { id: 'amount', header: t('estate.amount'), accessorFn: (l) => l.amount, meta: { right: true }, cell: ({ row }) => (row.original.amount ? won(row.original.amount, i18n.language) : '–') },
          { id: 'pf', header: t('estate.funds_pf'), accessorFn: (l) => Number(l.compute.pf), meta: { right: true }, cell: ({ row }) => (Number(row.original.compute.pf) > 0 ? `${row.original.compute.pf} (${label('NumberFormat', row.original.compute.format)})` : '–') },
          { id: 'accelerators', header: t('noun.accelerator'), accessorFn: (l) => l.accelerators, meta: { right: true, wideOnly: true }, cell: ({ row }) => (row.original.accelerators ? count(row.original.accelerators) : '–') },
          { id: 'pool', header: t('noun.pool'), accessorFn: (l) => (l.pool ? pool(l.pool) : t('ladder.whole')), meta: { wideOnly: true } },
        ]} />
      )}
    </Loaded>
  );
}
