import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useCallTitle } from '@/app/names';
import { useDuty } from '@/app/session';
import { count } from '@/format/number';
import { minute } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { Grid } from '@/parts/Grid';
import { GoButton } from '@/parts/GoButton';
import { Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';
import { ratioOf } from './ratios';

type Call = Nouns['calls'];

export default function CallsPage() {
  const { t } = useTranslation();
  const calls = useAll('calls');
  const title = useCallTitle();
  const label = useLabel();
  const manages = useDuty('call_management');
  return (
    <Page title={t('nav.calls')} under={t('call.page_note')} actions={manages && <GoButton to="/calls/new">{t('call.new')}</GoButton>}>
      <Loaded query={calls}>
        {(rows) => (
          <Grid<Call> label={t('nav.calls')} rows={rows} empty={t('call.none')} sort={[{ id: 'opens', desc: true }]}
            columns={[
              { id: 'title', header: t('noun.call'), accessorFn: (c) => title(c.terms), meta: { clip: true }, cell: ({ row }) => <Go to={`/calls/${row.original.id}`}>{title(row.original.terms)}</Go> },
              { id: 'state', header: t('call.state'), accessorFn: (c) => label('CallState', c.state), cell: ({ row }) => <StateTag type="CallState" state={row.original.state} /> },
              { id: 'kind', header: t('call.kind'), accessorFn: (c) => label('CallKind', c.kind), meta: { wideOnly: true } },
              { id: 'opens', header: t('call.begins'), accessorFn: (c) => c.terms.window.begin ?? '', cell: ({ row }) => minute(row.original.terms.window.begin), meta: { wideOnly: true } },
              { id: 'closes', header: t('call.ends'), accessorFn: (c) => c.terms.window.end ?? '', cell: ({ row }) => minute(row.original.terms.window.end) },
              { id: 'ratios', header: t('call.by_places'), enableSorting: false, cell: ({ row }) => row.original.ratios.map((r) => `${r.label} ${ratioOf(r, 'applications')}`).join(' · ') },
              { id: 'counted', header: t('call.counted'), accessorFn: (c) => c.ratios.reduce((s, r) => s + r.counted, 0), cell: ({ getValue }) => count(getValue<number>()), meta: { right: true, wideOnly: true } },
            ]} />
        )}
      </Loaded>
    </Page>
  );
}
