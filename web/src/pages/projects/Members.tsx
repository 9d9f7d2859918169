import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useDuty, useSession } from '@/app/session';
import { Command, useSend } from '@/parts/Command';
import { ProblemNote } from '@/parts/Feedback';
import { Card } from '@/parts/Page';

export function Members({ project }: { project: Nouns['projects'] }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const manages = useDuty('call_management');
  const may = manages || project.body === person.body;
  const persons = useAll('persons', {}, may).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const add = useSend<'/api/v1/projects/{project}/add-member'>(t('project.member_added'), () => setChosen(null));
  const others = persons.filter((p) => p.active && !project.members.includes(p.id));
  return (
    <Card title={t('project.members')} aside={String(project.members.length)}>
      <Stack gap="xs">
        {project.members.map((id, i) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <Text size="sm">{project.member_names[i] ?? id}</Text>
            {may && (
              <Command label={t('project.remove_member')} path="/api/v1/projects/{project}/remove-member" names={{ project: project.id }}
                body={() => ({ person: id })} ask={t('project.remove_member_ask', { name: project.member_names[i] ?? String(id) })} done={t('project.member_removed')} variant="subtle" color="red" />
            )}
          </Group>
        ))}
        {may && (
          <Group gap="xs" align="flex-end" mt={4}>
            <Select label={t('project.add_member')} searchable style={{ flex: 1 }} value={chosen} onChange={setChosen}
              data={others.map((p) => ({ value: p.id, label: `${p.name} (${p.login})` }))} nothingFoundMessage={t('grid.nothing_left')} />
            <Button disabled={!chosen} loading={add.isPending} onClick={() => chosen && add.mutate({ path: '/api/v1/projects/{project}/add-member', names: { project: project.id }, body: { person: chosen } })}>{t('app.add')}</Button>
          </Group>
        )}
        <ProblemNote error={add.error} />
      </Stack>
    </Card>
  );
}
