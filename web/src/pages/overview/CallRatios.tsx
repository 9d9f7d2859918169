import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { useCallTitle } from '@/app/names';
import { count } from '@/format/number';
import { Empty, Loaded } from '@/parts/Feedback';
import { Go } from '@/parts/Go';
import { Card } from '@/parts/Page';
import { ratioOf } from '@/pages/calls/ratios';
import { StateTag } from '@/parts/Tag';

export function CallRatios() {
  const { t } = useTranslation();
  const title = useCallTitle();
  const calls = useAll('calls');
  return (
    <Card flush title={t('overview.ratios')} aside={<Go to="/calls">{t('app.all')}</Go>}>
      <Loaded query={calls} lines={3}>
        {(rows) => rows.length === 0 ? <Empty title={t('call.none')} /> : (
          <div className="grid-wrap" tabIndex={0} role="region" aria-label={t('overview.ratios')}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{t('noun.call')}</th><th scope="col">{t('call.state')}</th><th scope="col">{t('call.class')}</th>
                  <th scope="col" className="right">{t('call.by_places')}</th>
                  <th scope="col" className="right wide-only">{t('call.counted_of_places')}</th>
                  <th scope="col" className="right">{t('call.by_accelerators')}</th>
                </tr>
              </thead>
              <tbody>
                {[...rows].reverse().slice(0, 5).flatMap((call) => call.ratios.map((d, i) => (
                  <tr key={`${call.id} ${d.label}`} className="row">
                    <td className="clip">{i === 0 && <Go to={`/calls/${call.id}`}>{title(call.terms)}</Go>}</td>
                    <td>{i === 0 && <StateTag type="CallState" state={call.state} />}</td>
                    <td>{d.label}</td>
                    <td className="right"><b>{ratioOf(d, 'applications')}</b></td>
                    <td className="right wide-only">{count(d.counted)} / {d.places > 0 ? count(d.places) : '–'}</td>
                    <td className="right">{ratioOf(d, 'accelerators')}</td>
                  </tr>
                )))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
