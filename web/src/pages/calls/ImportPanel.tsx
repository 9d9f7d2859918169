// Applications and review scores as CSV: all rows or none; a fault names its line and column.
import { Button, FileButton, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns, Schemas } from '@/api/nouns';
import { uploadJson } from '@/api/upload';
import { count } from '@/format/number';
import { bytes } from '@/format/unit';
import { decodeUtf8 } from '@/intake/csv';
import { readApplications, readReviews, type Taken } from '@/intake/tables';
import { Card } from '@/parts/Page';
import { Tag } from '@/parts/Tag';
import { IntakeFault } from './IntakeFault';

const paths = {
  applications: '/api/v1/calls/{call}/import-applications',
  reviews: '/api/v1/calls/{call}/import-reviews',
} as const;
type What = keyof typeof paths;

const applicationColumns = ['접수번호*', '신청등급*', '기관명*', '사업자번호*', '기관유형*', '과제명*', '신청수량*', '개월*', '접수일시', '기업규모', '지역', '분야', '요약', '담당자', '이메일', '최소수량', '가점', '월별계획', '신청상태', '비고'];

export function ImportPanel({ call }: { call: Nouns['calls'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [what, setWhat] = useState<What>('applications');
  const [file, setFile] = useState<File | null>(null);
  const [taken, setTaken] = useState<Taken<unknown> | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (rows: unknown[]) => uploadJson<Schemas['CommandReceipt']>(paths[what], { call: call.id }, { rows }, setShare),
    onSuccess: () => client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' }),
  });
  const choose = async (chosen: File | null, as: What) => {
    setFile(chosen);
    setTaken(null);
    setFault(null);
    setShare(0);
    send.reset();
    if (!chosen) return;
    try {
      const text = decodeUtf8(await chosen.arrayBuffer());
      setTaken(as === 'applications' ? readApplications(call.terms, text) : readReviews(call.terms, text));
    } catch (error) {
      setFault(error);
    }
  };
  const columns = what === 'reviews' ? ['접수번호*', '평가위원*', ...call.terms.rules.rubric.map((c) => `${c.name}*`), '의견'] : applicationColumns;
  return (
    <Card title={t('import.title')} aside={t('import.all_or_none')}>
      <Stack gap="md" maw={880}>
        <SegmentedControl value={what} aria-label={t('import.what')} w="fit-content" onChange={(v) => { setWhat(v as What); void choose(null, v as What); }}
          data={[{ value: 'applications', label: t('nav.applications') }, { value: 'reviews', label: t('nav.reviews') }]} />
        <Text size="sm">{t('import.note')}</Text>
        <Group gap={6}>{columns.map((c) => <Tag key={c} tone={c.endsWith('*') ? 'busy' : 'calm'}>{c}</Tag>)}</Group>
        <Group gap="sm">
          <FileButton onChange={(chosen) => void choose(chosen, what)} accept=".csv,text/csv">
            {(props) => <Button variant="default" {...props}>{t('import.choose')}</Button>}
          </FileButton>
          <Text size="sm" {...(file ? {} : { c: 'dimmed' })}>{file ? `${file.name} · ${bytes(file.size)}` : t('import.no_file')}</Text>
        </Group>
        {taken && !send.isSuccess && !send.isError && <Text size="sm" role="status">{t('import.ready', { n: count(taken.rows.length) })}</Text>}
        {send.isPending && <Progress value={share * 100} animated={share >= 1} aria-label={t('import.progress')} />}
        <IntakeFault error={fault ?? send.error} taken={taken} />
        {send.isSuccess && (
          <Text size="sm" fw={600} c="var(--gw-good)" role="status">{t('import.done', { n: count(send.data.events.length) })}</Text>
        )}
        <Group><Button disabled={!taken || taken.rows.length === 0 || send.isSuccess} loading={send.isPending} onClick={() => taken && send.mutate(taken.rows)}>{t('import.go')}</Button></Group>
      </Stack>
    </Card>
  );
}
