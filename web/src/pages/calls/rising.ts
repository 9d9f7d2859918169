// The count of applications over time, of those that count in a ratio.
interface Received {
  state: string;
  submitted_at: string | null;
}

const uncounted = ['draft', 'withdrawn', 'ineligible', 'duplicate'];

/// [instant, how many until then], in order of time.
export function risingCounts(applications: Received[]): [string, number][] {
  return applications
    .filter((a) => a.submitted_at !== null && !uncounted.includes(a.state))
    .map((a) => a.submitted_at!)
    .sort()
    .map((at, i) => [at, i + 1]);
}
