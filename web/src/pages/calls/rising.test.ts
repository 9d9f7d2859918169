import assert from 'node:assert/strict';
import { test } from 'node:test';
import { risingCounts } from './rising';

test('counted applications rise one by one in order of time', () => {
  assert.deepEqual(
    risingCounts([
      { state: 'eligible', submitted_at: '2025-03-05T00:00:00Z' },
      { state: 'withdrawn', submitted_at: '2025-03-04T00:00:00Z' },
      { state: 'awarded', submitted_at: '2025-03-04T12:00:00Z' },
      { state: 'draft', submitted_at: null },
    ]),
    [['2025-03-04T12:00:00Z', 1], ['2025-03-05T00:00:00Z', 2]]);
});
