// The frame of every screen: a title, what can be done there, and the content.
import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Go } from './Go';

interface PageProps {
  title: string;
  under?: ReactNode;
  tag?: ReactNode;
  up?: { to: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, under, tag, up, actions, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <Stack gap="md" p={{ base: 12, sm: 20 }} maw={1560} mx="auto">
      <div>
        {up && (
          <Text size="sm" mb={2} className="no-print" component="div"><Go to={up.to}>‹ {up.label}</Go></Text>
        )}
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ minWidth: 0, flex: '1 1 320px' }}>
            <Group gap="sm" align="center">
              <Title order={1} style={{ overflowWrap: 'anywhere' }}>{title}</Title>
              {tag}
            </Group>
            {under && <Text size="sm" c="dimmed" mt={2} component="div">{under}</Text>}
          </div>
          {actions && <Group gap="xs" className="no-print">{actions}</Group>}
        </Group>
      </div>
      {children}
    </Stack>
  );
}

export function Card({ title, aside, children, flush = false }: { title?: ReactNode; aside?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={flush ? 'card flush' : 'card'}>
      {title && (
        <Group className="card-head" justify="space-between" gap="sm">
          <Title order={2}>{title}</Title>
          {aside && <Text size="sm" c="dimmed" component="div">{aside}</Text>}
        </Group>
      )}
      {children}
    </section>
  );
}

/// Name and value in two columns; a value that is missing shows a dash.
export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value === '' || value === null || value === undefined ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TileContent {
  label: string;
  value: ReactNode;
  unit?: string;
  base?: ReactNode;
}
export function Tiles({ tiles }: { tiles: TileContent[] }) {
  return (
    <div className="tiles">
      {tiles.map((tile) => (
        <div key={tile.label}>
          <div className="label">{tile.label}</div>
          <div className="value">{tile.value}{tile.unit && <small> {tile.unit}</small>}</div>
          {tile.base && <div className="base">{tile.base}</div>}
        </div>
      ))}
    </div>
  );
}
