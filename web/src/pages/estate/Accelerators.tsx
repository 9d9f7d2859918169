import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns, type Schemas } from '@/api/nouns';
import { useDuty } from '@/app/session';
import { useSend } from '@/parts/Command';
import { Loaded, ProblemNote } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { NounLink } from '@/parts/NounLink';
import { StateTag, useLabel } from '@/parts/Tag';

type Accelerator = Nouns['accelerators'];
type State = Schemas['AcceleratorState'];
const states: State[] = ['installed', 'accepted', 'maintenance', 'failed', 'retired'];

export function Accelerators() {
  const { t } = useTranslation();
  const label = useLabel();
  const keeps = useDuty('operation', 'verification');
  const accelerators = useAll('accelerators');
  const [changing, setChanging] = useState<Accelerator | null>(null);
  const pools = [...new Set((accelerators.data ?? []).map((a) => a.pool_label))];
  return (
    <>
      <Loaded query={accelerators}>
        {(rows) => (
          <Grid<Accelerator> label={t('noun.accelerator')} rows={rows} empty={t('overview.no_accelerators')} search={(a) => `${a.node_name} ${a.model_name} ${a.serial} ${a.id}`}
            choices={[
              { label: t('estate.state'), of: (a) => a.state, options: states.map((s) => ({ value: s, label: label('AcceleratorState', s) })) },
              { label: t('noun.pool'), of: (a) => a.pool_label, options: pools.map((p) => ({ value: p, label: p })) },
            ]}
            columns={[
              { id: 'node', header: t('noun.node'), accessorFn: (a) => a.node_name, cell: ({ row }) => <b>{row.original.node_name}</b> },
              { id: 'slot', header: t('noun.slot'), accessorFn: (a) => a.slot, meta: { right: true } },
              { id: 'model', header: t('noun.model'), accessorFn: (a) => a.model_name },
              { id: 'pool', header: t('noun.pool'), accessorFn: (a) => a.pool_label },
              { id: 'state', header: t('estate.state'), accessorFn: (a) => label('AcceleratorState', a.state), cell: ({ row }) => <StateTag type="AcceleratorState" state={row.original.state} /> },
              { id: 'job', header: t('noun.job'), accessorFn: (a) => a.job ?? '', cell: ({ row }) => (row.original.job ? <NounLink id={row.original.job} /> : '–') },
              { id: 'serial', header: t('estate.serial'), accessorFn: (a) => a.serial, meta: { wideOnly: true } },
              ...(keeps ? [{ id: 'act', header: '', enableSorting: false, cell: ({ row }: { row: { original: Accelerator } }) => <Button size="xs" variant="subtle" onClick={() => setChanging(row.original)}>{t('estate.change')}</Button> }] : []),
            ]} />
        )}
      </Loaded>
      {changing && <ChangeDialog accelerator={changing} close={() => setChanging(null)} />}
    </>
  );
}

function ChangeDialog({ accelerator, close }: { accelerator: Accelerator; close: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [state, setState] = useState<State>(accelerator.state);
  const [reason, setReason] = useState('');
  const send = useSend<'/api/v1/accelerators/{accelerator}/change'>(t('estate.changed'), close);
  return (
    <Modal opened onClose={close} title={`${accelerator.node_name} [${accelerator.slot}]`} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        <Select label={t('estate.state')} data={states.map((s) => ({ value: s, label: label('AcceleratorState', s) }))} value={state} onChange={(v) => v && setState(v as State)} />
        <Textarea label={t('command.reason')} autosize minRows={2} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button loading={send.isPending} disabled={state === accelerator.state}
            onClick={() => send.mutate({ path: '/api/v1/accelerators/{accelerator}/change', names: { accelerator: accelerator.id }, body: { state, reason } })}>{t('app.apply')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
