// The terms of a call as a form: for a new call and for an amendment.
import { Checkbox, Group, MultiSelect, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/nouns';
import { fromField, toField } from '@/format/time';
import { useLabel } from '@/parts/Tag';
import { ClassRows } from './ClassRows';
import { CriterionRows, PreferenceRows } from './RubricRows';

export type Terms = Schemas['CallTerms'];

const kinds: Schemas['BodyKind'][] = ['company', 'university', 'institute', 'public_institution', 'city', 'ministry', 'agency', 'centre_operator', 'supplier', 'security', 'standards_body'];
const sizes: Schemas['BodySize'][] = ['small', 'middle', 'venture', 'large'];

interface FormProps {
  terms: Terms;
  change: (terms: Terms) => void;
}

export function TermsForm({ terms, change }: FormProps) {
  const { t } = useTranslation();
  const set = (part: Partial<Terms>) => change({ ...terms, ...part });
  const time = (label: string, value: string | null, put: (v: string | null) => void) => (
    <TextInput type="datetime-local" label={label} description={t('time.seoul')} value={toField(value)} onChange={(e) => put(fromField(e.currentTarget.value))} />
  );
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t('call.title_ko')} required value={terms.title} onChange={(e) => set({ title: e.currentTarget.value })} />
        <TextInput label={t('call.title_en')} value={terms.title_en} onChange={(e) => set({ title_en: e.currentTarget.value })} />
      </SimpleGrid>
      <Textarea label={t('call.notice')} autosize minRows={3} value={terms.notice} onChange={(e) => set({ notice: e.currentTarget.value })} />
      <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
        {time(t('call.begins'), terms.window.begin, (begin) => set({ window: { ...terms.window, begin } }))}
        {time(t('call.ends'), terms.window.end, (end) => set({ window: { ...terms.window, end } }))}
        {time(t('call.award_begins'), terms.award_period.begin, (begin) => set({ award_period: { ...terms.award_period, begin } }))}
        {time(t('call.award_ends'), terms.award_period.end, (end) => set({ award_period: { ...terms.award_period, end } }))}
      </SimpleGrid>
      <ClassRows classes={terms.classes} change={(classes) => set({ classes })} />
      <CriterionRows rubric={terms.rules.rubric} change={(rubric) => set({ rules: { ...terms.rules, rubric } })} />
      <PreferenceRows grounds={terms.rules.preferences} change={(preferences) => set({ rules: { ...terms.rules, preferences } })} />
      <RuleFields rules={terms.rules} change={(rules) => set({ rules })} />
    </Stack>
  );
}

function RuleFields({ rules, change }: { rules: Terms['rules']; change: (rules: Terms['rules']) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const set = (part: Partial<Terms['rules']>) => change({ ...rules, ...part });
  const choices = <E extends string>(type: string, names: E[]) => names.map((value) => ({ value, label: label(type, value) }));
  const number = (name: string, value: number, put: (n: number) => void) => (
    <NumberInput label={name} min={0} value={value} onChange={(v) => put(Number(v) || 0)} />
  );
  return (
    <>
      <Title order={3}>{t('call.rules')}</Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <MultiSelect label={t('rule.who')} placeholder={rules.kinds.length ? '' : t('rule.everybody')} data={choices('BodyKind', kinds)} value={rules.kinds} onChange={(v) => set({ kinds: v as typeof rules.kinds })} />
        <MultiSelect label={t('rule.sizes')} placeholder={rules.sizes.length ? '' : t('rule.every_size')} data={choices('BodySize', sizes)} value={rules.sizes} onChange={(v) => set({ sizes: v as typeof rules.sizes })} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        <Select label={t('rule.mean')} data={choices('ScoreMean', ['mean', 'trimmed_mean', 'z_score'])} value={rules.mean} onChange={(v) => v && set({ mean: v as typeof rules.mean })} />
        <Select label={t('rule.miss')} data={choices('MissRule', ['skip_to_fit', 'stop_at_first_miss'])} value={rules.miss} onChange={(v) => v && set({ miss: v as typeof rules.miss })} />
        <Select label={t('rule.stacking')} data={choices('Stacking', ['sum', 'highest'])} value={rules.stacking} onChange={(v) => v && set({ stacking: v as typeof rules.stacking })} />
        {number(t('rule.threshold_points'), rules.threshold / 1000, (n) => set({ threshold: Math.round(n * 1000) }))}
        {number(t('rule.cap_points'), rules.preference_cap / 1000, (n) => set({ preference_cap: Math.round(n * 1000) }))}
        {number(t('rule.body_cap'), rules.body_cap, (n) => set({ body_cap: n }))}
        {number(t('rule.reviews'), rules.reviews, (n) => set({ reviews: n }))}
        {number(t('rule.quorum'), rules.quorum, (n) => set({ quorum: n }))}
        {number(t('rule.clock_days'), rules.acceptance_clock / 86_400_000, (n) => set({ acceptance_clock: Math.round(n * 86_400_000) }))}
        {number(t('rule.seed'), Number(rules.tie_seed), (n) => set({ tie_seed: n }))}
        <TextInput label={t('call.fee')} value={rules.fee} onChange={(e) => set({ fee: e.currentTarget.value })} />
      </SimpleGrid>
      <Group><Checkbox label={t('rule.partial_yes')} checked={rules.partial} onChange={(e) => set({ partial: e.currentTarget.checked })} /></Group>
    </>
  );
}
