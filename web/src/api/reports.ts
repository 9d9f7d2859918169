// Reports: figures with base, as-of and evidence.
import { useQuery } from '@tanstack/react-query';
import { get } from './client';
import type { Schemas } from './nouns';

export type StateBar = Schemas['StateBar'];
export type LadderReport = Schemas['LadderReport'];
export type RatioReport = Schemas['RatioReport'];
export type Overview = Schemas['Overview'];
export type Figure = Schemas['Figure'];

const stale = 10_000;

export function useStateBar(site?: string) {
  return useQuery({ queryKey: ['reports', 'state', site], queryFn: () => get('/api/v1/reports/state-bar', {}, { site }), staleTime: stale });
}
export function useLadder(site: string | undefined, pool?: string, from?: string, to?: string) {
  return useQuery({
    queryKey: ['reports', 'ladder', site, pool, from, to], enabled: Boolean(site), staleTime: stale,
    queryFn: () => get('/api/v1/reports/ladder', {}, { site, pool, from, to }),
  });
}
export function useRatios(call: string) {
  return useQuery({ queryKey: ['reports', 'ratios', call], queryFn: () => get('/api/v1/reports/ratios', {}, { call }), staleTime: stale });
}
export function useOverview(site?: string) {
  return useQuery({ queryKey: ['reports', 'overview', site], queryFn: () => get('/api/v1/reports/overview', {}, { site }), staleTime: stale });
}
