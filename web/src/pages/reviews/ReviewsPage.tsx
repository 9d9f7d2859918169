import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useDuty, useSession } from '@/app/session';
import { useName } from '@/app/names';
import { count, points } from '@/format/number';
import { Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { Grid } from '@/parts/Grid';
import { Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';
import { weightedTotal } from './weighted';

type Review = Nouns['reviews'];

export default function ReviewsPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const name = useName();
  const { person } = useSession();
  const staff = useDuty('call_management', 'selection');
  const reviews = useAll('reviews', staff ? {} : { reviewer: person.id });
  const states = ['assigned', 'scored', 'conflicted'] as const;
  return (
    <Page title={staff ? t('nav.reviews') : t('review.mine')} under={staff ? t('review.note_staff') : t('review.note_blind')}>
      <Loaded query={reviews}>
        {(rows) => (
          <Grid<Review> label={t('nav.reviews')} rows={rows} empty={t('review.none')} sort={[{ id: 'receipt', desc: false }]}
            search={(r) => `${r.receipt} ${r.content.title} ${staff ? r.reviewer_name : ''}`}
            choices={[{ label: t('review.state'), of: (r) => r.state, options: states.map((s) => ({ value: s, label: label('ReviewState', s) })) }]}
            columns={[
              { id: 'receipt', header: t('application.receipt'), accessorFn: (r) => r.receipt, cell: ({ row }) => <Go to={`/reviews/${row.original.id}`}>{row.original.receipt || row.original.id}</Go> },
              { id: 'title', header: t('application.title'), accessorFn: (r) => r.content.title, meta: { clip: true } },
              { id: 'class', header: t('call.class'), accessorFn: (r) => r.content.class_label },
              { id: 'accelerators', header: t('application.accelerators'), accessorFn: (r) => r.content.accelerators, meta: { right: true, wideOnly: true }, cell: ({ row }) => count(row.original.content.accelerators) },
              ...(staff ? [{ id: 'reviewer', header: t('review.reviewer'), accessorFn: (r: Review) => r.reviewer_name }] : []),
              { id: 'state', header: t('review.state'), accessorFn: (r) => label('ReviewState', r.state), cell: ({ row }) => <StateTag type="ReviewState" state={row.original.state} /> },
              ...(rows[0]?.rubric ?? []).map((c, i) => ({
                id: `c${i}`, header: name(c), meta: { right: true, wideOnly: true }, accessorFn: (r: Review) => r.scores[i] ?? -1,
                cell: ({ row }: { row: { original: Review } }) => (row.original.scores[i] === undefined ? '–' : points(row.original.scores[i]!)),
              })),
              { id: 'total', header: t('review.sum'), accessorFn: (r) => weightedTotal(r.rubric, r.scores) ?? -1, meta: { right: true }, cell: ({ row }) => { const w = weightedTotal(row.original.rubric, row.original.scores); return w === null ? '–' : points(w); } },
            ]} />
        )}
      </Loaded>
    </Page>
  );
}
