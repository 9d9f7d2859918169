// A score for each criterion; the weighted parts and their sum follow while typing.
import { Button, Group, NumberInput, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useName } from '@/app/names';
import { points } from '@/format/number';
import { useSend } from '@/parts/Command';
import { ProblemNote } from '@/parts/Feedback';
import { Card } from '@/parts/Page';
import { weightedPart, weightedTotal } from './weighted';

export function ScoreForm({ review, editable }: { review: Nouns['reviews']; editable: boolean }) {
  const { t } = useTranslation();
  const name = useName();
  const [scores, setScores] = useState<(number | null)[]>(review.rubric.map((_, i) => review.scores[i] ?? null));
  const [comment, setComment] = useState(review.comment);
  const send = useSend<'/api/v1/reviews/{review}/score'>(t('review.scored'));
  const total = weightedTotal(review.rubric, scores);
  const put = (i: number, value: string | number) =>
    setScores(scores.map((old, at) => (at === i ? (value === '' ? null : Math.round(Number(value) * 1000)) : old)));
  return (
    <Card flush title={t('review.scores')}>
      <div className="grid-wrap" tabIndex={0} role="region" aria-label={t('review.scores')}>
        <table className="grid">
          <thead><tr>
            <th scope="col">{t('call.criterion')}</th><th scope="col" className="right">{t('call.weight')}</th>
            <th scope="col" className="right">{t('review.score')}</th><th scope="col" className="right">{t('review.part')}</th>
          </tr></thead>
          <tbody>
            {review.rubric.map((c, i) => (
              <tr key={c.name} className="row">
                <td className="wrap">{name(c)}</td>
                <td className="right">{c.weight} %</td>
                <td className="right" style={{ width: 140 }}>
                  {editable ? (
                    <NumberInput aria-label={`${name(c)}, 0 – ${points(c.most)}`} size="xs" min={0} max={c.most / 1000} decimalScale={3} clampBehavior="strict"
                      value={scores[i] === null || scores[i] === undefined ? '' : scores[i]! / 1000} onChange={(v) => put(i, v)} suffix={` / ${points(c.most)}`} />
                  ) : scores[i] === null || scores[i] === undefined ? '–' : points(scores[i]!)}
                </td>
                <td className="right">{scores[i] === null || scores[i] === undefined ? '–' : points(weightedPart(c, scores[i]!))}</td>
              </tr>
            ))}
            <tr className="row">
              <td><b>{t('review.sum')}</b></td><td className="right">100 %</td><td />
              <td className="right"><b style={{ fontSize: '1.05rem' }}>{total === null ? '–' : points(total)}</b></td>
            </tr>
          </tbody>
        </table>
      </div>
      <Stack gap="sm" p="md">
        <Textarea label={t('review.comment')} autosize minRows={3} value={comment} readOnly={!editable} onChange={(e) => setComment(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        {editable && (
          <Group justify="flex-end">
            <Button loading={send.isPending} disabled={total === null}
              onClick={() => send.mutate({ path: '/api/v1/reviews/{review}/score', names: { review: review.id }, body: { scores: scores as number[], comment } })}>
              {review.state === 'scored' ? t('review.save_again') : t('review.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
