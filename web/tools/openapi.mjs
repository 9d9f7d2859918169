// Writes openapi.json as the server's program says it is: $GWANJED, or the newest gwanjed among the build folders. A file that is
// already there stays when there is no program, and when nothing changed (what is built from it then stays up to date).
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(web, 'openapi.json');
const builds = join(web, '..', 'build');

function newestProgram() {
  if (process.env.GWANJED) return process.env.GWANJED;
  const found = (existsSync(builds) ? readdirSync(builds) : [])
    .map((name) => join(builds, name, 'bin/gwanjed'))
    .filter((path) => existsSync(path) && statSync(path).isFile());
  return found.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

const program = newestProgram();
if (program) {
  const text = execFileSync(program, ['--openapi'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  JSON.parse(text);
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
} else if (!existsSync(target)) {
  console.error('web: no openapi.json and no gwanjed to ask for it; build gwanjed first, or set GWANJED to its path');
  process.exit(1);
}
