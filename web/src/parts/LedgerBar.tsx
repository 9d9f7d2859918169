// granted = used + held + remaining + recalled + expired + returned, in accelerator-hours.
import { useTranslation } from 'react-i18next';
import { acceleratorHours } from '@/format/unit';
import { PartsBar } from './Bars';

interface LedgerSums {
  granted: number;
  used: number;
  held: number;
  remaining: number;
  recalled: number;
  expired: number;
  returned: number;
}

export function LedgerBar({ ledger }: { ledger: LedgerSums }) {
  const { t } = useTranslation();
  const columns = [
    ['used', 'var(--gw-s1)'], ['held', 'var(--gw-s4)'], ['remaining', 'var(--gw-s3)'], ['recalled', 'var(--gw-s6)'],
    ['expired', 'var(--gw-s7)'], ['returned', 'var(--gw-s5)'],
  ] as const;
  // The first three always, the rest only where there is something.
  const parts = columns
    .filter(([key], i) => i < 3 || ledger[key] > 0)
    .map(([key, color]) => ({ key, color, amount: ledger[key], label: t(`ledger.${key}`) }));
  return <PartsBar parts={parts} base={t('ledger.granted')} sum={t('ledger.granted')} total={ledger.granted} print={acceleratorHours} />;
}
