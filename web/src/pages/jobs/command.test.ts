import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentFromText, splitCommand } from './command';
import { ranFor } from './ran';

test('words are split at white space', () => {
  assert.deepEqual(splitCommand('python3 train.py  --epochs 20\n'), ['python3', 'train.py', '--epochs', '20']);
  assert.deepEqual(splitCommand('   '), []);
});

test('quotes and backslashes keep words together', () => {
  assert.deepEqual(splitCommand(`sh -c 'echo "a b"' x\\ y ""`), ['sh', '-c', 'echo "a b"', 'x y', '']);
  assert.deepEqual(splitCommand('echo "a \\"b\\""'), ['echo', 'a "b"']);
  assert.deepEqual(splitCommand('a \\\n  b'), ['a', 'b']);
});

test('an open quote is no command yet', () => {
  assert.equal(splitCommand("echo 'a"), null);
});

test('environment is read line by line', () => {
  assert.deepEqual(environmentFromText('A=1\n\nB = x=y\nnonsense'), { A: '1', B: 'x=y' });
});

test('a job that has not started has not run', () => {
  assert.equal(ranFor({ started_at: null, ended_at: null }), null);
  assert.equal(ranFor({ started_at: '2025-06-25T00:00:00Z', ended_at: '2025-06-25T00:01:00Z' }), 60_000);
  assert.equal(ranFor({ started_at: '2025-06-25T00:00:00Z', ended_at: null }, Date.parse('2025-06-25T00:00:05Z')), 5_000);
});
