import { useTranslation } from 'react-i18next';
import { useAll, type Nouns } from '@/api/nouns';
import { Loaded } from '@/parts/Feedback';
import { Grid } from '@/parts/Grid';
import { useLabel } from '@/parts/Tag';

type Body = Nouns['bodies'];

export function Bodies() {
  const { t } = useTranslation();
  const label = useLabel();
  const bodies = useAll('bodies');
  return (
    <Loaded query={bodies}>
      {(rows) => {
        const kinds = [...new Set(rows.map((b) => b.kind))];
        return (
          <Grid<Body> label={t('noun.body')} rows={rows} search={(b) => `${b.name} ${b.name_en} ${b.registration} ${b.region}`} sort={[{ id: 'name', desc: false }]}
            choices={[{ label: t('body.kind'), of: (b) => b.kind, options: kinds.map((k) => ({ value: k, label: label('BodyKind', k) })) }]}
            columns={[
              { id: 'name', header: t('noun.body'), accessorFn: (b) => b.name, meta: { clip: true }, cell: ({ row }) => <b>{row.original.name}</b> },
              { id: 'kind', header: t('body.kind'), accessorFn: (b) => label('BodyKind', b.kind) },
              { id: 'size', header: t('body.size'), accessorFn: (b) => label('BodySize', b.size), meta: { wideOnly: true } },
              { id: 'region', header: t('body.region'), accessorFn: (b) => b.region },
              { id: 'registration', header: t('body.registration'), accessorFn: (b) => b.registration, meta: { wideOnly: true } },
            ]} />
        );
      }}
    </Loaded>
  );
}
