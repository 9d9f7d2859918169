// What may be done with an award: the centre extends, shrinks, suspends, revokes; the project returns.
import { Button, Group, Modal, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useDuty } from '@/app/session';
import { fromField, toField } from '@/format/time';
import { Command, useSend } from '@/parts/Command';
import { ProblemNote } from '@/parts/Feedback';

type Award = Nouns['awards'];

export function AwardActions({ award, own }: { award: Award; own: boolean }) {
  const { t } = useTranslation();
  const manages = useDuty('call_management');
  const [dialog, setDialog] = useState<'extend' | 'shrink' | null>(null);
  const names = { award: award.id };
  const live = award.state === 'active' || award.state === 'suspended';
  if (!live || (!manages && !own)) return null;
  return (
    <Group gap="xs" mt="md" className="no-print">
      {manages && <Button variant="default" onClick={() => setDialog('extend')}>{t('award.extend')}</Button>}
      {manages && <Button variant="default" onClick={() => setDialog('shrink')}>{t('award.shrink')}</Button>}
      {manages && (
        <Command label={award.state === 'active' ? t('award.suspend') : t('award.resume')} path="/api/v1/awards/{award}/suspend" names={names}
          body={(reason) => ({ suspended: award.state === 'active', reason })} reason="needed" done={t('award.changed')} />
      )}
      {own && (
        <Command label={t('award.return')} path="/api/v1/awards/{award}/return" names={names} body={(reason) => ({ reason })} reason="needed"
          ask={t('award.return_ask')} done={t('award.changed')} variant="light" />
      )}
      {manages && (
        <Command label={t('award.revoke')} path="/api/v1/awards/{award}/revoke" names={names} body={(reason) => ({ reason })} reason="needed"
          ask={t('award.revoke_ask')} done={t('award.changed')} color="red" variant="light" />
      )}
      {dialog && <ChangeDialog award={award} what={dialog} close={() => setDialog(null)} />}
    </Group>
  );
}

function ChangeDialog({ award, what, close }: { award: Award; what: 'extend' | 'shrink'; close: () => void }) {
  const { t } = useTranslation();
  const [end, setEnd] = useState(toField(award.period.end));
  const [accelerators, setAccelerators] = useState(award.accelerators);
  const [reason, setReason] = useState('');
  const extend = useSend<'/api/v1/awards/{award}/extend'>(t('award.changed'), close);
  const shrink = useSend<'/api/v1/awards/{award}/shrink'>(t('award.changed'), close);
  const send = what === 'extend' ? extend : shrink;
  const names = { award: award.id };
  const go = () => what === 'extend'
    ? extend.mutate({ path: '/api/v1/awards/{award}/extend', names, body: { end: fromField(end), reason } })
    : shrink.mutate({ path: '/api/v1/awards/{award}/shrink', names, body: { accelerators, reason } });
  return (
    <Modal opened onClose={close} title={what === 'extend' ? t('award.extend') : t('award.shrink')} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        {what === 'extend'
          ? <TextInput type="datetime-local" label={t('award.new_end')} description={t('time.seoul')} value={end} onChange={(e) => setEnd(e.currentTarget.value)} />
          : <NumberInput label={t('application.accelerators')} min={0} max={award.accelerators} value={accelerators} onChange={(v) => setAccelerators(Number(v) || 0)} />}
        <Textarea label={t('command.reason')} required autosize minRows={2} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button loading={send.isPending} disabled={!reason.trim()} onClick={go}>{t('app.apply')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
