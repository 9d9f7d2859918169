import { Button, Group, Select, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Schemas } from '@/api/nouns';
import { useName } from '@/app/names';
import { useSend } from '@/parts/Command';
import { ProblemNote } from '@/parts/Feedback';
import { Card, Page } from '@/parts/Page';
import { useLabel } from '@/parts/Tag';
import { TermsForm, type Terms } from './TermsForm';

const kinds: Schemas['CallKind'][] = ['cut_off', 'rolling', 'pilot', 'fast_track', 'extra'];

/// A call with one class and one criterion, to be filled in.
const blank: Terms = {
  title: '', title_en: '', notice: '',
  window: { begin: null, end: null }, award_period: { begin: null, end: null },
  classes: [{ label: '', pool: null, places: 0, accelerators: 0, least: 1, most: 8 }],
  rules: {
    kinds: [], sizes: [], rubric: [{ name: '', name_en: '', weight: 100, most: 100_000, threshold: 0 }], mean: 'mean', threshold: 0,
    preferences: [], stacking: 'sum', preference_cap: 0, body_cap: 0, miss: 'skip_to_fit', partial: false, tie_seed: 0, reviews: 3,
    quorum: 3, acceptance_clock: 7 * 86_400_000, fee: '',
  },
};

export default function NewCallPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const name = useName();
  const navigate = useNavigate();
  const sites = useAll('sites').data ?? [];
  const [site, setSite] = useState<string | null>(null);
  const [kind, setKind] = useState<Schemas['CallKind']>('cut_off');
  const [terms, setTerms] = useState(blank);
  const send = useSend<'/api/v1/calls'>(t('call.drafted'), (r) => void navigate({ to: '/calls/$id', params: { id: r.id } } as never));
  const at = site ?? sites[0]?.id ?? null;
  return (
    <Page title={t('call.new')} up={{ to: '/calls', label: t('nav.calls') }} under={t('call.new_note')}>
      <Card>
        <Stack gap="md">
          <Group>
            <Select label={t('noun.site')} data={sites.map((s) => ({ value: s.id, label: name(s) }))} value={at} onChange={setSite} w={280} />
            <Select label={t('call.kind')} data={kinds.map((k) => ({ value: k, label: label('CallKind', k) }))} value={kind} onChange={(v) => v && setKind(v as Schemas['CallKind'])} />
          </Group>
          <TermsForm terms={terms} change={setTerms} />
          <ProblemNote error={send.error} />
          <Group justify="flex-end">
            <Button loading={send.isPending} disabled={!terms.title.trim()} onClick={() => send.mutate({ path: '/api/v1/calls', body: { site: at, kind, terms } })}>{t('call.save_draft')}</Button>
          </Group>
        </Stack>
      </Card>
    </Page>
  );
}
