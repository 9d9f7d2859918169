// The nouns of the API and how the console reads them: all rows of a list, or one row.
import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { address, get, type GetPath, type Query } from './client';
import type { components } from './types.gen';

export type Schemas = components['schemas'];

/// A row of a list always has its id; the schema of ids also allows none.
type Row<V extends keyof Schemas> = Schemas[V] & { id: string };

export interface Nouns {
  bodies: Row<'BodyView'>;
  persons: Row<'PersonView'>;
  roles: Row<'RoleView'>;
  sites: Row<'SiteView'>;
  models: Row<'ModelView'>;
  nodes: Row<'NodeView'>;
  pools: Row<'PoolView'>;
  accelerators: Row<'AcceleratorView'>;
  stages: Row<'StageView'>;
  'budget-lines': Row<'BudgetLineView'>;
  calls: Row<'CallView'>;
  applications: Row<'ApplicationView'>;
  reviews: Row<'ReviewView'>;
  selections: Row<'SelectionView'>;
  offers: Row<'OfferView'>;
  agreements: Row<'AgreementView'>;
  projects: Row<'ProjectView'>;
  awards: Row<'AwardView'>;
  jobs: Row<'JobView'>;
  outcomes: Row<'OutcomeView'>;
}
export type Noun = keyof Nouns;

/// Id prefix → noun, for links and for what a live event touches.
export const nounOfPrefix: Record<string, Noun> = {
  bdy: 'bodies', psn: 'persons', rol: 'roles', sit: 'sites', mdl: 'models', nod: 'nodes', pol: 'pools',
  acc: 'accelerators', stg: 'stages', bgt: 'budget-lines', cal: 'calls', app: 'applications', rev: 'reviews',
  sel: 'selections', ofr: 'offers', agr: 'agreements', prj: 'projects', awd: 'awards', job: 'jobs', out: 'outcomes',
};

interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

const pageSize = 1000;

async function readPage<N extends Noun>(noun: N, query: Query): Promise<Page<Nouns[N]>> {
  return (await get(`/api/v1/${noun}` as GetPath, {}, query)) as unknown as Page<Nouns[N]>;
}

async function readAll<N extends Noun>(noun: N, query: Query): Promise<Nouns[N][]> {
  const rows: Nouns[N][] = [];
  let after: string | undefined;
  do {
    const page: Page<Nouns[N]> = await readPage(noun, { ...query, limit: pageSize, after });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}

/// Every row that this reader may see and that has the values named in `query`.
export function useAll<N extends Noun>(noun: N, query: Query = {}, enabled = true): UseQueryResult<Nouns[N][]> {
  return useQuery({ queryKey: [noun, 'all', query], queryFn: () => readAll(noun, query), enabled });
}

/// The newest rows, and how many there are in all.
export function useNewest<N extends Noun>(noun: N, limit: number, query: Query = {}): UseQueryResult<Page<Nouns[N]>> {
  return useQuery({
    queryKey: [noun, 'newest', limit, query],
    queryFn: () => readPage(noun, { ...query, limit, order: 'newest' }),
  });
}

export function oneOptions<N extends Noun>(noun: N, id: string) {
  return queryOptions({
    queryKey: [noun, 'one', id],
    queryFn: async () => (await get(address(`/api/v1/${noun}/{id}`, { id }) as GetPath)) as unknown as Nouns[N],
  });
}
export function useOne<N extends Noun>(noun: N, id: string | null | undefined): UseQueryResult<Nouns[N]> {
  return useQuery({ ...oneOptions(noun, id ?? ''), enabled: Boolean(id) });
}
