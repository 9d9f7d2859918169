interface Times {
  started_at: string | null;
  ended_at: string | null;
}

/// Milliseconds from its start to its end, or to now while it runs; null before it started.
export function ranFor(job: Times, now = Date.now()): number | null {
  if (!job.started_at) return null;
  return (job.ended_at ? Date.parse(job.ended_at) : now) - Date.parse(job.started_at);
}
