import { Button, type ButtonProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/// A link that looks like a button.
export function GoButton({ to, children, variant = 'filled' }: { to: string; children: ReactNode; variant?: ButtonProps['variant'] }) {
  const [path = '/', search] = to.split('?');
  const query = search ? Object.fromEntries(new URLSearchParams(search)) : {};
  return <Button variant={variant} renderRoot={(props) => <Link to={path as '/'} search={query as never} {...props} />}>{children}</Button>;
}
