import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useCallTitle } from '@/app/names';
import { count } from '@/format/number';
import { minute } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { Grid } from '@/parts/Grid';
import { Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';

type Selection = Nouns['selections'];

export default function SelectionsPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const title = useCallTitle();
  const { call } = useSearch({ strict: false }) as { call?: string };
  const selections = useAll('selections', call ? { call } : {});
  const calls = useAll('calls').data ?? [];
  const callTitle = (id: string | null) => {
    const found = calls.find((c) => c.id === id);
    return found ? title(found.terms) : (id ?? '–');
  };
  const outcomes = (s: Selection, outcome: string) => s.ranking.filter((r) => r.outcome === outcome).length;
  return (
    <Page title={t('nav.selections')} under={t('selection.page_note')}>
      <Loaded query={selections}>
        {(rows) => (
          <Grid<Selection> label={t('nav.selections')} rows={rows} empty={t('selection.none')} sort={[{ id: 'computed', desc: true }]}
            columns={[
              { id: 'id', header: t('noun.selection'), accessorFn: (s) => Number(s.id.slice(4)), cell: ({ row }) => <Go to={`/selections/${row.original.id}`}>{row.original.id}</Go> },
              { id: 'call', header: t('noun.call'), accessorFn: (s) => callTitle(s.call), meta: { clip: true } },
              { id: 'state', header: t('selection.state'), accessorFn: (s) => label('SelectionState', s.state), cell: ({ row }) => <StateTag type="SelectionState" state={row.original.state} /> },
              { id: 'ranked', header: t('selection.ranked'), accessorFn: (s) => s.ranking.length, meta: { right: true, wideOnly: true }, cell: ({ row }) => count(row.original.ranking.length) },
              { id: 'offered', header: label('RankedOutcome', 'offered'), accessorFn: (s) => outcomes(s, 'offered'), meta: { right: true } },
              { id: 'reserve', header: label('RankedOutcome', 'reserve'), accessorFn: (s) => outcomes(s, 'reserve'), meta: { right: true, wideOnly: true } },
              { id: 'refused', header: label('RankedOutcome', 'refused'), accessorFn: (s) => outcomes(s, 'refused'), meta: { right: true, wideOnly: true } },
              { id: 'computed', header: t('selection.computed_at'), accessorFn: (s) => s.computed_at ?? '', cell: ({ row }) => minute(row.original.computed_at) },
              { id: 'published', header: t('selection.published_at'), accessorFn: (s) => s.published_at ?? '', meta: { wideOnly: true }, cell: ({ row }) => minute(row.original.published_at) },
            ]} />
        )}
      </Loaded>
    </Page>
  );
}
