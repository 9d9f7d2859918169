// Times are UTC on the wire and Asia/Seoul on the screen (UTC+9, no summer time).

const seoulOffset = 9 * 3_600_000;
const dayMillis = 86_400_000;

function parts(text: string): string | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at + seoulOffset).toISOString();
}

/// "2025-06-25"; an unset time is a dash, the end of time says that there is none.
export function day(text: string | null | undefined): string {
  if (!text) return '–';
  if (text.startsWith('9999')) return '∞';
  return parts(text)?.slice(0, 10) ?? '–';
}

/// "2025-06-25 14:03".
export function minute(text: string | null | undefined): string {
  if (!text) return '–';
  if (text.startsWith('9999')) return '∞';
  return parts(text)?.slice(0, 16).replace('T', ' ') ?? '–';
}

/// "2025-06-25 14:03:07".
export function second(text: string | null | undefined): string {
  if (!text) return '–';
  return parts(text)?.slice(0, 19).replace('T', ' ') ?? '–';
}

/// Half-open on the wire; the last day that belongs to it on the screen: "2025-07-01 – 2025-12-31".
export function period(interval: { begin: string | null; end: string | null }): string {
  if (!interval.end || interval.end.startsWith('9999')) return `${day(interval.begin)} –`;
  const last = new Date(Date.parse(interval.end) - 1).toISOString();
  return `${day(interval.begin)} – ${day(last)}`;
}

/// With the minute, for windows that close within a day.
export function window(interval: { begin: string | null; end: string | null }): string {
  return `${minute(interval.begin)} – ${minute(interval.end)}`;
}

/// Milliseconds as "2 d 3 h", "3 h 05 min", "4 min 10 s" or "8 s"; the two largest parts.
export function length(millis: number, words: { d: string; h: string; min: string; s: string }): string {
  const total = Math.max(0, Math.round(millis / 1000));
  const d = Math.floor(total / 86_400);
  const h = Math.floor((total % 86_400) / 3600);
  const m = Math.floor((total % 3600) / 60);
  const s = total % 60;
  if (d > 0) return h > 0 ? `${d} ${words.d} ${h} ${words.h}` : `${d} ${words.d}`;
  if (h > 0) return m > 0 ? `${h} ${words.h} ${m} ${words.min}` : `${h} ${words.h}`;
  if (m > 0) return s > 0 ? `${m} ${words.min} ${s} ${words.s}` : `${m} ${words.min}`;
  return `${s} ${words.s}`;
}

/// What a field of a form of type datetime-local holds for an instant, in Seoul.
export function toField(text: string | null | undefined): string {
  return text ? (parts(text)?.slice(0, 16) ?? '') : '';
}

/// The instant that such a field means, or null.
export function fromField(field: string): string | null {
  const at = Date.parse(`${field}Z`);
  return Number.isNaN(at) ? null : new Date(at - seoulOffset).toISOString();
}

export function daysFromNow(text: string, now: number): number {
  return (Date.parse(text) - now) / dayMillis;
}
