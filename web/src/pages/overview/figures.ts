// Names of figures, and their bases, in the reader's language. The server writes bases with English nouns.
import { useTranslation } from 'react-i18next';

const nouns = ['planned', 'funded', 'submitted', 'started', 'applications', 'bodies', 'accelerators', 'places', 'offered', 'installed', 'asked'];

export function useFigureWords() {
  const { t, i18n } = useTranslation();
  const name = (key: string) => (i18n.exists(`figure.${key}`) ? t(`figure.${key}` as never) : key);
  const base = (text: string) =>
    text.replace(/[a-z]+/g, (word) => (nouns.includes(word) ? t(`base.${word}` as 'base.planned') : word));
  return { name, base };
}
