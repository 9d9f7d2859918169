// One call: what is offered and asked, the terms and rules as published, amendments, and what the call manager can do next.
import { Stack, Tabs } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOne } from '@/api/nouns';
import { useCallTitle } from '@/app/names';
import { useDuty } from '@/app/session';
import { Loaded } from '@/parts/Feedback';
import { Page } from '@/parts/Page';
import { StateTag, useLabel } from '@/parts/Tag';
import { Amendments } from './Amendments';
import { CallActions } from './CallActions';
import { CallApplications } from './CallApplications';
import { CallTerms } from './CallTerms';
import { ClassRatios } from './ClassRatios';
import { ImportPanel } from './ImportPanel';
import { ReceivedPlot } from './ReceivedPlot';

export default function CallPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const call = useOne('calls', id);
  const title = useCallTitle();
  const label = useLabel();
  const staff = useDuty('call_management', 'selection', 'authority');
  const manages = useDuty('call_management');
  return (
    <Loaded screen query={call}>
      {(c) => (
        <Page title={title(c.terms)} up={{ to: '/calls', label: t('nav.calls') }} tag={<StateTag type="CallState" state={c.state} />}
          under={`${label('CallKind', c.kind)} · ${c.site_name} · ${c.id}`} actions={<CallActions call={c} />}>
          <Tabs defaultValue="about" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="about">{t('call.about')}</Tabs.Tab>
              {staff && <Tabs.Tab value="applications">{t('nav.applications')}</Tabs.Tab>}
              {manages && <Tabs.Tab value="import">{t('import.title')}</Tabs.Tab>}
              <Tabs.Tab value="amendments">{t('call.amendments')} {c.amendments.length > 0 && `(${c.amendments.length})`}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="about" pt="md">
              <Stack gap="md"><ClassRatios call={c} />{staff && <ReceivedPlot call={c} />}<CallTerms terms={c.terms} /></Stack>
            </Tabs.Panel>
            <Tabs.Panel value="applications" pt="md"><CallApplications call={c} /></Tabs.Panel>
            <Tabs.Panel value="import" pt="md"><ImportPanel call={c} /></Tabs.Panel>
            <Tabs.Panel value="amendments" pt="md"><Amendments call={c} /></Tabs.Panel>
          </Tabs>
        </Page>
      )}
    </Loaded>
  );
}
