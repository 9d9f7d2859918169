// What is offered and asked in each class, with the ratio and its base; live.
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { useRatios } from '@/api/reports';
import { count } from '@/format/number';
import { minute } from '@/format/time';
import { Loaded } from '@/parts/Feedback';
import { Card } from '@/parts/Page';
import { ratioOf } from './ratios';

export function ClassRatios({ call }: { call: Nouns['calls'] }) {
  const { t } = useTranslation();
  const report = useRatios(call.id);
  const numbers = ['received', 'duplicates', 'ineligible', 'withdrawn', 'counted', 'bodies', 'places', 'granted'] as const;
  return (
    <Card flush title={t('call.ratios')} aside={report.data && t('report.as_of', { at: minute(report.data.as_of) })}>
      <Loaded query={report} lines={3}>
        {(r) => (
          <div className="grid-wrap" tabIndex={0} role="region" aria-label={t('call.ratios')}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{t('call.class')}</th>
                  <th scope="col" className="right">{t('call.by_places')}</th>
                  <th scope="col" className="right">{t('call.by_accelerators')}</th>
                  {numbers.map((n) => <th key={n} scope="col" className={`right${n === 'counted' || n === 'places' ? '' : ' wide-only'}`}>{t(`ratio.${n}`)}</th>)}
                  <th scope="col" className="right">{t('ratio.asked')}</th>
                  <th scope="col" className="right">{t('ratio.offered')}</th>
                </tr>
              </thead>
              <tbody>
                {r.classes.map((row) => (
                  <tr key={row.label} className="row">
                    <th scope="row">{row.label}</th>
                    <td className="right"><b style={{ fontSize: '1.05rem' }}>{ratioOf(row, 'applications')}</b></td>
                    <td className="right">{ratioOf(row, 'accelerators')}</td>
                    {numbers.map((n) => <td key={n} className={`right${n === 'counted' || n === 'places' ? '' : ' wide-only'}`}>{n === 'places' && row.places === 0 ? '–' : count(row[n])}</td>)}
                    <td className="right">{count(row.asked)}</td>
                    <td className="right">{count(row.offered)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
