import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language } from '@/i18n';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const choose = (value: string) => {
    chooseLanguage(value as Language);
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
  return (
    <SegmentedControl size="xs" value={i18n.language} onChange={choose} aria-label={t('app.language')}
      data={[{ value: 'ko', label: '한국어' }, { value: 'en', label: 'EN' }]} />
  );
}
