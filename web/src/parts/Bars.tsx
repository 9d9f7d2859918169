// Bars whose parts sum to a named base, with a legend that says so.
import { useTranslation } from 'react-i18next';
import { count, percent } from '@/format/number';

export interface Part {
  key: string;
  label: string;
  amount: number;
  color: string;
  note?: string;
}

interface PartsBarProps {
  parts: Part[];
  base: string;
  print?: (amount: number) => string;
  total?: number;
  sum?: string;
}

/// The parts as one bar; `total` is what they must sum to, and a difference is said rather than hidden.
export function PartsBar({ parts, base, print = count, total, sum: sumLabel }: PartsBarProps) {
  const { t } = useTranslation();
  const sum = parts.reduce((s, p) => s + p.amount, 0);
  const shown = parts.filter((p) => p.amount > 0);
  const words = parts.map((p) => `${p.label} ${print(p.amount)}`).join(', ');
  return (
    <div>
      <div className="bar" role="img" aria-label={`${base} ${print(sum)}: ${words}`}>
        {shown.map((p) => <span key={p.key} style={{ flexGrow: p.amount, background: p.color }} title={`${p.label} ${print(p.amount)}`} />)}
      </div>
      <ul className="legend">
        {parts.map((p) => (
          <li key={p.key}>
            <i style={{ background: p.color }} aria-hidden="true" />
            <span>{p.label}</span> <b>{print(p.amount)}</b>
            <span style={{ color: 'var(--mantine-color-dimmed)' }}>{percent(p.amount, sum, 1)}{p.note ? ` · ${p.note}` : ''}</span>
          </li>
        ))}
        <li style={{ marginLeft: 'auto' }}>
          <span style={{ color: 'var(--mantine-color-dimmed)' }}>{sumLabel ?? t('bar.sum')}</span> <b>{print(sum)}</b>
          {total !== undefined && total !== sum && <span className="tag bad">{t('bar.differs', { total: print(total) })}</span>}
        </li>
      </ul>
    </div>
  );
}

/// The same without words, for a row of a table.
export function ThinBar({ parts, label }: { parts: Pick<Part, 'key' | 'amount' | 'color'>[]; label: string }) {
  return (
    <div className="bar thin" role="img" aria-label={label} style={{ minWidth: 90 }}>
      {parts.filter((p) => p.amount > 0).map((p) => <span key={p.key} style={{ flexGrow: p.amount, background: p.color }} />)}
    </div>
  );
}
