import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useName } from '@/app/names';
import { count } from '@/format/number';
import { acceleratorHours } from '@/format/unit';
import { Card, Facts } from '@/parts/Page';
import { PlanPlot } from './PlanPlot';

export function ContentCard({ application, call }: { application: Nouns['applications']; call: Nouns['calls'] }) {
  const { t } = useTranslation();
  const name = useName();
  const { content } = application;
  const grounds = content.grounds.map((key) => {
    const ground = call.terms.rules.preferences.find((p) => p.key === key);
    return ground ? name(ground) : key;
  });
  const total = content.plan.reduce((s, n) => s + n, 0);
  return (
    <Card title={t('application.request')}>
      <Facts rows={[
        [t('call.class'), application.class_label],
        [t('application.accelerators'), t('unit.accelerators', { n: count(content.accelerators) })],
        [t('application.least'), content.least ? t('unit.accelerators', { n: count(content.least) }) : t('application.all_or_nothing')],
        [t('application.months'), t('unit.months', { n: count(content.months) })],
        [t('application.sector'), content.sector],
        [t('application.grounds'), grounds.join(', ')],
        ...(total > 0 ? [[t('application.plan'), `${acceleratorHours(total)} ${t('unit.accelerator_hours')}`] as [string, string]] : []),
      ]} />
      {content.plan.length > 1 && <PlanPlot plan={content.plan} />}
    </Card>
  );
}
