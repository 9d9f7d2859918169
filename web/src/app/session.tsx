// Who is logged in: read once at the start, changed by log-in and log-out.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { get, post, wire } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { Schemas } from '@/api/nouns';

export type Duty = Schemas['Duty'];
export interface Session {
  person: { id: string; login: string; name: string; body: string | null; body_name: string };
  duties: Duty[];
  csrf: string;
}

function sessionOf(view: Schemas['SessionView']): Session {
  const { person, login, name, body, body_name, duties, csrf } = view;
  return { person: { id: person ?? '', login, name, body, body_name }, duties, csrf };
}

interface SessionState {
  session: Session | null;
  logIn: (login: string, password: string) => Promise<void>;
  logOut: () => Promise<void>;
}
const Context = createContext<SessionState | null>(null);

async function readSession(): Promise<Session | null> {
  try {
    return sessionOf(await get('/api/v1/me'));
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null;
    throw error;
  }
}

export function SessionProvider({ children, waiting, failed }: {
  children: ReactNode; waiting: ReactNode; failed: (error: unknown, again: () => void) => ReactNode;
}) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['session'], queryFn: readSession, staleTime: Infinity, retry: 1 });
  const session = query.data ?? null;
  wire.csrf = session?.csrf ?? '';
  useEffect(() => {
    wire.onLoggedOut = () => client.setQueryData(['session'], null);
  }, [client]);

  // What the last reader could see is forgotten before the next one looks.
  const enter = (next: Session | null) => {
    client.removeQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
    client.setQueryData(['session'], next);
  };
  const logIn = async (login: string, password: string) => {
    const next = sessionOf(await post('/api/v1/login', {}, { login, password }));
    enter(next);
  };
  const logOut = async () => {
    await post('/api/v1/logout', {}, undefined as never);
    enter(null);
  };
  if (query.isPending) return <>{waiting}</>;
  if (query.isError) return <>{failed(query.error, () => void query.refetch())}</>;
  return <Context.Provider value={{ session, logIn, logOut }}>{children}</Context.Provider>;
}

export function useSessionState(): SessionState {
  const state = useContext(Context);
  if (!state) throw new Error('SessionProvider is missing');
  return state;
}

/// The session of somebody who is logged in.
export function useSession(): Session {
  const { session } = useSessionState();
  if (!session) throw new Error('nobody is logged in');
  return session;
}

export function useDuty(...wanted: Duty[]): boolean {
  const { session } = useSessionState();
  return Boolean(session?.duties.some((duty) => wanted.includes(duty)));
}
