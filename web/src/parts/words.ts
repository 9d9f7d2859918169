import { useTranslation } from 'react-i18next';

/// The units of lengths of time in the reader's language.
export function useLengthWords() {
  const { t } = useTranslation();
  return { d: t('time.d'), h: t('time.h'), min: t('time.min'), s: t('time.s') };
}
