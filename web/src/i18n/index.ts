// Two languages; the choice is kept in the browser and told to the server with every request.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { wire } from '@/api/client';
import en from './en.json';
import ko from './ko.json';

export type Language = 'ko' | 'en';
const place = 'gwanje.language';

function firstLanguage(): Language {
  const kept = localStorage.getItem(place);
  if (kept === 'ko' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('ko') || !navigator.language ? 'ko' : 'en';
}

function tell(language: string): void {
  wire.language = language;
  document.documentElement.lang = language;
}

const first = firstLanguage();
tell(first);
void i18next.use(initReactI18next).init({
  lng: first,
  fallbackLng: false,
  resources: { ko: { translation: ko }, en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

export function chooseLanguage(language: Language): void {
  localStorage.setItem(place, language);
  tell(language);
  void i18next.changeLanguage(language);
}

export { i18next };
