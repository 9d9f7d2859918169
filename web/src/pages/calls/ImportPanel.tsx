// Applications and review scores as CSV: all rows or none; a fault names its line and column.
import { Button, FileButton, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns, Schemas } from '@/api/nouns';
import { uploadText } from '@/api/upload';
import { count } from '@/format/number';
import { bytes } from '@/format/unit';
import { ProblemNote } from '@/parts/Feedback';
import { Card } from '@/parts/Page';
import { Tag } from '@/parts/Tag';

const paths = {
  applications: '/api/v1/calls/{call}/import-applications',
  reviews: '/api/v1/calls/{call}/import-reviews',
} as const;
type What = keyof typeof paths;

const columns: Record<What, string[]> = {
  applications: ['접수번호*', '신청등급*', '기관명*', '사업자번호*', '기관유형*', '과제명*', '신청수량*', '개월*', '접수일시', '기업규모', '지역', '분야', '요약', '담당자', '이메일', '최소수량', '가점', '월별계획', '신청상태', '비고'],
  reviews: ['접수번호*', '평가위원*', '의견'],
};

export function ImportPanel({ call }: { call: Nouns['calls'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [what, setWhat] = useState<What>('applications');
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (chosen: File) => uploadText<Schemas['CommandReceipt']>(paths[what], { call: call.id }, chosen, 'text/csv; charset=utf-8', setShare),
    onSuccess: () => client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' }),
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setShare(0);
    send.reset();
  };
  const needed = what === 'reviews'
    ? [...columns.reviews.slice(0, 2), ...call.terms.rules.rubric.map((c) => `${c.name}*`), '의견']
    : columns.applications;
  return (
    <Card title={t('import.title')} aside={t('import.all_or_none')}>
      <Stack gap="md" maw={880}>
        <SegmentedControl value={what} onChange={(v) => { setWhat(v as What); choose(null); }} aria-label={t('import.what')} w="fit-content"
          data={[{ value: 'applications', label: t('nav.applications') }, { value: 'reviews', label: t('nav.reviews') }]} />
        <Text size="sm">{t('import.note')}</Text>
        <Group gap={6}>{needed.map((c) => <Tag key={c} tone={c.endsWith('*') ? 'busy' : 'calm'}>{c}</Tag>)}</Group>
        <Group gap="sm">
          <FileButton onChange={choose} accept=".csv,text/csv">
            {(props) => <Button variant="default" {...props}>{t('import.choose')}</Button>}
          </FileButton>
          <Text size="sm" c={file ? undefined : 'dimmed'}>{file ? `${file.name} · ${bytes(file.size)}` : t('import.no_file')}</Text>
        </Group>
        {send.isPending && <Progress value={share * 100} animated={share >= 1} aria-label={t('import.progress')} />}
        <ProblemNote error={send.error} />
        {send.isSuccess && (
          <Text size="sm" fw={600} c="var(--gw-good)" role="status">{t('import.done', { n: count(send.data.events.length) })}</Text>
        )}
        <Group><Button disabled={!file || send.isSuccess} loading={send.isPending} onClick={() => file && send.mutate(file)}>{t('import.go')}</Button></Group>
      </Stack>
    </Card>
  );
}
