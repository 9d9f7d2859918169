import { Button, Group, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { Command, useSend } from '@/parts/Command';
import { Loaded, ProblemNote } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { Tag, useLabel } from '@/parts/Tag';

type Person = Nouns['persons'];

export function Persons({ administers }: { administers: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const persons = useAll('persons');
  const [adding, setAdding] = useState(false);
  const [secretOf, setSecretOf] = useState<Person | null>(null);
  return (
    <>
      <Loaded query={persons}>
        {(rows) => (
          <Grid<Person> label={t('noun.person')} rows={rows} sort={[{ id: 'login', desc: false }]} search={(p) => `${p.login} ${p.name} ${p.body_name} ${p.email}`}
            aside={<Button size="xs" onClick={() => setAdding(true)}>{t('person.add')}</Button>}
            columns={[
              { id: 'login', header: t('login.login'), accessorFn: (p) => p.login, cell: ({ row }) => <b>{row.original.login}</b> },
              { id: 'name', header: t('person.name'), accessorFn: (p) => p.name },
              { id: 'body', header: t('noun.body'), accessorFn: (p) => p.body_name, meta: { clip: true, wideOnly: true } },
              { id: 'duties', header: t('person.duties'), accessorFn: (p) => p.duties.map((d) => label('Duty', d)).join(', '), meta: { clip: true } },
              { id: 'state', header: t('estate.state'), accessorFn: (p) => (p.active ? 1 : 0), cell: ({ row }) => (row.original.active ? <Tag tone="good">{t('person.active')}</Tag> : <Tag tone="calm">{t('person.inactive')}</Tag>) },
              ...(administers ? [{ id: 'act', header: '', enableSorting: false, cell: ({ row }: { row: { original: Person } }) => (
                <Group gap={4} wrap="nowrap">
                  <Button variant="subtle" size="xs" onClick={() => setSecretOf(row.original)}>{t('person.set_password')}</Button>
                  <Command label={row.original.active ? t('person.deactivate') : t('person.activate')} path="/api/v1/persons/{person}/change" names={{ person: row.original.id }}
                    body={() => ({ active: !row.original.active })} ask={t('person.change_ask', { login: row.original.login })} done={t('person.changed')} variant="subtle" />
                </Group>
              ) }] : []),
            ]} />
        )}
      </Loaded>
      {adding && <AddDialog close={() => setAdding(false)} />}
      {secretOf && <SecretDialog person={secretOf} close={() => setSecretOf(null)} />}
    </>
  );
}

function AddDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const bodies = useAll('bodies').data ?? [];
  const [person, setPerson] = useState({ login: '', name: '', body: null as string | null, email: '', active: true });
  const send = useSend<'/api/v1/persons'>(t('person.added'), close);
  return (
    <Modal opened onClose={close} title={t('person.add')} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        <TextInput label={t('login.login')} required value={person.login} onChange={(e) => setPerson({ ...person, login: e.currentTarget.value })} />
        <TextInput label={t('person.name')} required value={person.name} onChange={(e) => setPerson({ ...person, name: e.currentTarget.value })} />
        <TextInput label={t('application.email')} type="email" value={person.email} onChange={(e) => setPerson({ ...person, email: e.currentTarget.value })} />
        <Select label={t('noun.body')} searchable limit={100} data={bodies.map((b) => ({ value: b.id, label: b.name }))} value={person.body} onChange={(body) => setPerson({ ...person, body })} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button loading={send.isPending} disabled={!person.login || !person.name} onClick={() => send.mutate({ path: '/api/v1/persons', body: { person } })}>{t('app.add')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function SecretDialog({ person, close }: { person: Person; close: () => void }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const send = useSend<'/api/v1/persons/{person}/set-password'>(t('account.password_changed'), close);
  return (
    <Modal opened onClose={close} title={`${t('person.set_password')} · ${person.login}`} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        <PasswordInput label={t('account.new_password')} description={t('account.password_rule')} autoComplete="new-password" value={wanted}
          visibilityToggleButtonProps={{ 'aria-label': t('login.show') }} onChange={(e) => setWanted(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button loading={send.isPending} disabled={!wanted} onClick={() => send.mutate({ path: '/api/v1/persons/{person}/set-password', names: { person: person.id }, body: { wanted } })}>{t('app.apply')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
