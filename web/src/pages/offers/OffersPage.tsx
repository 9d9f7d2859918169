// Offers with their acceptance clock, and agreements with their signatures.
import { Stack, Tabs, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useDuty, useSession } from '@/app/session';
import { count } from '@/format/number';
import { length, minute, period } from '@/format/time';
import { Command } from '@/parts/Command';
import { Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { Grid } from '@/parts/Grid';
import { Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';
import { useLengthWords } from '@/parts/words';

type Offer = Nouns['offers'];
type Agreement = Nouns['agreements'];

export default function OffersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.offers')} under={t('offer.page_note')}>
      <Tabs defaultValue="offers" keepMounted={false}>
        <Tabs.List><Tabs.Tab value="offers">{t('offer.offers')}</Tabs.Tab><Tabs.Tab value="agreements">{t('offer.agreements')}</Tabs.Tab></Tabs.List>
        <Tabs.Panel value="offers" pt="md"><Offers /></Tabs.Panel>
        <Tabs.Panel value="agreements" pt="md"><Agreements /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Offers() {
  const { t } = useTranslation();
  const label = useLabel();
  const words = useLengthWords();
  const { person } = useSession();
  const offers = useAll('offers');
  const left = (o: Offer) => {
    const millis = Date.parse(o.expires_at ?? '') - Date.now();
    return o.state === 'open' && millis > 0 ? t('offer.left', { n: length(millis, words) }) : minute(o.expires_at);
  };
  const states = ['open', 'accepted', 'declined', 'expired'] as const;
  return (
    <Loaded query={offers}>
      {(rows) => (
        <Grid<Offer> label={t('offer.offers')} rows={rows} empty={t('offer.none')} sort={[{ id: 'made', desc: true }]} search={(o) => `${o.title} ${o.body_name} ${o.id}`}
          choices={[{ label: t('offer.state'), of: (o) => o.state, options: states.map((s) => ({ value: s, label: label('OfferState', s) })) }]}
          columns={[
            { id: 'title', header: t('application.title'), accessorFn: (o) => o.title, meta: { clip: true }, cell: ({ row }) => <Go to={`/applications/${row.original.application}`}>{row.original.title || row.original.id}</Go> },
            { id: 'body', header: t('noun.body'), accessorFn: (o) => o.body_name, meta: { clip: true, wideOnly: true } },
            { id: 'accelerators', header: t('application.accelerators'), accessorFn: (o) => o.accelerators, meta: { right: true }, cell: ({ row }) => count(row.original.accelerators) },
            { id: 'state', header: t('offer.state'), accessorFn: (o) => label('OfferState', o.state), cell: ({ row }) => <StateTag type="OfferState" state={row.original.state} /> },
            { id: 'from', header: t('offer.from'), accessorFn: (o) => (o.from_reserve ? t('offer.from_reserve') : t('offer.from_ranking')), meta: { wideOnly: true } },
            { id: 'made', header: t('offer.made'), accessorFn: (o) => o.made_at ?? '', meta: { wideOnly: true }, cell: ({ row }) => minute(row.original.made_at) },
            { id: 'expires', header: t('offer.expires'), accessorFn: (o) => o.expires_at ?? '', cell: ({ row }) => left(row.original) },
            { id: 'act', header: '', enableSorting: false, cell: ({ row }) => row.original.state === 'open' && row.original.body === person.body && <OfferActions offer={row.original} /> },
          ]} />
      )}
    </Loaded>
  );
}

function OfferActions({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} style={{ flexDirection: 'row' }}>
      <Command label={t('offer.accept')} path="/api/v1/offers/{offer}/accept" names={{ offer: offer.id }} body={() => ({})}
        ask={t('offer.accept_ask', { n: count(offer.accelerators) })} done={t('offer.accepted')} variant="filled" />
      <Command label={t('offer.decline')} path="/api/v1/offers/{offer}/decline" names={{ offer: offer.id }} body={(reason) => ({ reason })} reason="possible"
        ask={t('offer.decline_ask')} done={t('offer.declined')} color="red" variant="light" />
    </Stack>
  );
}

function Agreements() {
  const { t } = useTranslation();
  const label = useLabel();
  const { person } = useSession();
  const centre = useDuty('call_management');
  const agreements = useAll('agreements');
  const signature = (by: string | null, at: string | null) => (by ? minute(at) : <Text span size="sm" c="dimmed">{t('agreement.unsigned')}</Text>);
  const sign = (a: Agreement, side: 'body' | 'centre') => (
    <Command label={side === 'body' ? t('agreement.sign_body') : t('agreement.sign_centre')} path="/api/v1/agreements/{agreement}/sign" names={{ agreement: a.id }}
      body={() => ({ side })} ask={t('agreement.sign_ask', { n: count(a.accelerators), pool: a.pool_label, period: period(a.period) })} done={t('agreement.signed')} variant="filled" />
  );
  const states = ['drafted', 'in_force', 'withdrawn'] as const;
  return (
    <Loaded query={agreements}>
      {(rows) => (
        <Grid<Agreement> label={t('offer.agreements')} rows={rows} empty={t('agreement.none')} search={(a) => `${a.title} ${a.body_name} ${a.id}`}
          choices={[{ label: t('agreement.state'), of: (a) => a.state, options: states.map((s) => ({ value: s, label: label('AgreementState', s) })) }]}
          columns={[
            { id: 'title', header: t('application.title'), accessorFn: (a) => a.title, meta: { clip: true }, cell: ({ row }) => <Go to={`/applications/${row.original.application}`}>{row.original.title || row.original.id}</Go> },
            { id: 'body', header: t('noun.body'), accessorFn: (a) => a.body_name, meta: { clip: true, wideOnly: true } },
            { id: 'pool', header: t('noun.pool'), accessorFn: (a) => a.pool_label },
            { id: 'accelerators', header: t('application.accelerators'), accessorFn: (a) => a.accelerators, meta: { right: true }, cell: ({ row }) => count(row.original.accelerators) },
            { id: 'period', header: t('agreement.period'), accessorFn: (a) => a.period.begin ?? '', meta: { wideOnly: true }, cell: ({ row }) => period(row.original.period) },
            { id: 'state', header: t('agreement.state'), accessorFn: (a) => label('AgreementState', a.state), cell: ({ row }) => <StateTag type="AgreementState" state={row.original.state} /> },
            { id: 'by_body', header: t('agreement.by_body'), accessorFn: (a) => a.body_signed_at ?? '', meta: { wideOnly: true }, cell: ({ row }) => signature(row.original.signed_by_body, row.original.body_signed_at) },
            { id: 'by_centre', header: t('agreement.by_centre'), accessorFn: (a) => a.centre_signed_at ?? '', meta: { wideOnly: true }, cell: ({ row }) => signature(row.original.signed_by_centre, row.original.centre_signed_at) },
            { id: 'act', header: '', enableSorting: false, cell: ({ row }) => {
              const a = row.original;
              if (a.state !== 'drafted') return null;
              return <>{!a.signed_by_body && a.body === person.body && sign(a, 'body')}{!a.signed_by_centre && centre && sign(a, 'centre')}</>;
            } },
          ]} />
      )}
    </Loaded>
  );
}
