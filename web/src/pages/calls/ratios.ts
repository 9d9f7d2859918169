// The ratios of one class of a call as the server prints them; a dash where there is no base.
import type { Schemas } from '@/api/nouns';

export type RatioRow = Schemas['RatioRow'];

export function ratioOf(row: RatioRow, by: 'applications' | 'bodies' | 'accelerators'): string {
  const found = row.figures.find((f) => f.key === `ratio.${by}`);
  return found ? `${found.value} : 1` : '–';
}
