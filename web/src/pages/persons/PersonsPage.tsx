// Accounts and roles: who may do what, for how long.
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDuty } from '@/app/session';
import { Page } from '@/parts/Page';
import { Bodies } from './Bodies';
import { Persons } from './Persons';
import { Roles } from './Roles';

export default function PersonsPage() {
  const { t } = useTranslation();
  const administers = useDuty('administration');
  return (
    <Page title={t('nav.persons')}>
      <Tabs defaultValue="persons" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="persons">{t('noun.person')}</Tabs.Tab>
          <Tabs.Tab value="roles">{t('noun.role')}</Tabs.Tab>
          <Tabs.Tab value="bodies">{t('noun.body')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="persons" pt="md"><Persons administers={administers} /></Tabs.Panel>
        <Tabs.Panel value="roles" pt="md"><Roles administers={administers} /></Tabs.Panel>
        <Tabs.Panel value="bodies" pt="md"><Bodies /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
