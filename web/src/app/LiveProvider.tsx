// One connection to the server's events for the whole console.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { followEvents, type EventNote, type LiveState } from '@/api/live';

interface Live {
  state: LiveState;
  notes: EventNote[];
}
const Context = createContext<Live>({ state: 'connecting', notes: [] });
const kept = 50;

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [notes, setNotes] = useState<EventNote[]>([]);
  useEffect(
    () => followEvents(client, setState, (note) => setNotes((old) => [note, ...old].slice(0, kept))),
    [client]);
  const value = useMemo(() => ({ state, notes }), [state, notes]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useLive(): Live {
  return useContext(Context);
}
