import type { Figure } from '@/api/reports';
import { Tiles } from '@/parts/Page';
import { useFigureWords } from './figures';

export function FigureTiles({ figures }: { figures: Figure[] }) {
  const words = useFigureWords();
  if (figures.length === 0) return null;
  return (
    <Tiles tiles={figures.map((f) => ({ label: words.name(f.key), value: f.value, unit: f.unit, base: words.base(f.base) }))} />
  );
}
