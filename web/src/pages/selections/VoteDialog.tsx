// The committee's vote: who said what, the minutes, and then the selection is public.
import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns, type Schemas } from '@/api/nouns';
import { count } from '@/format/number';
import { useSend } from '@/parts/Command';
import { Loaded, ProblemNote } from '@/parts/Feedback';
import { useLabel } from '@/parts/Tag';

type Voice = Schemas['Voice'];
const voices: Voice[] = ['approve', 'oppose', 'abstain', 'recused'];

export function VoteDialog({ selection, call, close }: { selection: Nouns['selections']; call: Nouns['calls']; close: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const persons = useAll('persons');
  const [votes, setVotes] = useState<Record<string, Voice | ''>>({});
  const [minutes, setMinutes] = useState('');
  const send = useSend<'/api/v1/selections/{selection}/publish'>(t('selection.published'), close);
  const given = Object.entries(votes).filter((v): v is [string, Voice] => v[1] !== '');
  return (
    <Modal opened onClose={close} title={t('selection.publish')} size="lg" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="md">
        <Text size="sm">{t('selection.publish_ask', { quorum: count(call.terms.rules.quorum) })}</Text>
        <Loaded query={persons} lines={3}>
          {(rows) => (
            <Stack gap="xs">
              {rows.filter((p) => p.active && p.duties.includes('selection')).map((p) => (
                <Group key={p.id} justify="space-between">
                  <Text size="sm">{p.name} <Text span c="dimmed">{p.login}{p.body_name && ` · ${p.body_name}`}</Text></Text>
                  <Select aria-label={p.login} w={150} placeholder={t('selection.not_voted')} value={votes[p.id] || null} allowDeselect
                    data={voices.map((v) => ({ value: v, label: label('Voice', v) }))} onChange={(v) => setVotes({ ...votes, [p.id]: (v ?? '') as Voice | '' })} />
                </Group>
              ))}
            </Stack>
          )}
        </Loaded>
        <Textarea label={t('selection.minutes')} autosize minRows={3} value={minutes} onChange={(e) => setMinutes(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button loading={send.isPending} disabled={given.length === 0}
            onClick={() => send.mutate({ path: '/api/v1/selections/{selection}/publish', names: { selection: selection.id }, body: { votes: given.map(([person, voice]) => ({ person, voice })), minutes } })}>
            {t('selection.publish')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
