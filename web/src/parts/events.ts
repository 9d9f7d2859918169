import { useTranslation } from 'react-i18next';

/// "JobStarted" → its label, or the words of its name where there is none yet.
export function useEventName(): (type: string) => string {
  const { t, i18n } = useTranslation();
  return (type) => {
    const key = `event.${type}`;
    return i18n.exists(key) ? t(key as never) : type.replace(/([a-z])([A-Z])/g, '$1 $2');
  };
}
