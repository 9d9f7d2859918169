import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

type Tree = { [key: string]: string | Tree };
const here = new URL('.', import.meta.url).pathname;
const source = join(here, '..');
const read = (language: string): Tree => JSON.parse(readFileSync(join(here, `${language}.json`), 'utf8')) as Tree;

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') out.set(prefix + key, value);
    else for (const [k, v] of flat(value, `${prefix}${key}.`)) out.set(k, v);
  }
  return out;
}
const ko = flat(read('ko'));
const en = flat(read('en'));

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !name.includes('.gen.') && !name.includes('.test.') ? [path] : [];
  });
}

test('both languages have the same keys', () => {
  assert.deepEqual([...ko.keys()].filter((key) => !en.has(key)), [], 'missing in en.json');
  assert.deepEqual([...en.keys()].filter((key) => !ko.has(key)), [], 'missing in ko.json');
});

test('no text is empty', () => {
  for (const [key, text] of [...ko, ...en]) assert.notEqual(text.trim(), '', key);
});

test('both languages fill in the same values', () => {
  const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();
  for (const [key, text] of ko) assert.deepEqual(holes(en.get(key) ?? ''), holes(text), key);
});

test('every key that the source names exists', () => {
  const missing: string[] = [];
  for (const file of files(source)) {
    for (const match of readFileSync(file, 'utf8').matchAll(/\bt\('([\w.]+)'/g)) {
      if (!ko.has(match[1]!)) missing.push(`${file.slice(source.length)}: ${match[1]}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('every name of an enumeration that screens show has a label', () => {
  const document = JSON.parse(readFileSync(join(source, '../openapi.json'), 'utf8')) as {
    components: { schemas: Record<string, { enum?: string[] }> };
  };
  const shown = new Set([...ko.keys()].filter((k) => k.startsWith('enum.')).map((k) => k.split('.')[1]!));
  const missing: string[] = [];
  for (const name of shown) {
    for (const value of document.components.schemas[name]?.enum ?? []) {
      if (!ko.has(`enum.${name}.${value}`)) missing.push(`enum.${name}.${value}`);
    }
  }
  assert.deepEqual(missing, []);
});
