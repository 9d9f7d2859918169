// What happens at the centre while the screen is open.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/app/LiveProvider';
import { second } from '@/format/time';
import { useEventName } from '@/parts/events';
import { Card } from '@/parts/Page';
import { NounLink } from '@/parts/NounLink';

export function EventFeed() {
  const { t } = useTranslation();
  const { notes } = useLive();
  const name = useEventName();
  return (
    <Card title={t('overview.events')} aside={t('overview.events_since')}>
      {notes.length === 0 ? <Text size="sm" c="dimmed">{t('overview.no_events')}</Text> : (
        <Stack gap={6} component="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {notes.slice(0, 12).map((note) => (
            <Text key={note.index} size="sm" component="li" className="num">
              <Text span c="dimmed">{second(note.at).slice(11)}</Text> {name(note.type)} <NounLink id={note.id} />
            </Text>
          ))}
        </Stack>
      )}
    </Card>
  );
}
