// The desks: which screens there are and whose duties lead there. No duties: for everybody who is logged in.
import type { Duty } from './session';

export interface Screen {
  to: string;
  label: string;
  icon: string;
  duties?: Duty[];
}
export interface Desk {
  label: string;
  screens: Screen[];
}

export const desks: Desk[] = [
  {
    label: 'nav.centre',
    screens: [
      { to: '/', label: 'nav.overview', icon: 'gauge' },
      { to: '/estate', label: 'nav.estate', icon: 'rack', duties: ['operation', 'planning', 'verification', 'administration', 'compute_support', 'network_security', 'authority', 'finance'] },
      { to: '/report', label: 'nav.report', icon: 'report' },
    ],
  },
  {
    label: 'nav.calls_desk',
    screens: [
      { to: '/calls', label: 'nav.calls', icon: 'call' },
      { to: '/applications', label: 'nav.applications', icon: 'inbox' },
      { to: '/reviews', label: 'nav.reviews', icon: 'review', duties: ['review', 'call_management', 'selection'] },
      { to: '/selections', label: 'nav.selections', icon: 'rank', duties: ['selection', 'call_management', 'authority'] },
      { to: '/offers', label: 'nav.offers', icon: 'sign' },
    ],
  },
  {
    label: 'nav.work_desk',
    screens: [
      { to: '/projects', label: 'nav.projects', icon: 'project' },
      { to: '/jobs', label: 'nav.jobs', icon: 'job' },
      { to: '/outcomes', label: 'nav.outcomes', icon: 'outcome' },
    ],
  },
  {
    label: 'nav.record_desk',
    screens: [
      { to: '/persons', label: 'nav.persons', icon: 'persons', duties: ['administration', 'call_management'] },
      { to: '/journal', label: 'nav.journal', icon: 'journal' },
      { to: '/account', label: 'nav.account', icon: 'key' },
    ],
  },
];

export function desksFor(duties: Duty[]): Desk[] {
  return desks
    .map((desk) => ({ ...desk, screens: desk.screens.filter((s) => !s.duties || s.duties.some((d) => duties.includes(d))) }))
    .filter((desk) => desk.screens.length > 0);
}
