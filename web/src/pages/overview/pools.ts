import { useAll } from '@/api/nouns';

/// The label of a pool by its id.
export function usePoolLabels(): (id: string | null) => string {
  const pools = useAll('pools').data ?? [];
  return (id) => pools.find((p) => p.id === id)?.label ?? id ?? '–';
}
