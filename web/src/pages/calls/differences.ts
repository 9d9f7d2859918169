// The fields in which two values of the API differ, by path.
import { minute } from '../../format/time';

export interface Difference {
  path: string;
  before: string;
  after: string;
}

function text(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return minute(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const deep = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null;
  if (!deep(before) || !deep(after)) return [{ path, before: text(before), after: text(after) }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const step = Array.isArray(after) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    return differences(before[key], after[key], step);
  });
}
