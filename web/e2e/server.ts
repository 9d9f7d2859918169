// A real gwanjed with the demonstration centre in a fresh folder, on a free port of the loopback address.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const startWithin = 180_000;

export interface Account {
  login: string;
  password: string;
}
export interface Server {
  address: string;
  accounts: Map<string, Account>;
  output: () => string;
  stop: () => Promise<void>;
}

/// $GWANJE_BUILD, or the build folder whose gwanjed is the newest.
export function buildFolder(): string {
  const given = process.env['GWANJE_BUILD'];
  if (given) return given;
  const builds = join(root, 'build');
  const found = (existsSync(builds) ? readdirSync(builds) : [])
    .map((name) => join(builds, name))
    .filter((folder) => existsSync(join(folder, 'bin/gwanjed')) && statSync(join(folder, 'bin/gwanjed')).isFile())
    .sort((a, b) => statSync(join(b, 'bin/gwanjed')).mtimeMs - statSync(join(a, 'bin/gwanjed')).mtimeMs);
  if (!found[0]) throw new Error('no build has a gwanjed: build it, or set GWANJE_BUILD');
  return found[0];
}

export async function startServer(): Promise<Server> {
  const build = buildFolder();
  const demo = process.env['GWANJE_DEMO'] ?? join(build, 'demo/centre');
  const console_ = join(root, 'web/dist');
  for (const [what, path] of [['the demonstration centre', demo], ['the built console', join(console_, 'index.html')]] as const) {
    if (!existsSync(path)) throw new Error(`${what} is missing: ${path}`);
  }
  const data = mkdtempSync(join(tmpdir(), 'gwanje-e2e-'));
  const process_ = spawn(join(build, 'bin/gwanjed'), ['--data', data, '--listen', '127.0.0.1:0', '--console', console_, '--demo', demo], { stdio: ['ignore', 'pipe', 'pipe'] });
  // Nothing stays behind when the tests themselves are ended.
  const drop = () => {
    process_.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  };
  process.once('exit', drop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  let text = '';
  process_.stdout.on('data', (part: Buffer) => (text += part.toString()));
  process_.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const address = await waitForAddress(process_, () => text);
  return { address, accounts: accountsIn(text), output: () => text, stop: () => stop(process_, data) };
}

function waitForAddress(child: ChildProcess, text: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const begin = Date.now();
    const timer = setInterval(() => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text());
      const over = child.exitCode !== null || Date.now() - begin > startWithin;
      if (!found && !over) return;
      clearInterval(timer);
      if (found) resolve(found[0]);
      else {
        child.kill('SIGKILL');
        reject(new Error(`gwanjed did not start (exit ${child.exitCode}):\n${text()}`));
      }
    }, 100);
  });
}

/// "  call.manager     k7Wq…14   duties" as the first start prints them.
function accountsIn(text: string): Map<string, Account> {
  const out = new Map<string, Account>();
  for (const line of text.split('\n')) {
    const match = /^ {2}([a-z0-9._-]{2,40}) +(\S{10,40})(?: |$)/.exec(line);
    if (match) out.set(match[1]!, { login: match[1]!, password: match[2]! });
  }
  return out;
}

async function stop(child: ChildProcess, data: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
  }
  rmSync(data, { recursive: true, force: true, maxRetries: 3 });
}
