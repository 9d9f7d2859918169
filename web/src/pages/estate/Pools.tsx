import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { useName } from '@/app/names';
import { count } from '@/format/number';
import { petaflops } from '@/format/unit';
import { Loaded } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { useLabel } from '@/parts/Tag';

type Pool = Nouns['pools'];

export function Pools() {
  const { t } = useTranslation();
  const label = useLabel();
  const name = useName();
  const pools = useAll('pools');
  const sites = useAll('sites').data ?? [];
  const rung = (p: Pool, r: string) => p.ladder.find((l) => l.rung === r);
  const rungs = ['installed', 'accepted', 'funded', 'offered', 'awarded', 'running'] as const;
  return (
    <Loaded query={pools}>
      {(rows) => (
        <Grid<Pool> label={t('noun.pool')} rows={rows} columns={[
          { id: 'label', header: t('noun.pool'), accessorFn: (p) => p.label, cell: ({ row }) => <b>{row.original.label}</b> },
          { id: 'site', header: t('noun.site'), accessorFn: (p) => { const s = sites.find((x) => x.id === p.site); return s ? name(s) : ''; }, meta: { wideOnly: true, clip: true } },
          { id: 'terms', header: t('estate.terms'), accessorFn: (p) => p.terms, meta: { clip: true } },
          { id: 'format', header: t('estate.format'), accessorFn: (p) => label('NumberFormat', p.format), meta: { wideOnly: true } },
          { id: 'pf', header: t('estate.pf_accepted'), accessorFn: (p) => rung(p, 'accepted')?.gigaflops ?? 0, meta: { right: true }, cell: ({ row }) => petaflops(rung(row.original, 'accepted')?.gigaflops ?? 0) },
          ...rungs.map((r) => ({ id: r, header: label('Rung', r), accessorFn: (p: Pool) => rung(p, r)?.accelerators ?? 0, meta: { right: true, wideOnly: r !== 'installed' && r !== 'running' }, cell: ({ getValue }: { getValue: () => unknown }) => count(Number(getValue())) })),
        ]} />
      )}
    </Loaded>
  );
}
