// A new application, or another content for one that is still open.
import { Button, Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, useOne, type Nouns, type Schemas } from '@/api/nouns';
import { useCallTitle, useName } from '@/app/names';
import { useSession } from '@/app/session';
import { points } from '@/format/number';
import { window as windowText } from '@/format/time';
import { useSend } from '@/parts/Command';
import { Empty, Loaded, ProblemNote } from '@/parts/Feedback';
import { Card, Page } from '@/parts/Page';
import { PlanFields } from './PlanFields';

type Content = Schemas['ApplicationContent'];

export default function NewApplicationPage() {
  const { t } = useTranslation();
  const title = useCallTitle();
  const search = useSearch({ strict: false }) as { call?: string; replace?: string };
  const calls = useAll('calls');
  const replaced = useOne('applications', search.replace);
  const [chosen, setChosen] = useState<string | null>(search.call ?? null);
  const open = (calls.data ?? []).filter((c) => c.state === 'open' || c.id === replaced.data?.call);
  const call = open.find((c) => c.id === (replaced.data?.call ?? chosen)) ?? (open.length === 1 ? open[0] : undefined);
  return (
    <Page title={search.replace ? t('application.edit') : t('application.new')} up={{ to: '/applications', label: t('nav.applications') }}>
      <Loaded query={calls}>
        {() => open.length === 0 ? <Card><Empty title={t('application.no_open_call')}>{t('application.no_open_call_note')}</Empty></Card> : (
          <Stack gap="md">
            {!search.replace && (
              <Select label={t('noun.call')} maw={520} data={open.map((c) => ({ value: c.id, label: title(c.terms) }))} value={call?.id ?? null} onChange={setChosen} />
            )}
            {call && (!search.replace || replaced.data) && <ContentForm key={call.id} call={call} {...(replaced.data ? { replaced: replaced.data } : {})} />}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function ContentForm({ call, replaced }: { call: Nouns['calls']; replaced?: Nouns['applications'] }) {
  const { t } = useTranslation();
  const name = useName();
  const { person } = useSession();
  const navigate = useNavigate();
  const [content, setContent] = useState<Content>(replaced?.content ?? {
    title: '', summary: '', sector: '', contact: person.name, email: '', call_class: 0, accelerators: 1, least: 0, months: 6, grounds: [], plan: [],
  });
  const set = (part: Partial<Content>) => setContent({ ...content, ...part });
  const went = (id: string) => void navigate({ to: '/applications/$id', params: { id } } as never);
  const draft = useSend<'/api/v1/applications'>(t('application.drafted'), (r) => went(r.id));
  const replace = useSend<'/api/v1/applications/{application}/replace'>(t('application.replaced'), () => went(replaced!.id));
  const send = replaced ? replace : draft;
  const save = () => replaced
    ? replace.mutate({ path: '/api/v1/applications/{application}/replace', names: { application: replaced.id }, body: { content } })
    : draft.mutate({ path: '/api/v1/applications', body: { call: call.id, content } });
  const bounds = call.terms.classes[content.call_class];
  return (
    <Card>
      <Stack gap="md">
        <Text size="sm" c="dimmed">{t('call.window')} {windowText(call.terms.window)}</Text>
        <TextInput label={t('application.title')} required value={content.title} onChange={(e) => set({ title: e.currentTarget.value })} />
        <Textarea label={t('application.summary')} autosize minRows={4} value={content.summary} onChange={(e) => set({ summary: e.currentTarget.value })} />
        <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
          <Select label={t('call.class')} value={String(content.call_class)} onChange={(v) => set({ call_class: Number(v) })}
            data={call.terms.classes.map((c, i) => ({ value: String(i), label: c.label }))} />
          <NumberInput label={t('application.accelerators')} description={bounds && t('application.bounds', { least: String(bounds.least), most: String(bounds.most) })}
            min={1} value={content.accelerators} onChange={(v) => set({ accelerators: Number(v) || 0 })} />
          <NumberInput label={t('application.least')} description={t('application.least_note')} min={0} value={content.least} onChange={(v) => set({ least: Number(v) || 0 })} />
          <NumberInput label={t('application.months')} description={t('application.months_note')} min={1} max={60} value={content.months} onChange={(v) => set({ months: Number(v) || 0 })} />
          <TextInput label={t('application.sector')} value={content.sector} onChange={(e) => set({ sector: e.currentTarget.value })} />
          <TextInput label={t('application.contact')} value={content.contact} onChange={(e) => set({ contact: e.currentTarget.value })} />
          <TextInput label={t('application.email')} type="email" value={content.email} onChange={(e) => set({ email: e.currentTarget.value })} />
        </SimpleGrid>
        {call.terms.rules.preferences.length > 0 && (
          <Checkbox.Group label={t('application.grounds')} value={content.grounds} onChange={(grounds) => set({ grounds })}>
            <Group mt={6} gap="lg">
              {call.terms.rules.preferences.map((p) => <Checkbox key={p.key} value={p.key} label={`${name(p)} (+${points(p.points)})`} />)}
            </Group>
          </Checkbox.Group>
        )}
        <Title order={3}>{t('application.plan')}</Title>
        <PlanFields months={content.months} accelerators={content.accelerators} plan={content.plan} change={(plan) => set({ plan })} />
        <ProblemNote error={send.error} />
        <Group justify="flex-end"><Button loading={send.isPending} disabled={!content.title.trim()} onClick={save}>{t('application.save')}</Button></Group>
      </Stack>
    </Card>
  );
}
