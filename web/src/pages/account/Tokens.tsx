// Tokens for the command line: listed without their secret, which is shown once.
import { Alert, Button, Code, CopyButton, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, post, remove } from '@/api/client';
import { day } from '@/format/time';
import { Loaded, ProblemNote } from '@/parts/Feedback';
import { Card } from '@/parts/Page';

export function Tokens() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => get('/api/v1/tokens') });
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const renew = () => client.invalidateQueries({ queryKey: ['tokens'] });
  const issue = useMutation({
    mutationFn: () => post('/api/v1/tokens', {}, { name: name.trim(), days }),
    onSuccess: () => {
      setName('');
      void renew();
    },
  });
  const revoke = useMutation({ mutationFn: (number: number) => remove('/api/v1/tokens/{number}', { number: String(number) }), onSuccess: renew });
  return (
    <Card title={t('account.tokens')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('account.tokens_note')}</Text>
        <Loaded query={tokens} lines={2}>
          {({ items }) => items.length === 0 ? <Text size="sm">{t('account.no_tokens')}</Text> : (
            <table className="grid">
              <thead><tr><th scope="col">{t('account.token_name')}</th><th scope="col">{t('account.issued')}</th><th scope="col">{t('account.expires')}</th><th scope="col" aria-label={t('account.revoke')} /></tr></thead>
              <tbody>{items.map((token) => (
                <tr key={token.number} className="row">
                  <td className="clip">{token.name}</td><td>{day(token.issued)}</td><td>{day(token.expires)}</td>
                  <td className="right"><Button size="xs" variant="subtle" color="red" loading={revoke.isPending && revoke.variables === token.number} onClick={() => revoke.mutate(token.number)}>{t('account.revoke')}</Button></td>
                </tr>
              ))}</tbody>
            </table>
          )}
        </Loaded>
        {issue.data && (
          <Alert color="teal" title={t('account.token_once')} styles={{ message: { color: 'var(--mantine-color-text)' } }}>
            <Group gap="xs" wrap="nowrap">
              <Code style={{ overflowWrap: 'anywhere' }}>{issue.data.secret}</Code>
              <CopyButton value={issue.data.secret}>{({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? t('account.copied') : t('account.copy')}</Button>}</CopyButton>
            </Group>
          </Alert>
        )}
        <ProblemNote error={issue.error ?? revoke.error} />
        <Group gap="xs" align="flex-end">
          <TextInput label={t('account.token_name')} style={{ flex: '1 1 160px' }} value={name} onChange={(e) => setName(e.currentTarget.value)} />
          <NumberInput label={t('account.days')} w={90} min={1} max={366} value={days} onChange={(v) => setDays(Number(v) || 0)} />
          <Button loading={issue.isPending} disabled={!name.trim()} onClick={() => issue.mutate()}>{t('account.issue')}</Button>
        </Group>
      </Stack>
    </Card>
  );
}
