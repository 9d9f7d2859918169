// An amendment: the terms with changes, and the reason that everybody will read.
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useSend } from '@/parts/Command';
import { ProblemNote } from '@/parts/Feedback';
import { differences } from './differences';
import { TermsForm } from './TermsForm';

export function AmendDialog({ call, close }: { call: Nouns['calls']; close: () => void }) {
  const { t } = useTranslation();
  const [terms, setTerms] = useState(call.terms);
  const [reason, setReason] = useState('');
  const send = useSend<'/api/v1/calls/{call}/amend'>(t('call.amended'), close);
  const changed = differences(call.terms, terms).length > 0;
  return (
    <Modal opened onClose={close} title={t('call.amend')} size="xl" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="md">
        <TermsForm terms={terms} change={setTerms} />
        <Textarea label={t('command.reason')} description={t('call.amend_reason')} required autosize minRows={2} value={reason}
          onChange={(e) => setReason(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>{t('app.cancel')}</Button>
          <Button disabled={!changed || !reason.trim()} loading={send.isPending}
            onClick={() => send.mutate({ path: '/api/v1/calls/{call}/amend', names: { call: call.id }, body: { terms, reason: reason.trim() } })}>
            {t('call.amend')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
