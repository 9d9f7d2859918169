// What came of the projects, counted by kind, and a form to record more.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { count } from '@/format/number';
import { day } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { Grid } from '@/parts/Grid';
import { Page, Tiles } from '@/parts/Page';
import { useLabel } from '@/parts/Tag';
import { RecordDialog } from './RecordDialog';

type Outcome = Nouns['outcomes'];

export default function OutcomesPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const outcomes = useAll('outcomes');
  const [recording, setRecording] = useState(false);
  return (
    <Page title={t('nav.outcomes')} under={t('outcome.page_note')} actions={<Button onClick={() => setRecording(true)}>{t('outcome.record')}</Button>}>
      <Loaded query={outcomes}>
        {(rows) => {
          const kinds = [...new Set(rows.map((o) => o.kind))];
          return (
            <>
              {kinds.length > 0 && <Tiles tiles={kinds.map((k) => ({ label: label('OutcomeKind', k), value: count(rows.filter((o) => o.kind === k).length), base: t('outcome.of_all', { n: count(rows.length) }) }))} />}
              <Grid<Outcome> label={t('nav.outcomes')} rows={rows} empty={t('outcome.none')} sort={[{ id: 'at', desc: true }]} search={(o) => `${o.title} ${o.doi} ${o.project_title}`} height="calc(100vh - 340px)"
                choices={[{ label: t('outcome.kind'), of: (o) => o.kind, options: kinds.map((k) => ({ value: k, label: label('OutcomeKind', k) })) }]}
                columns={[
                  { id: 'at', header: t('outcome.at'), accessorFn: (o) => o.at ?? '', cell: ({ row }) => day(row.original.at) },
                  { id: 'kind', header: t('outcome.kind'), accessorFn: (o) => label('OutcomeKind', o.kind) },
                  { id: 'title', header: t('outcome.title'), accessorFn: (o) => o.title, meta: { clip: true } },
                  { id: 'doi', header: 'DOI', accessorFn: (o) => o.doi, meta: { wideOnly: true } },
                  { id: 'project', header: t('noun.project'), accessorFn: (o) => o.project_title, meta: { wideOnly: true, clip: true }, cell: ({ row }) => (row.original.project ? <Go to={`/projects/${row.original.project}`}>{row.original.project_title}</Go> : '–') },
                ]} />
            </>
          );
        }}
      </Loaded>
      {recording && <RecordDialog close={() => setRecording(false)} />}
    </Page>
  );
}
