import { useAll, type Nouns } from '@/api/nouns';
import { ApplicationGrid } from '@/pages/applications/ApplicationGrid';
import { Loaded } from '@/parts/Feedback';

export function CallApplications({ call }: { call: Nouns['calls'] }) {
  const applications = useAll('applications', { call: call.id });
  return <Loaded query={applications}>{(rows) => <ApplicationGrid rows={rows} withCall={false} />}</Loaded>;
}
