// Header, navigation by desk, and the place where screens appear.
import { ActionIcon, AppShell, Burger, Group, Menu, Text, Tooltip, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAll } from '@/api/nouns';
import { Icon } from '@/parts/Icon';
import { useLabel } from '@/parts/Tag';
import { LanguageSwitch } from './LanguageSwitch';
import { useLive } from './LiveProvider';
import { desksFor } from './nav';
import { useSession, useSessionState } from './session';
import { useSiteName } from './names';

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const label = scheme === 'dark' ? t('app.light') : t('app.dark');
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
        <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
      </ActionIcon>
    </Tooltip>
  );
}

function LiveMark() {
  const { t } = useTranslation();
  const { state } = useLive();
  return (
    <Tooltip label={t(`live.${state}_note` as 'live.live_note')}>
      <Group gap={6} wrap="nowrap" role="status">
        <span className={`pulse ${state}`} aria-hidden="true" />
        <Text size="xs" c="dimmed" className="wide-only">{t(`live.${state}` as 'live.live')}</Text>
      </Group>
    </Tooltip>
  );
}

function PersonMenu() {
  const { t } = useTranslation();
  const { person, duties } = useSession();
  const { logOut } = useSessionState();
  const label = useLabel();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={`${person.name} · ${t('nav.account')}`} px={6} py={4}>
          <Group gap={8} wrap="nowrap"><Icon name="key" /><Text size="sm" fw={600} className="wide-only">{person.name}</Text></Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.login}{person.body_name ? ` · ${person.body_name}` : ''}
          {duties.length > 0 && <><br />{duties.map((d) => label('Duty', d)).join(', ')}</>}
        </Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>{t('nav.account')}</Menu.Item>
        <Menu.Item leftSection={<Icon name="out" size={16} />} onClick={() => void logOut()}>{t('login.out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function Shell() {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure(false);
  const { duties } = useSession();
  const site = useAll('sites').data?.[0];
  const siteName = useSiteName(site);
  const path = useRouterState({ select: (s) => s.location.pathname });
  useEffect(close, [path, close]);
  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !open } }}>
      <a href="#main" className="skip">{t('app.skip')}</a>
      <AppShell.Header style={{ background: 'var(--gw-surface)', borderColor: 'var(--gw-line)' }}>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap">
          <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.menu')} />
          <Link to="/" className="link" style={{ display: 'flex', alignItems: 'center', gap: 9 }} aria-label={t('app.name')}>
            <img src="/mark.svg" alt="" width={24} height={24} />
            <Text fw={700} c="var(--mantine-color-text)">{t('app.short')}</Text>
          </Link>
          <Text size="sm" c="dimmed" truncate className="wide-only">{siteName}</Text>
          <Group gap={8} ml="auto" wrap="nowrap"><LiveMark /><LanguageSwitch /><ThemeSwitch /><PersonMenu /></Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p={8} style={{ background: 'var(--gw-surface)', borderColor: 'var(--gw-line)', overflowY: 'auto' }} aria-label={t('nav.menu')}>
        <div className="nav">
          {desksFor(duties).map((desk) => (
            <div key={desk.label} role="group" aria-label={t(desk.label as never)}>
              <div className="desk" aria-hidden="true">{t(desk.label as never)}</div>
              {desk.screens.map((screen) => (
                <Link key={screen.to} to={screen.to as '/'} activeOptions={{ exact: screen.to === '/' }}>
                  <Icon name={screen.icon} />{t(screen.label as never)}
                </Link>
              ))}
            </div>
          ))}
        </div>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}><Outlet /></AppShell.Main>
    </AppShell>
  );
}
