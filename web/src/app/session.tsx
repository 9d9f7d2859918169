// Who is logged in: read once at the start, changed by log-in and log-out.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { get, post, wire } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { Schemas } from '@/api/nouns';

export type Duty = Schemas['Duty'];
export interface Session {
  person: Schemas['PersonView'];
  duties: Duty[];
  csrf: string;
}

interface SessionState {
  session: Session | null;
  logIn: (login: string, password: string) => Promise<void>;
  logOut: () => Promise<void>;
}
const Context = createContext<SessionState | null>(null);

async function readSession(): Promise<Session | null> {
  try {
    return (await get('/api/v1/session')) as Session;
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

  const logIn = async (login: string, password: string) => {
    const next = (await post('/api/v1/login', {}, { login, password })) as Session;
    client.clear();
    client.setQueryData(['session'], next);
  };
  const logOut = async () => {
    await post('/api/v1/logout', {}, undefined as never);
    client.clear();
    client.setQueryData(['session'], null);
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
