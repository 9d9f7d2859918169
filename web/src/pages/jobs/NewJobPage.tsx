// What to run, on what, for how long, after which jobs.
import { Button, Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { acceleratorHours } from '@/format/unit';
import { useSend } from '@/parts/Command';
import { Empty, Loaded, ProblemNote } from '@/parts/Feedback';
import { Card, Page } from '@/parts/Page';
import { environmentFromText, splitCommand } from './command';

export default function NewJobPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { project?: string };
  const projects = useAll('projects', { state: 'active' });
  const [project, setProject] = useState<string | null>(search.project ?? null);
  const at = project ?? projects.data?.[0]?.id ?? null;
  const awards = useAll('awards', { project: at ?? '' }, Boolean(at)).data?.filter((a) => a.state === 'active') ?? [];
  const [award, setAward] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [command, setCommand] = useState('');
  const [environment, setEnvironment] = useState('');
  const [accelerators, setAccelerators] = useState(1);
  const [minutes, setMinutes] = useState(60);
  const [priority, setPriority] = useState(0);
  const [tasks, setTasks] = useState(1);
  const [after, setAfter] = useState('');
  const [network, setNetwork] = useState(false);
  const send = useSend<'/api/v1/jobs'>(t('job.submitted_done'), (r) => void navigate({ to: '/jobs/$id', params: { id: r.id } } as never));
  const words = splitCommand(command);
  const submit = () => send.mutate({
    path: '/api/v1/jobs',
    body: {
      project: at, award: award ?? (awards.length === 1 ? awards[0]!.id : null),
      order: {
        name: name.trim(), command: words ?? [], environment: environmentFromText(environment), accelerators, time_limit: Math.round(minutes * 60_000),
        priority, network, after: after.split(/[\s,]+/).filter(Boolean), tasks,
      },
    },
  });
  const number = (label: string, value: number, put: (n: number) => void, min: number, max?: number, description?: string) => (
    <NumberInput label={label} description={description} min={min} {...(max === undefined ? {} : { max })} value={value} onChange={(v) => put(Number(v) || 0)} />
  );
  return (
    <Page title={t('job.new')} up={{ to: '/jobs', label: t('nav.jobs') }}>
      <Loaded query={projects}>
        {(rows) => rows.length === 0 ? <Card><Empty title={t('job.no_project')}>{t('job.no_project_note')}</Empty></Card> : (
          <Card>
            <Stack gap="md" maw={900}>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <Select label={t('noun.project')} searchable data={rows.map((p) => ({ value: p.id, label: p.title }))} value={at} onChange={(v) => { setProject(v); setAward(null); }} />
                <Select label={t('noun.award')} value={award ?? (awards.length === 1 ? awards[0]!.id : null)} onChange={setAward}
                  data={awards.map((a) => ({ value: a.id, label: `${a.pool_label} · ${t('unit.accelerators', { n: String(a.accelerators) })} · ${t('job.left', { n: acceleratorHours(a.remaining) })}` }))} />
              </SimpleGrid>
              <TextInput label={t('job.name')} required value={name} onChange={(e) => setName(e.currentTarget.value)} />
              <Textarea label={t('job.command')} description={t('job.command_note')} required autosize minRows={2} value={command} spellCheck={false}
                error={command.trim() !== '' && words === null ? t('job.open_quote') : undefined}
                styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} onChange={(e) => setCommand(e.currentTarget.value)} />
              <SimpleGrid cols={{ base: 2, md: 4 }}>
                {number(t('application.accelerators'), accelerators, setAccelerators, 1)}
                {number(t('job.time_limit_min'), minutes, setMinutes, 1)}
                {number(t('job.priority'), priority, setPriority, -10, 10)}
                {number(t('job.tasks'), tasks, setTasks, 1)}
              </SimpleGrid>
              <Textarea label={t('job.environment')} description={t('job.environment_note')} autosize minRows={2} value={environment} spellCheck={false}
                styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} onChange={(e) => setEnvironment(e.currentTarget.value)} />
              <TextInput label={t('job.after')} description={t('job.after_note')} value={after} onChange={(e) => setAfter(e.currentTarget.value)} />
              <Checkbox label={t('job.network_ask')} checked={network} onChange={(e) => setNetwork(e.currentTarget.checked)} />
              <ProblemNote error={send.error} />
              <Group justify="flex-end"><Button onClick={submit} loading={send.isPending} disabled={!name.trim() || !words?.length}>{t('job.submit')}</Button></Group>
            </Stack>
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
