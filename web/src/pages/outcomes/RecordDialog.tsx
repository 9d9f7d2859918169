import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Schemas } from '@/api/nouns';
import { fromField } from '@/format/time';
import { useSend } from '@/parts/Command';
import { ProblemNote } from '@/parts/Feedback';
import { useLabel } from '@/parts/Tag';

type Kind = Schemas['OutcomeKind'];
const kinds: Kind[] = ['paper_domestic', 'paper_sci', 'paper_international', 'patent', 'model', 'product', 'hire', 'sale', 'relocation'];

export function RecordDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const projects = useAll('projects').data ?? [];
  const sites = useAll('sites').data ?? [];
  const [kind, setKind] = useState<Kind>('paper_domestic');
  const [title, setTitle] = useState('');
  const [doi, setDoi] = useState('');
  const [at, setAt] = useState('');
  const [project, setProject] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const send = useSend<'/api/v1/outcomes'>(t('outcome.recorded'), close);
  const go = () => send.mutate({
    path: '/api/v1/outcomes',
    body: { outcome: { site: sites[0]?.id ?? null, project, kind, title: title.trim(), doi: doi.trim(), at: fromField(`${at}T00:00`), note } },
  });
  return (
    <Modal opened onClose={close} title={t('outcome.record')} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        <Select label={t('outcome.kind')} data={kinds.map((k) => ({ value: k, label: label('OutcomeKind', k) }))} value={kind} onChange={(v) => v && setKind(v as Kind)} />
        <TextInput label={t('outcome.title')} required value={title} onChange={(e) => setTitle(e.currentTarget.value)} />
        {kind.startsWith('paper') && <TextInput label="DOI" placeholder="10.1000/182" value={doi} onChange={(e) => setDoi(e.currentTarget.value)} />}
        <TextInput type="date" label={t('outcome.at')} required value={at} onChange={(e) => setAt(e.currentTarget.value)} />
        <Select label={t('noun.project')} searchable clearable data={projects.map((p) => ({ value: p.id, label: p.title }))} value={project} onChange={setProject} clearButtonProps={{ 'aria-label': t('grid.clear') }} />
        <TextInput label={t('outcome.note')} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button loading={send.isPending} disabled={!title.trim() || !at} onClick={go}>{t('outcome.record')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
