// The output of a job's run, followed while it is written. Scrolling up stops following; the button goes on.
import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns, Schemas } from '@/api/nouns';
import { bytes } from '@/format/unit';

/// The browser keeps at most this much of a log; what came before is left out, and said to be.
const keptChars = 400_000;

type LogState = 'waiting' | 'following' | 'complete' | 'lost';

export function JobLog({ job }: { job: Nouns['jobs'] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [size, setSize] = useState(0);
  const [state, setState] = useState<LogState>('waiting');
  const [stick, setStick] = useState(true);
  const box = useRef<HTMLPreElement>(null);
  const started = job.state !== 'waiting' && job.state !== 'held';

  useEffect(() => {
    setText('');
    setState('waiting');
    if (!started) return;
    const source = new EventSource(`/api/v1/jobs/${job.id}/log`);
    source.onopen = () => setState('following');
    source.addEventListener('log', (message) => {
      const page = JSON.parse((message as MessageEvent<string>).data) as Schemas['LogPage'];
      setText((old) => (old + page.text).slice(-keptChars));
      setSize(page.size);
      if (page.complete) {
        setState('complete');
        source.close();
      }
    });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setState((old) => (old === 'complete' ? old : 'lost'));
    };
    return () => source.close();
  }, [job.id, job.attempt, started]);

  useEffect(() => {
    if (stick && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [text, stick]);

  const onScroll = () => {
    const el = box.current;
    if (el) setStick(el.scrollHeight - el.scrollTop - el.clientHeight < 24);
  };
  const words = !started ? t('log.not_started') : t(`log.${state}` as 'log.waiting');
  return (
    <section className="card flush">
      <Group className="card-head" justify="space-between" gap="sm">
        <Text component="h2" fw={650} fz="1.0625rem" m={0}>{t('log.title')}</Text>
        <Group gap="sm">
          <Text size="sm" c="dimmed" role="status">{words}{size > 0 && ` · ${bytes(size)}`}</Text>
          {!stick && <Button size="xs" variant="default" onClick={() => setStick(true)}>{t('log.to_end')}</Button>}
        </Group>
      </Group>
      <pre ref={box} className="log" tabIndex={0} role="log" aria-label={t('log.title')} onScroll={onScroll}
        style={{ height: 'min(62vh, 640px)' }}>
        {text || (state === 'complete' ? t('log.empty') : '')}
      </pre>
    </section>
  );
}
