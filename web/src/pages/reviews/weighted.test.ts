import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weightedPart, weightedTotal } from './weighted';

const rubric = [{ weight: 30, most: 100_000 }, { weight: 30, most: 100_000 }, { weight: 40, most: 100_000 }];

test('a full score gives the whole weight', () => {
  assert.equal(weightedPart(rubric[0]!, 100_000), 30_000);
  assert.equal(weightedTotal(rubric, [100_000, 100_000, 100_000]), 100_000);
});

test('scores are weighted and summed', () => {
  assert.equal(weightedTotal(rubric, [80_000, 75_000, 90_000]), 82_500);
});

test('there is no total while a score is missing', () => {
  assert.equal(weightedTotal(rubric, [80_000, null, 90_000]), null);
  assert.equal(weightedTotal(rubric, []), null);
  assert.equal(weightedTotal([], []), null);
});
