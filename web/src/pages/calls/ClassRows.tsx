import { ActionIcon, Button, Group, NumberInput, Select, Stack, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAll, type Schemas } from '@/api/nouns';

type CallClass = Schemas['CallClass'];

export function ClassRows({ classes, change }: { classes: CallClass[]; change: (classes: CallClass[]) => void }) {
  const { t } = useTranslation();
  const pools = useAll('pools').data ?? [];
  const set = (i: number, part: Partial<CallClass>) => change(classes.map((c, at) => (at === i ? { ...c, ...part } : c)));
  const number = (i: number, label: string, key: 'places' | 'accelerators' | 'least' | 'most') => (
    <NumberInput label={label} min={0} w={104} value={classes[i]![key]} onChange={(v) => set(i, { [key]: Number(v) || 0 })} />
  );
  return (
    <Stack gap="xs">
      <Title order={3}>{t('call.classes')}</Title>
      {classes.map((c, i) => (
        <Group key={i} gap="xs" align="flex-end">
          <TextInput label={t('call.class')} w={110} value={c.label} onChange={(e) => set(i, { label: e.currentTarget.value })} />
          <Select label={t('noun.pool')} w={150} data={pools.map((p) => ({ value: p.id, label: p.label }))} value={c.pool} onChange={(pool) => set(i, { pool })} />
          {number(i, t('ratio.places'), 'places')}
          {number(i, t('ratio.offered'), 'accelerators')}
          {number(i, t('call.least'), 'least')}
          {number(i, t('call.most_request'), 'most')}
          <ActionIcon variant="default" size="lg" aria-label={t('app.remove')} onClick={() => change(classes.filter((_, at) => at !== i))}>×</ActionIcon>
        </Group>
      ))}
      <Group><Button variant="light" size="xs" onClick={() => change([...classes, { label: '', pool: null, places: 0, accelerators: 0, least: 1, most: 8 }])}>{t('call.add_class')}</Button></Group>
    </Stack>
  );
}
