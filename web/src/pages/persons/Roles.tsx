import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns, type Schemas } from '@/api/nouns';
import { period } from '@/format/time';
import { Command, useSend } from '@/parts/Command';
import { Loaded, ProblemNote } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { useLabel } from '@/parts/Tag';

type Role = Nouns['roles'];
type Duty = Schemas['Duty'];
const duties: Duty[] = ['administration', 'call_management', 'review', 'selection', 'operation', 'verification', 'network_security', 'finance', 'planning', 'authority', 'compute_support'];
const endOfTime = '9999-12-31T23:59:59.999Z';

export function Roles({ administers }: { administers: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const roles = useAll('roles');
  const persons = useAll('persons').data ?? [];
  const bodies = useAll('bodies').data ?? [];
  const [granting, setGranting] = useState(false);
  const holder = (r: Role) => (r.person ? persons.find((p) => p.id === r.person)?.name ?? r.person : bodies.find((b) => b.id === r.body)?.name ?? r.body) ?? '–';
  const held = (r: Role) => (r.when.end ?? '') > new Date().toISOString();
  return (
    <>
      <Loaded query={roles}>
        {(rows) => (
          <Grid<Role> label={t('noun.role')} rows={rows} search={(r) => `${holder(r)} ${label('Duty', r.duty)}`}
            choices={[{ label: t('person.duty'), of: (r) => r.duty, options: duties.map((d) => ({ value: d, label: label('Duty', d) })) }]}
            aside={administers && <Button size="xs" onClick={() => setGranting(true)}>{t('role.grant')}</Button>}
            columns={[
              { id: 'holder', header: t('role.holder'), accessorFn: holder, cell: ({ row }) => <b>{holder(row.original)}</b> },
              { id: 'duty', header: t('person.duty'), accessorFn: (r) => label('Duty', r.duty) },
              { id: 'site', header: t('noun.site'), accessorFn: (r) => r.site ?? t('role.every_site'), meta: { wideOnly: true } },
              { id: 'when', header: t('agreement.period'), accessorFn: (r) => r.when.begin ?? '', cell: ({ row }) => period(row.original.when) },
              ...(administers ? [{ id: 'act', header: '', enableSorting: false, cell: ({ row }: { row: { original: Role } }) => held(row.original) && (
                <Command label={t('role.end')} path="/api/v1/roles/{role}/end" names={{ role: row.original.id }} body={() => ({})} ask={t('role.end_ask', { holder: holder(row.original), duty: label('Duty', row.original.duty) })} done={t('role.ended')} variant="subtle" color="red" />
              ) }] : []),
            ]} />
        )}
      </Loaded>
      {granting && <GrantDialog persons={persons} close={() => setGranting(false)} />}
    </>
  );
}

function GrantDialog({ persons, close }: { persons: Nouns['persons'][]; close: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [person, setPerson] = useState<string | null>(null);
  const [duty, setDuty] = useState<Duty>('review');
  const send = useSend<'/api/v1/roles'>(t('role.granted'), close);
  return (
    <Modal opened onClose={close} title={t('role.grant')} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        <Select label={t('noun.person')} searchable limit={100} data={persons.map((p) => ({ value: p.id, label: `${p.name} (${p.login})` }))} value={person} onChange={setPerson} />
        <Select label={t('person.duty')} data={duties.map((d) => ({ value: d, label: label('Duty', d) }))} value={duty} onChange={(v) => v && setDuty(v as Duty)} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button loading={send.isPending} disabled={!person}
            onClick={() => send.mutate({ path: '/api/v1/roles', body: { role: { person, body: null, duty, site: null, when: { begin: new Date().toISOString(), end: endOfTime } } } })}>{t('role.grant')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
