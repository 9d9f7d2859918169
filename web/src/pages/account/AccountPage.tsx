// The own account: who one is, password, tokens for the command line, language and theme.
import { SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '@/app/LanguageSwitch';
import { useSession } from '@/app/session';
import { Card, Facts, Page } from '@/parts/Page';
import { useLabel } from '@/parts/Tag';
import { PasswordForm } from './PasswordForm';
import { Tokens } from './Tokens';

export default function AccountPage() {
  const { t } = useTranslation();
  const { person, duties } = useSession();
  const label = useLabel();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Page title={t('nav.account')}>
      <div className="cols two">
        <Stack gap="md">
          <Card title={person.name}>
            <Facts rows={[
              [t('login.login'), person.login],
              [t('noun.body'), person.body_name],
              [t('person.duties'), duties.map((d) => label('Duty', d)).join(', ') || t('account.no_duties')],
            ]} />
          </Card>
          <Card title={t('account.look')}>
            <Stack gap="sm">
              <div><Text size="sm" mb={4}>{t('app.language')}</Text><LanguageSwitch /></div>
              <div>
                <Text size="sm" mb={4}>{t('account.theme')}</Text>
                <SegmentedControl size="xs" value={colorScheme} onChange={(v) => setColorScheme(v as 'light' | 'dark' | 'auto')} aria-label={t('account.theme')}
                  data={[{ value: 'auto', label: t('account.theme_auto') }, { value: 'light', label: t('account.theme_light') }, { value: 'dark', label: t('account.theme_dark') }]} />
              </div>
            </Stack>
          </Card>
        </Stack>
        <Stack gap="md"><PasswordForm /><Tokens /></Stack>
      </div>
    </Page>
  );
}
