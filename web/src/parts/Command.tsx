// Buttons that send a command: confirmed where it matters, with a reason where one is recorded, with the server's "no" shown.
import { Button, Group, Modal, Stack, Text, Textarea, type ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { post, type AnswerOf, type BodyOf, type Names, type PostPath } from '@/api/client';
import { ProblemNote } from './Feedback';

export interface Sent<P extends PostPath> {
  path: P;
  names?: Names;
  body: BodyOf<P>;
}

/// Sends, reads everything anew, says so, and hands back the answer.
export function useSend<P extends PostPath>(done?: string, then?: (answer: AnswerOf<P, 'post'>) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sent: Sent<P>) => post(sent.path, sent.names ?? {}, sent.body),
    onSuccess: async (answer) => {
      if (done) notifications.show({ message: done, color: 'teal' });
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      then?.(answer);
    },
  });
}

interface CommandProps<P extends PostPath> {
  label: string;
  path: P;
  names?: Names;
  body: (reason: string) => BodyOf<P>;
  ask?: ReactNode;
  reason?: 'needed' | 'possible';
  done: string;
  color?: string;
  variant?: ButtonProps['variant'];
  disabled?: boolean;
  then?: (answer: AnswerOf<P, 'post'>) => void;
}

export function Command<P extends PostPath>(props: CommandProps<P>) {
  const { label, path, names = {}, body, ask, reason, done, color, variant = 'default', disabled = false, then } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const send = useSend<P>(done, (answer) => {
    setOpen(false);
    then?.(answer);
  });
  const go = () => send.mutate({ path, names, body: body(why.trim()) });
  const close = () => {
    setOpen(false);
    send.reset();
  };
  const asks = ask !== undefined || reason !== undefined;
  const paint = color ? { color } : {};
  return (
    <>
      <Button variant={variant} {...paint} disabled={disabled} loading={!asks && send.isPending}
        onClick={() => (asks ? setOpen(true) : go())}>{label}</Button>
      <Modal opened={open || (!asks && send.isError)} onClose={close} title={label} centered
        closeButtonProps={{ 'aria-label': t('app.close') }}>
        <Stack gap="sm">
          {ask && <Text size="sm" component="div">{ask}</Text>}
          {reason && (
            <Textarea label={t('command.reason')} required={reason === 'needed'} autosize minRows={2} value={why}
              onChange={(e) => setWhy(e.currentTarget.value)} data-autofocus />
          )}
          <ProblemNote error={send.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>{asks ? t('app.cancel') : t('app.close')}</Button>
            {asks && (
              <Button {...paint} loading={send.isPending} disabled={reason === 'needed' && !why.trim()} onClick={go}>{label}</Button>
            )}
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
