// "app-12" as a link to its screen, where it has one.
import { Go } from './Go';

const screens: Record<string, string> = {
  cal: '/calls/', app: '/applications/', rev: '/reviews/', sel: '/selections/', prj: '/projects/', job: '/jobs/',
};

export function NounLink({ id, children }: { id: string | null; children?: React.ReactNode }) {
  if (!id) return null;
  const screen = screens[id.slice(0, 3)];
  return screen ? <Go to={`${screen}${id}`}>{children ?? id}</Go> : <span>{children ?? id}</span>;
}
