// Without a session there is one screen: log-in, beside the calls that everybody may read.
import { lazy, Suspense } from 'react';
import { WaitingScreen } from '@/parts/Feedback';
import { LiveProvider } from './LiveProvider';
import { useSessionState } from './session';
import { Shell } from './Shell';

const LogInPage = lazy(() => import('@/pages/login/LogInPage'));

export function Root() {
  const { session } = useSessionState();
  if (!session) return <Suspense fallback={<WaitingScreen />}><LogInPage /></Suspense>;
  return <LiveProvider key={session.person.id}><Shell /></LiveProvider>;
}
