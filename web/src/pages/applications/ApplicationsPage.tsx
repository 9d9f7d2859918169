import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { useDuty } from '@/app/session';
import { Loaded } from '@/parts/Feedback';
import { GoButton } from '@/parts/GoButton';
import { Page } from '@/parts/Page';
import { ApplicationGrid } from './ApplicationGrid';

export default function ApplicationsPage() {
  const { t } = useTranslation();
  const staff = useDuty('call_management', 'selection', 'authority');
  const applications = useAll('applications');
  const open = (useAll('calls').data ?? []).some((c) => c.state === 'open');
  return (
    <Page title={staff ? t('nav.applications') : t('application.mine')} under={staff ? t('application.note_staff') : t('application.note_mine')}
      actions={open && <GoButton to="/applications/new">{t('application.new')}</GoButton>}>
      <Loaded query={applications}>{(rows) => <ApplicationGrid rows={rows} withCall empty={t('application.none')} />}</Loaded>
    </Page>
  );
}
