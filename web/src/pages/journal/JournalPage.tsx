// The journal as it grows: how far it has come, and what was entered since this screen was opened.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EventNote } from '@/api/live';
import { useStateBar } from '@/api/reports';
import { useLive } from '@/app/LiveProvider';
import { count } from '@/format/number';
import { second } from '@/format/time';
import { useEventName } from '@/parts/events';
import { Grid } from '@/parts/Grid';
import { NounLink } from '@/parts/NounLink';
import { Page, Tiles } from '@/parts/Page';

export default function JournalPage() {
  const { t } = useTranslation();
  const { notes, state } = useLive();
  const name = useEventName();
  const head = useStateBar().data?.evidence.journal_index;
  return (
    <Page title={t('nav.journal')} under={t('journal.note')}>
      <Stack gap="md">
        <Tiles tiles={[
          { label: t('journal.entries'), value: head === undefined ? '–' : count(Math.max(head, notes[0]?.index ?? 0)), base: t('journal.entries_base') },
          { label: t('journal.heard'), value: count(notes.length), base: t(`live.${state}` as 'live.live') },
        ]} />
        <Grid<EventNote> label={t('nav.journal')} rows={notes} empty={t('overview.no_events')} sort={[{ id: 'index', desc: true }]} search={(n) => `${n.index} ${n.type} ${name(n.type)} ${n.id}`} height="calc(100vh - 340px)"
          columns={[
            { id: 'index', header: t('journal.index'), accessorFn: (n) => n.index, meta: { right: true }, cell: ({ row }) => count(row.original.index) },
            { id: 'at', header: t('journal.at'), accessorFn: (n) => n.at, cell: ({ row }) => second(row.original.at) },
            { id: 'type', header: t('journal.event'), accessorFn: (n) => name(n.type) },
            { id: 'id', header: t('journal.about'), accessorFn: (n) => n.id, cell: ({ row }) => <NounLink id={row.original.id} /> },
          ]} />
        <Text size="sm" c="dimmed">{t('journal.verify')} <code>gwanje journal verify</code></Text>
      </Stack>
    </Page>
  );
}
