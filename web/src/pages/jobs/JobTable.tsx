// A short table of jobs, for a project.
import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { minute } from '@/format/time';
import { Go } from '@/parts/Go';
import { StateTag } from '@/parts/Tag';

export function JobTable({ jobs }: { jobs: Nouns['jobs'][] }) {
  const { t } = useTranslation();
  return (
    <div className="grid-wrap" tabIndex={0} role="region" aria-label={t('nav.jobs')}>
      <table className="grid">
        <thead><tr>
          <th scope="col">{t('noun.job')}</th><th scope="col">{t('job.state')}</th><th scope="col" className="right">{t('application.accelerators')}</th>
          <th scope="col" className="wide-only">{t('job.submitter')}</th><th scope="col">{t('job.submitted')}</th>
        </tr></thead>
        <tbody>{jobs.map((j) => (
          <tr key={j.id} className="row">
            <td className="clip"><Go to={`/jobs/${j.id}`}>{j.order.name || j.id}</Go></td>
            <td><StateTag type="JobState" state={j.state} /></td>
            <td className="right">{j.order.accelerators}</td>
            <td className="wide-only">{j.submitter_name}</td>
            <td>{minute(j.submitted_at)}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
