// The typed way to the server: paths, bodies and answers come from the OpenAPI document (types.gen.ts).
import type { paths } from './types.gen';
import { ProblemError, problemOf } from './problem';

type Json<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;
type Good<R> = R extends { 200: infer A } ? Json<A> : R extends { 201: infer A } ? Json<A> : undefined;
type Operation<P extends keyof paths, M extends 'get' | 'post' | 'put' | 'delete'> = paths[P][M];
type PathsWith<M extends 'get' | 'post' | 'delete'> = {
  [P in keyof paths]: NonNullable<Operation<P, M>> extends { responses: unknown } ? P : never;
}[keyof paths];

export type GetPath = PathsWith<'get'>;
export type PostPath = PathsWith<'post'>;
export type DeletePath = PathsWith<'delete'>;
export type AnswerOf<P extends keyof paths, M extends 'get' | 'post' | 'delete'> =
  NonNullable<Operation<P, M>> extends { responses: infer R } ? Good<R> : never;
export type BodyOf<P extends PostPath> = NonNullable<Operation<P, 'post'>> extends { requestBody?: infer B }
  ? B extends { content: { 'application/json': infer J } } ? J : undefined
  : undefined;

export type Names = Record<string, string>;
export type Query = Record<string, string | number | boolean | undefined>;

/// What every request carries besides its content; set by the session and by the choice of language.
export const wire = { csrf: '', language: 'ko', onLoggedOut: () => {} };

/// "/calls/{call}/open" with {call:"cal-1"} and a query.
export function address(path: string, names: Names = {}, query: Query = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''));
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parts.set(name, String(value));
  const text = parts.toString();
  return text ? `${filled}?${text}` : filled;
}

async function call(method: string, url: string, headers: Record<string, string>, body?: BodyInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      method, credentials: 'same-origin',
      headers: { 'Accept-Language': wire.language, ...headers }, ...(body === undefined ? {} : { body }),
    });
  } catch {
    throw new ProblemError({ status: 0, title: '', reason: '', remedy: '', field: '', value: '', detail: '' });
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && !url.endsWith('/login')) wire.onLoggedOut();
  throw new ProblemError(problem);
}

export async function get<P extends GetPath>(path: P, names: Names = {}, query: Query = {}): Promise<AnswerOf<P, 'get'>> {
  const response = await call('GET', address(path, names, query), { Accept: 'application/json' });
  return (await response.json()) as AnswerOf<P, 'get'>;
}

/// A command. The key makes it safe to send twice; a new one is drawn for each press of a button.
export async function post<P extends PostPath>(path: P, names: Names, body: BodyOf<P>, key = requestKey()): Promise<AnswerOf<P, 'post'>> {
  const headers = { 'Content-Type': 'application/json', 'X-Gwanje-CSRF': wire.csrf, 'Idempotency-Key': key };
  const response = await call('POST', address(path, names), headers, JSON.stringify(body ?? {}));
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as AnswerOf<P, 'post'>;
}

export async function remove<P extends DeletePath>(path: P, names: Names): Promise<void> {
  await call('DELETE', address(path, names), { 'X-Gwanje-CSRF': wire.csrf });
}

/// 128 random bits; crypto.randomUUID exists only where the page is served securely.
export function requestKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}
