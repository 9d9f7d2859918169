// A link inside the console by its path; the router's own type knows only literal paths.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function Go({ to, children, className = 'link' }: { to: string; children: ReactNode; className?: string }) {
  const [path = '/', search] = to.split('?');
  const query = search ? Object.fromEntries(new URLSearchParams(search)) : {};
  return <Link to={path as '/'} search={query as never} className={className}>{children}</Link>;
}
