// Names in the reader's language: a Korean name and, where one is given, an English one.
import { useTranslation } from 'react-i18next';

export function pick(language: string, ko: string, en: string | undefined): string {
  return language === 'ko' ? ko || en || '' : en || ko;
}

export function useSiteName(site: { name: string; name_en: string } | undefined): string {
  const { i18n } = useTranslation();
  return site ? pick(i18n.language, site.name, site.name_en) : '';
}

export function useCallTitle(): (terms: { title: string; title_en: string }) => string {
  const { i18n } = useTranslation();
  return (terms) => pick(i18n.language, terms.title, terms.title_en);
}

export function useName(): (noun: { name: string; name_en: string }) => string {
  const { i18n } = useTranslation();
  return (noun) => pick(i18n.language, noun.name, noun.name_en);
}
