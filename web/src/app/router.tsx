// The screens and their addresses. Each is loaded when it is first opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { ProblemNote, WaitingScreen } from '@/parts/Feedback';
import { NotFound } from './NotFound';
import { Root } from './Root';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

type Loader = () => Promise<{ default: ComponentType }>;
const screen = <P extends string>(path: P, load: Loader) =>
  createRoute({
    getParentRoute: () => root, path, component: lazyRouteComponent(load),
    validateSearch: (search: Record<string, unknown>): Record<string, string> =>
      Object.fromEntries(Object.entries(search).map(([k, v]) => [k, String(v)])),
  });

const screens = [
  screen('/', () => import('@/pages/overview/OverviewPage')),
  screen('/calls', () => import('@/pages/calls/CallsPage')),
  screen('/calls/new', () => import('@/pages/calls/NewCallPage')),
  screen('/calls/$id', () => import('@/pages/calls/CallPage')),
  screen('/applications', () => import('@/pages/applications/ApplicationsPage')),
  screen('/applications/new', () => import('@/pages/applications/NewApplicationPage')),
  screen('/applications/$id', () => import('@/pages/applications/ApplicationPage')),
  screen('/reviews', () => import('@/pages/reviews/ReviewsPage')),
  screen('/reviews/$id', () => import('@/pages/reviews/ReviewPage')),
  screen('/selections', () => import('@/pages/selections/SelectionsPage')),
  screen('/selections/$id', () => import('@/pages/selections/SelectionPage')),
  screen('/offers', () => import('@/pages/offers/OffersPage')),
  screen('/projects', () => import('@/pages/projects/ProjectsPage')),
  screen('/projects/$id', () => import('@/pages/projects/ProjectPage')),
  screen('/jobs', () => import('@/pages/jobs/JobsPage')),
  screen('/jobs/new', () => import('@/pages/jobs/NewJobPage')),
  screen('/jobs/$id', () => import('@/pages/jobs/JobPage')),
  screen('/estate', () => import('@/pages/estate/EstatePage')),
  screen('/outcomes', () => import('@/pages/outcomes/OutcomesPage')),
  screen('/report', () => import('@/pages/report/ReportPage')),
  screen('/journal', () => import('@/pages/journal/JournalPage')),
  screen('/persons', () => import('@/pages/persons/PersonsPage')),
  screen('/account', () => import('@/pages/account/AccountPage')),
];

export const router = createRouter({
  routeTree: root.addChildren(screens),
  defaultPendingComponent: WaitingScreen,
  defaultErrorComponent: ({ error, reset }) => <div style={{ padding: 24 }}><ProblemNote error={error} again={reset} /></div>,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
