// One application: where it stands in the chain, what it asks for, and, once that is public, why it was decided so.
import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOne } from '@/api/nouns';
import { minute } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Card, Facts, Page } from '@/parts/Page';
import { NounLink } from '@/parts/NounLink';
import { StateTag } from '@/parts/Tag';
import { ApplicationActions } from './ApplicationActions';
import { ContentCard } from './ContentCard';
import { StatusChain } from './StatusChain';
import { WhyCard } from './WhyCard';

export default function ApplicationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const application = useOne('applications', id);
  const call = useOne('calls', application.data?.call);
  return (
    <Loaded screen query={application}>
      {(a) => (
        <Page title={a.content.title} up={{ to: '/applications', label: t('nav.applications') }} tag={<StateTag type="ApplicationState" state={a.state} />}
          under={<>{a.body_name} · {a.receipt || a.id} · <NounLink id={a.call}>{a.call_title}</NounLink></>} actions={<ApplicationActions application={a} />}>
          <Card><StatusChain state={a.state} /></Card>
          <div className="cols two">
            <Stack gap="md">
              {call.data && <ContentCard application={a} call={call.data} />}
              {a.content.summary && (
                <Card title={t('application.summary')}><Text size="md" style={{ whiteSpace: 'pre-line' }}>{a.content.summary}</Text></Card>
              )}
            </Stack>
            <Stack gap="md">
              {call.data && <WhyCard application={a} call={call.data} />}
              <Card title={t('application.record')}>
                <Facts rows={[
                  [t('application.submitted'), minute(a.submitted_at)],
                  [t('application.version'), String(a.version)],
                  [t('application.contact'), a.content.contact],
                  [t('application.email'), a.content.email],
                  ...(a.reviews > 0 ? [[t('nav.reviews'), `${a.reviews_scored} / ${a.reviews}`] as [string, string]] : []),
                ]} />
              </Card>
            </Stack>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
