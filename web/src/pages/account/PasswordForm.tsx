import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSend } from '@/parts/Command';
import { ProblemNote } from '@/parts/Feedback';
import { Card } from '@/parts/Page';

export function PasswordForm() {
  const { t } = useTranslation();
  const [present, setPresent] = useState('');
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const send = useSend<'/api/v1/password'>(t('account.password_changed'), () => {
    setPresent('');
    setWanted('');
    setAgain('');
  });
  const differs = again !== '' && again !== wanted;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ path: '/api/v1/password', body: { present, wanted } });
  };
  const show = { 'aria-label': t('login.show') };
  return (
    <Card title={t('account.password')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={380}>
          <PasswordInput label={t('account.present')} autoComplete="current-password" value={present} visibilityToggleButtonProps={show} onChange={(e) => setPresent(e.currentTarget.value)} />
          <PasswordInput label={t('account.new_password')} description={t('account.password_rule')} autoComplete="new-password" value={wanted} visibilityToggleButtonProps={show} onChange={(e) => setWanted(e.currentTarget.value)} />
          <PasswordInput label={t('account.repeat')} autoComplete="new-password" value={again} error={differs ? t('account.differs') : undefined} visibilityToggleButtonProps={show} onChange={(e) => setAgain(e.currentTarget.value)} />
          <ProblemNote error={send.error} />
          <Group><Button type="submit" loading={send.isPending} disabled={!present || !wanted || wanted !== again}>{t('account.change_password')}</Button></Group>
        </Stack>
      </form>
    </Card>
  );
}
