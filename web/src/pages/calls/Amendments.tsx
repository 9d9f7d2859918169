// What was changed in a published call, when and why: every field that differs, before and after.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Nouns, Schemas } from '@/api/nouns';
import { minute } from '@/format/time';
import { Empty } from '@/parts/Feedback';
import { Card } from '@/parts/Page';
import { differences } from './differences';

export function Amendments({ call }: { call: Nouns['calls'] }) {
  const { t } = useTranslation();
  if (call.amendments.length === 0) return <Card><Empty title={t('call.no_amendments')}>{t('call.no_amendments_note')}</Empty></Card>;
  const after = (i: number): Schemas['CallTerms'] => call.amendments[i + 1]?.before ?? call.terms;
  return (
    <Stack gap="md">
      {call.amendments.map((a, i) => (
        <Card key={a.at} title={a.reason} aside={minute(a.at)}>
          <div className="grid-wrap" tabIndex={0} role="region" aria-label={a.reason}>
            <table className="grid">
              <thead><tr><th scope="col">{t('call.field')}</th><th scope="col">{t('call.before')}</th><th scope="col">{t('call.after')}</th></tr></thead>
              <tbody>
                {differences(a.before, after(i)).map((d) => (
                  <tr key={d.path} className="row"><td><code>{d.path}</code></td><td className="wrap">{d.before}</td><td className="wrap"><b>{d.after}</b></td></tr>
                ))}
              </tbody>
            </table>
          </div>
          <Text size="xs" c="dimmed" mt={6}>{t('call.amended_note')}</Text>
        </Card>
      ))}
    </Stack>
  );
}
