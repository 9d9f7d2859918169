// What the reader may do with an application in its present state.
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useDuty, useSession } from '@/app/session';
import { Command } from '@/parts/Command';
import { GoButton } from '@/parts/GoButton';

export function ApplicationActions({ application }: { application: Nouns['applications'] }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const own = person.body !== null && person.body === application.body;
  const manages = useDuty('call_management');
  const { state } = application;
  const names = { application: application.id };
  return (
    <>
      {own && state === 'draft' && (
        <Command label={t('application.submit')} path="/api/v1/applications/{application}/submit" names={names} body={() => ({})}
          ask={t('application.submit_ask')} done={t('application.submitted_done')} variant="filled" />
      )}
      {own && ['draft', 'submitted'].includes(state) && <GoButton variant="default" to={`/applications/new?replace=${application.id}`}>{t('application.edit')}</GoButton>}
      {own && state === 'offered' && application.offer && <GoButton to="/offers">{t('offer.answer')}</GoButton>}
      {own && ['submitted', 'eligible'].includes(state) && (
        <Command label={t('application.withdraw')} path="/api/v1/applications/{application}/withdraw" names={names} body={(reason) => ({ reason })}
          reason="possible" ask={t('application.withdraw_ask')} done={t('application.withdrawn')} color="red" variant="light" />
      )}
      {own && ['accepted', 'awarded'].includes(state) && (
        <Command label={t('application.give_up')} path="/api/v1/applications/{application}/give-up" names={names} body={(reason) => ({ reason })}
          reason="needed" ask={t('application.give_up_ask')} done={t('application.given_up')} color="red" variant="light" />
      )}
      {manages && ['submitted', 'eligible', 'ineligible', 'duplicate'].includes(state) && (
        <>
          {state !== 'eligible' && (
            <Command label={t('application.judge_eligible')} path="/api/v1/applications/{application}/judge" names={names}
              body={(reason) => ({ eligible: true, reason })} reason="needed" done={t('application.judged')} />
          )}
          {state !== 'ineligible' && (
            <Command label={t('application.judge_ineligible')} path="/api/v1/applications/{application}/judge" names={names}
              body={(reason) => ({ eligible: false, reason })} reason="needed" done={t('application.judged')} />
          )}
        </>
      )}
    </>
  );
}
