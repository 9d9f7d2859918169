// What the reader may do with a call in its present state.
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useDuty } from '@/app/session';
import { Command } from '@/parts/Command';
import { GoButton } from '@/parts/GoButton';
import { AmendDialog } from './AmendDialog';

export function CallActions({ call }: { call: Nouns['calls'] }) {
  const { t } = useTranslation();
  const manages = useDuty('call_management');
  const selects = useDuty('selection', 'call_management');
  const [amending, setAmending] = useState(false);
  const navigate = useNavigate();
  const names = { call: call.id };
  return (
    <>
      {call.state === 'open' && <GoButton to={`/applications/new?call=${call.id}`}>{t('application.new')}</GoButton>}
      {manages && call.state === 'draft' && (
        <Command label={t('call.open')} path="/api/v1/calls/{call}/open" names={names} body={() => ({})} ask={t('call.open_ask')} done={t('call.opened')} variant="filled" />
      )}
      {manages && ['draft', 'open', 'closed'].includes(call.state) && <Button variant="default" onClick={() => setAmending(true)}>{t('call.amend')}</Button>}
      {manages && call.state === 'open' && (
        <Command label={t('call.close')} path="/api/v1/calls/{call}/close" names={names} body={() => ({})} ask={t('call.close_ask')} done={t('call.closed')} />
      )}
      {manages && call.state === 'closed' && (
        <Command label={t('call.check')} path="/api/v1/calls/{call}/check" names={names} body={() => ({})} ask={t('call.check_ask')} done={t('call.checked')} />
      )}
      {selects && call.state === 'closed' && (
        <Command label={t('selection.compute')} path="/api/v1/selections" body={() => ({ call: call.id })} ask={t('selection.compute_ask')}
          done={t('selection.computed')} variant="filled" then={(r) => void navigate({ to: '/selections/$id', params: { id: r.id } } as never)} />
      )}
      {manages && ['open', 'closed'].includes(call.state) && (
        <Command label={t('call.fail')} path="/api/v1/calls/{call}/fail" names={names} body={(reason) => ({ reason })} reason="needed"
          ask={t('call.fail_ask')} done={t('call.failed')} color="red" variant="light" />
      )}
      {call.state === 'published' && selects && <GoButton to={`/selections?call=${call.id}`} variant="default">{t('nav.selections')}</GoButton>}
      {amending && <AmendDialog call={call} close={() => setAmending(false)} />}
    </>
  );
}
