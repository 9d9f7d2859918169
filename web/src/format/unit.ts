// Quantities with their unit, from the whole numbers of the wire.
import { count, decimal } from './number';

const hourMillis = 3_600_000;

/// Accelerator-milliseconds as accelerator-hours.
export function acceleratorHours(millis: number): string {
  const hours = millis / hourMillis;
  return decimal(hours, Math.abs(hours) >= 100 ? 0 : Math.abs(hours) >= 1 ? 1 : 3);
}

/// Bytes, decimal prefixes: 10.7e15 → "10.7 PB".
export function bytes(n: number): string {
  const names = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  let step = 0;
  let value = n;
  while (Math.abs(value) >= 1000 && step < names.length - 1) {
    value /= 1000;
    step += 1;
  }
  return `${decimal(value, value >= 100 ? 0 : 2)} ${names[step]}`;
}

export function watts(n: number): string {
  if (n >= 1e9) return `${decimal(n / 1e9)} GW`;
  if (n >= 1e6) return `${decimal(n / 1e6)} MW`;
  if (n >= 1e3) return `${decimal(n / 1e3)} kW`;
  return `${count(n)} W`;
}

/// Gigaflops as petaflops; the number format is said beside it by the caller.
export function petaflops(gigaflops: number): string {
  return `${decimal(gigaflops / 1e6)} PF`;
}

/// Whole won: Korean in 억 (1e8) and 조 (1e12), English in bn and tn.
export function won(n: number, language: string): string {
  if (language !== 'ko') {
    if (n >= 1e12) return `${decimal(n / 1e12)} tn KRW`;
    if (n >= 1e9) return `${decimal(n / 1e9)} bn KRW`;
    return `${count(n)} KRW`;
  }
  const trillions = Math.floor(n / 1e12);
  const rest = n - trillions * 1e12;
  const hundredMillions = rest / 1e8;
  if (trillions > 0) return `${count(trillions)}조${hundredMillions > 0 ? ` ${decimal(hundredMillions)}억` : ''}원`;
  if (n >= 1e8) return `${decimal(hundredMillions)}억원`;
  return `${count(n)}원`;
}
