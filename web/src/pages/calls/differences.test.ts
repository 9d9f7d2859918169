import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './differences';

test('equal values do not differ', () => {
  assert.deepEqual(differences({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), []);
});

test('a difference names its path', () => {
  assert.deepEqual(differences({ rules: { body_cap: 2 }, classes: [{ places: 1 }] }, { rules: { body_cap: 3 }, classes: [{ places: 1 }] }), [
    { path: 'rules.body_cap', before: '2', after: '3' },
  ]);
  assert.deepEqual(differences({ c: [{ n: 1 }] }, { c: [{ n: 1 }, { n: 2 }] }), [{ path: 'c[1]', before: '–', after: '{"n":2}' }]);
});

test('times are shown in Seoul', () => {
  assert.deepEqual(differences({ at: '2025-06-24T15:00:00Z' }, { at: '2025-06-25T15:00:00Z' }), [
    { path: 'at', before: '2025-06-25 00:00', after: '2025-06-26 00:00' },
  ]);
});
