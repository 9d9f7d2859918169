// Sites, pools, nodes, accelerators, stages and what funds them.
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '@/parts/Page';
import { Accelerators } from './Accelerators';
import { Money } from './Money';
import { Nodes } from './Nodes';
import { Pools } from './Pools';
import { Stages } from './Stages';

export default function EstatePage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.estate')}>
      <Tabs defaultValue="pools" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="pools">{t('noun.pool')}</Tabs.Tab>
          <Tabs.Tab value="nodes">{t('noun.node')}</Tabs.Tab>
          <Tabs.Tab value="accelerators">{t('noun.accelerator')}</Tabs.Tab>
          <Tabs.Tab value="stages">{t('noun.stage')}</Tabs.Tab>
          <Tabs.Tab value="money">{t('noun.budget_line')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="pools" pt="md"><Pools /></Tabs.Panel>
        <Tabs.Panel value="nodes" pt="md"><Nodes /></Tabs.Panel>
        <Tabs.Panel value="accelerators" pt="md"><Accelerators /></Tabs.Panel>
        <Tabs.Panel value="stages" pt="md"><Stages /></Tabs.Panel>
        <Tabs.Panel value="money" pt="md"><Money /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
