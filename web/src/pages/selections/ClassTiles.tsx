import { useTranslation } from 'react-i18next';
import type { Nouns } from '@/api/nouns';
import { count, points } from '@/format/number';
import { Tiles } from '@/parts/Page';

/// For each class: who got in, the cut line, the reserve list, and the accelerators granted of those offered.
export function ClassTiles({ selection, call }: { selection: Nouns['selections']; call: Nouns['calls'] }) {
  const { t } = useTranslation();
  return (
    <Tiles tiles={call.terms.classes.flatMap((c, i) => {
      const rows = selection.ranking.filter((r) => r.call_class === i);
      const offered = rows.filter((r) => r.outcome === 'offered');
      const granted = offered.reduce((s, r) => s + r.granted, 0);
      return [
        { label: t('selection.class_offered', { label: c.label }), value: count(offered.length), base: t('selection.of_ranked', { ranked: count(rows.length), places: count(c.places) }) },
        { label: t('selection.class_cut', { label: c.label }), value: points(rows[0]?.cut_line ?? 0), unit: t('unit.point'), base: t('selection.class_reserve', { n: count(rows.filter((r) => r.outcome === 'reserve').length) }) },
        { label: t('selection.class_granted', { label: c.label }), value: count(granted), base: t('selection.of_offered', { n: count(c.accelerators) }) },
      ];
    })} />
  );
}
