// A project: its awards with their ledgers, its members, its newest jobs.
import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAll, useNewest, useOne } from '@/api/nouns';
import { useSession } from '@/app/session';
import { day, period } from '@/format/time';
import { JobTable } from '@/pages/jobs/JobTable';
import { Empty, Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { GoButton } from '@/parts/GoButton';
import { LedgerBar } from '@/parts/LedgerBar';
import { Card, Page } from '@/parts/Page';
import { StateTag } from '@/parts/Tag';
import { AwardActions } from './AwardActions';
import { Members } from './Members';
import { UsagePlot } from './UsagePlot';

export default function ProjectPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const { person } = useSession();
  const project = useOne('projects', id);
  const awards = useAll('awards', { project: id });
  const jobs = useNewest('jobs', 12, { project: id });
  return (
    <Loaded screen query={project}>
      {(p) => (
        <Page title={p.title} up={{ to: '/projects', label: t('nav.projects') }} tag={<StateTag type="ProjectState" state={p.state} />}
          under={<>{p.body_name} · {p.id} · {t('project.started')} {day(p.started_at)} {p.application && <Go to={`/applications/${p.application}`}>{p.application}</Go>}</>}
          actions={p.state === 'active' && p.members.includes(person.id) && <GoButton to={`/jobs/new?project=${p.id}`}>{t('job.new')}</GoButton>}>
          <Loaded query={awards} lines={3}>
            {(rows) => rows.length === 0 ? <Card><Empty title={t('project.no_awards')} /></Card> : (
              <Stack gap="md">
                {rows.map((a) => (
                  <Card key={a.id} title={<>{a.pool_label} · {t('unit.accelerators', { n: String(a.accelerators) })} <StateTag type="AwardState" state={a.state} /></>}
                    aside={<>{period(a.period)} · {t('unit.accelerator_hours')}</>}>
                    <LedgerBar ledger={{ ...a.ledger, remaining: a.remaining }} />
                    {a.reason && <Text size="sm" mt={8}>{t('command.reason')}: {a.reason}</Text>}
                    <AwardActions award={a} own={p.body === person.body} />
                  </Card>
                ))}
              </Stack>
            )}
          </Loaded>
          <div className="cols side">
            <Card flush title={t('project.jobs')} aside={<Go to={`/jobs?project=${p.id}`}>{t('app.all')}</Go>}>
              <Loaded query={jobs}>{(page) => page.items.length === 0 ? <Empty title={t('job.none')} /> : <JobTable jobs={page.items} />}</Loaded>
            </Card>
            <Stack gap="md"><Members project={p} /><UsagePlot project={p.id} /></Stack>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
