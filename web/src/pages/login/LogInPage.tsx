import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { LanguageSwitch } from '@/app/LanguageSwitch';
import { useCallTitle, useSiteName } from '@/app/names';
import { useSessionState } from '@/app/session';
import { ThemeSwitch } from '@/app/Shell';
import { count } from '@/format/number';
import { window as windowText } from '@/format/time';
import { ProblemNote } from '@/parts/Feedback';
import { StateTag } from '@/parts/Tag';
import { ratioOf } from '@/pages/calls/ratios';

function LogInForm() {
  const { t } = useTranslation();
  const { logIn } = useSessionState();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const send = useMutation({ mutationFn: () => logIn(login.trim(), password) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form className="card" onSubmit={submit} aria-label={t('login.title')}>
      <Stack gap="sm">
        <Title order={2}>{t('login.title')}</Title>
        <TextInput label={t('login.login')} name="login" autoComplete="username" required withAsterisk={false} autoFocus value={login}
          onChange={(e) => setLogin(e.currentTarget.value)} />
        <PasswordInput label={t('login.password')} name="password" autoComplete="current-password" required withAsterisk={false} value={password}
          visibilityToggleButtonProps={{ 'aria-label': t('login.show') }} onChange={(e) => setPassword(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Button type="submit" fullWidth loading={send.isPending} disabled={!login.trim() || !password}>{t('login.go')}</Button>
      </Stack>
    </form>
  );
}

function PublicCalls() {
  const { t } = useTranslation();
  const title = useCallTitle();
  const calls = useAll('calls');
  const rows = [...(calls.data ?? [])].reverse().slice(0, 4);
  if (rows.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2}>{t('login.calls')}</Title>
      {rows.map((call) => (
        <div key={call.id} className="card">
          <Group justify="space-between" gap="xs" mb={4}>
            <Text fw={600}>{title(call.terms)}</Text>
            <StateTag type="CallState" state={call.state} />
          </Group>
          <Text size="sm" c="dimmed">{t('call.window')} {windowText(call.terms.window)}</Text>
          <Group gap="lg" mt={8}>
            {call.ratios.map((d) => (
              <Text key={d.label} size="sm">
                <b>{d.label}</b> {ratioOf(d, 'applications')}{' '}
                <Text span c="dimmed">{t('call.ratio_base', { counted: count(d.counted), places: count(d.places) })}</Text>
              </Text>
            ))}
          </Group>
        </div>
      ))}
    </Stack>
  );
}

export default function LogInPage() {
  const { t } = useTranslation();
  const site = useAll('sites').data?.[0];
  const siteName = useSiteName(site);
  useEffect(() => {
    document.title = `${t('login.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <main style={{ maxWidth: 980, margin: '0 auto', padding: 'clamp(16px, 5vh, 72px) 16px' }}>
      <Group justify="space-between" mb={28}>
        <Group gap={12}>
          <img src="/mark.svg" alt="" width={40} height={40} />
          <div>
            <Title order={1}>{t('app.name')}</Title>
            <Text size="sm" c="dimmed">{siteName || t('app.subtitle')}</Text>
          </div>
        </Group>
        <Group gap={8}><LanguageSwitch /><ThemeSwitch /></Group>
      </Group>
      <div className="cols login"><PublicCalls /><LogInForm /></div>
    </main>
  );
}
