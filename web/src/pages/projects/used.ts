// Usage of jobs by the day (in Seoul) of their last metering.
import { day } from '../../format/time';

interface Metered {
  used: number;
  metered_to: string | null;
  ended_at: string | null;
}

/// [day, accelerator-milliseconds], in order of time.
export function usedByDay(jobs: Metered[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const job of jobs) {
    const at = job.metered_to ?? job.ended_at;
    if (!at || job.used <= 0) continue;
    sums.set(day(at), (sums.get(day(at)) ?? 0) + job.used);
  }
  return [...sums].sort(([a], [b]) => a.localeCompare(b));
}
