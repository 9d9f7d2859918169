// Follows the server's events and marks what they touch as out of date, at most once in `pause` milliseconds.
import type { QueryClient } from '@tanstack/react-query';
import { nounOfPrefix, type Noun } from './nouns';

export interface EventNote {
  index: number;
  at: string;
  type: string;
  id: string;
}
export type LiveState = 'connecting' | 'live' | 'lost';

const pause = 700;

/// Views that add figures of other nouns: these change with them.
const touches: Partial<Record<Noun, Noun[]>> = {
  applications: ['calls', 'offers'],
  reviews: ['applications'],
  selections: ['applications', 'offers', 'calls'],
  offers: ['applications', 'agreements'],
  agreements: ['offers', 'applications', 'projects', 'awards', 'pools', 'sites'],
  awards: ['projects', 'pools', 'sites'],
  jobs: ['projects', 'awards', 'accelerators', 'nodes', 'pools', 'sites'],
  accelerators: ['nodes', 'pools', 'sites'],
  nodes: ['accelerators'],
  stages: ['sites'],
  'budget-lines': ['pools', 'sites'],
};

export function touchedBy(ids: Iterable<string>): Set<string> {
  const nouns = new Set<string>();
  for (const id of ids) {
    const noun = nounOfPrefix[id.slice(0, 3)];
    if (!noun) continue;
    nouns.add(noun);
    for (const other of touches[noun] ?? []) nouns.add(other);
  }
  return nouns;
}

export function followEvents(client: QueryClient, onState: (state: LiveState) => void, onNote: (note: EventNote) => void): () => void {
  const waiting = new Set<string>();
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const nouns = touchedBy(waiting);
    waiting.clear();
    const all = everything;
    everything = false;
    nouns.add('reports').add('journal');
    void client.invalidateQueries({ predicate: (query) => all || nouns.has(String(query.queryKey[0])) });
  };
  const later = () => {
    timer ??= setTimeout(flush, pause);
  };
  const source = new EventSource('/api/v1/live');
  const take = (message: MessageEvent<string>) => {
    const note = JSON.parse(message.data) as Partial<EventNote>;
    if (note.id) waiting.add(note.id);
    if (note.type) onNote(note as EventNote);
    later();
  };
  source.addEventListener('entry', take as EventListener);
  // Too many to be told one by one, or some were missed: read everything anew.
  for (const sum of ['many', 'resync']) {
    source.addEventListener(sum, () => {
      everything = true;
      later();
    });
  }
  source.onopen = () => onState('live');
  source.onerror = () => onState(source.readyState === EventSource.CLOSED ? 'lost' : 'connecting');
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
