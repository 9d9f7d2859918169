import { ActionIcon, Button, Checkbox, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/nouns';

type Criterion = Schemas['Criterion'];
type Ground = Schemas['PreferenceGround'];

export function CriterionRows({ rubric, change }: { rubric: Criterion[]; change: (rubric: Criterion[]) => void }) {
  const { t } = useTranslation();
  const set = (i: number, part: Partial<Criterion>) => change(rubric.map((c, at) => (at === i ? { ...c, ...part } : c)));
  const sum = rubric.reduce((s, c) => s + c.weight, 0);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>{t('call.rubric')}</Title>
        <Text size="sm" {...(sum === 100 ? { c: 'dimmed' } : { c: 'var(--gw-bad)', fw: 600 })}>{t('call.weights_sum', { n: String(sum) })}</Text>
      </Group>
      {rubric.map((c, i) => (
        <Group key={i} gap="xs" align="flex-end">
          <TextInput label={t('call.criterion')} style={{ flex: '1 1 160px' }} value={c.name} onChange={(e) => set(i, { name: e.currentTarget.value })} />
          <TextInput label={t('call.criterion_en')} style={{ flex: '1 1 160px' }} value={c.name_en} onChange={(e) => set(i, { name_en: e.currentTarget.value })} />
          <NumberInput label={t('call.weight')} w={96} min={0} max={100} value={c.weight} onChange={(v) => set(i, { weight: Number(v) || 0 })} />
          <NumberInput label={t('call.threshold')} w={96} min={0} value={c.threshold / 1000} onChange={(v) => set(i, { threshold: Math.round((Number(v) || 0) * 1000) })} />
          <ActionIcon variant="default" size="lg" aria-label={t('app.remove')} onClick={() => change(rubric.filter((_, at) => at !== i))}>×</ActionIcon>
        </Group>
      ))}
      <Group><Button variant="light" size="xs" onClick={() => change([...rubric, { name: '', name_en: '', weight: 0, most: 100_000, threshold: 0 }])}>{t('call.add_criterion')}</Button></Group>
    </Stack>
  );
}

export function PreferenceRows({ grounds, change }: { grounds: Ground[]; change: (grounds: Ground[]) => void }) {
  const { t } = useTranslation();
  const set = (i: number, part: Partial<Ground>) => change(grounds.map((g, at) => (at === i ? { ...g, ...part } : g)));
  return (
    <Stack gap="xs">
      <Title order={3}>{t('call.preferences')}</Title>
      {grounds.map((g, i) => (
        <Group key={i} gap="xs" align="flex-end">
          <TextInput label={t('call.ground_key')} w={120} value={g.key} onChange={(e) => set(i, { key: e.currentTarget.value })} />
          <TextInput label={t('call.ground')} style={{ flex: '1 1 140px' }} value={g.name} onChange={(e) => set(i, { name: e.currentTarget.value })} />
          <TextInput label={t('call.ground_en')} style={{ flex: '1 1 140px' }} value={g.name_en} onChange={(e) => set(i, { name_en: e.currentTarget.value })} />
          <NumberInput label={t('call.points')} w={90} min={0} value={g.points / 1000} onChange={(v) => set(i, { points: Math.round((Number(v) || 0) * 1000) })} />
          <Checkbox label={t('call.provisional')} mb={8} checked={g.provisional} onChange={(e) => set(i, { provisional: e.currentTarget.checked })} />
          <ActionIcon variant="default" size="lg" aria-label={t('app.remove')} onClick={() => change(grounds.filter((_, at) => at !== i))}>×</ActionIcon>
        </Group>
      ))}
      <Group><Button variant="light" size="xs" onClick={() => change([...grounds, { key: '', name: '', name_en: '', points: 0, provisional: false }])}>{t('call.add_ground')}</Button></Group>
    </Stack>
  );
}
