// Numbers as people read them. A share is never shown without its base.

const groups = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/// 1234567 → "1,234,567".
export function count(n: number): string {
  return groups.format(n);
}

/// At most `digits` decimals, half up, trailing zeros dropped: the print rule of ratios and percentages. Groups of three.
export function decimal(n: number, digits = 2): string {
  const scale = 10 ** digits;
  // The nudge keeps 1.005 from printing as 1 because of its binary form.
  const rounded = Math.round((Math.abs(n) + Number.EPSILON * Math.abs(n)) * scale) / scale;
  const [whole = '0', part] = rounded.toFixed(digits).split('.');
  const tail = (part ?? '').replace(/0+$/, '');
  const text = groups.format(Number(whole)) + (tail ? `.${tail}` : '');
  return n < 0 && rounded !== 0 ? `−${text}` : text;
}

/// parts of base in percent; an empty base has no share.
export function percent(parts: number, base: number, digits = 2): string {
  return base > 0 ? `${decimal((parts * 100) / base, digits)} %` : '–';
}

/// Thousandths of a point: 87500 → "87.5".
export function points(thousandths: number): string {
  return decimal(thousandths / 1000, 3);
}

/// The same with all three decimals, for columns: "87.500".
export function pointsInColumn(thousandths: number): string {
  return (thousandths / 1000).toFixed(3);
}

/// "87.5" → 87500; null when it is no number with at most three decimals.
export function pointsFromText(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d+(\.\d{1,3})?$/.test(trimmed)) return null;
  return Math.round(Number(trimmed) * 1000);
}
