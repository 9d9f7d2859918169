import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usedByDay } from './used';

test('usage is summed by the day in Seoul', () => {
  assert.deepEqual(
    usedByDay([
      { used: 5, metered_to: '2025-06-24T15:30:00Z', ended_at: null },
      { used: 7, metered_to: null, ended_at: '2025-06-25T10:00:00Z' },
      { used: 2, metered_to: '2025-06-23T10:00:00Z', ended_at: null },
      { used: 0, metered_to: '2025-06-23T10:00:00Z', ended_at: null },
      { used: 9, metered_to: null, ended_at: null },
    ]),
    [['2025-06-23', 2], ['2025-06-25', 12]]);
});
