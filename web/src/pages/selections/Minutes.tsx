import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { Card, Facts } from '@/parts/Page';
import { Empty } from '@/parts/Feedback';
import { useLabel } from '@/parts/Tag';

export function Minutes({ selection }: { selection: Nouns['selections'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const persons = useAll('persons').data ?? [];
  if (selection.votes.length === 0) return <Card><Empty title={t('selection.no_votes')} /></Card>;
  return (
    <div className="cols two">
      <Card title={t('selection.votes')}>
        <Facts rows={selection.votes.map((v) => [persons.find((p) => p.id === v.person)?.name ?? v.person ?? '–', label('Voice', v.voice)])} />
      </Card>
      <Card title={t('selection.minutes')}><Text size="md" style={{ whiteSpace: 'pre-line' }}>{selection.minutes || '–'}</Text></Card>
    </div>
  );
}
