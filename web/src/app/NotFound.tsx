import { useTranslation } from 'react-i18next';
import { Empty } from '@/parts/Feedback';
import { Go } from '@/parts/Go';

export function NotFound() {
  const { t } = useTranslation();
  return <Empty title={t('app.no_screen')}><Go to="/">{t('nav.overview')}</Go></Empty>;
}
