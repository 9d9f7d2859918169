import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './app/styles.css';
import './i18n';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './api/problem';
import { router } from './app/router';
import { SessionProvider } from './app/session';
import { theme, variables } from './app/theme';
import { ProblemNote, WaitingScreen } from './parts/Feedback';

/// A "no" of the server stays a "no"; only what could not be reached or was busy is asked again.
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => {
        const status = error instanceof ProblemError ? error.problem.status : -1;
        return times < 2 && (status === 0 || status >= 500);
      },
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Notifications position="bottom-right" autoClose={4000} />
      <QueryClientProvider client={client}>
        <SessionProvider waiting={<WaitingScreen />}
          failed={(error, again) => <div style={{ maxWidth: 520, margin: '15vh auto', padding: 16 }}><ProblemNote error={error} again={again} /></div>}>
          <RouterProvider router={router} />
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
