import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, decimal, percent, points, pointsFromText, pointsInColumn } from './number';
import { day, fromField, length, minute, period, toField } from './time';
import { acceleratorHours, bytes, petaflops, watts, won } from './unit';

const words = { d: 'd', h: 'h', min: 'min', s: 's' };

test('counts are grouped by three', () => {
  assert.equal(count(1234567), '1,234,567');
  assert.equal(count(0), '0');
});

test('ratios print with at most two decimals, half up, without trailing zeros', () => {
  assert.equal(decimal(269 / 100), '2.69');
  assert.equal(decimal(260 / 50), '5.2');
  assert.equal(decimal(1.005), '1.01');
  assert.equal(decimal(-2.5, 0), '−3');
  assert.equal(decimal(-0.001), '0');
});

test('a share needs a base', () => {
  assert.equal(percent(443, 885), '50.06 %');
  assert.equal(percent(1, 0), '–');
});

test('points are thousandths', () => {
  assert.equal(points(87500), '87.5');
  assert.equal(points(90123), '90.123');
  assert.equal(pointsInColumn(87500), '87.500');
  assert.equal(pointsFromText('87.5'), 87500);
  assert.equal(pointsFromText(' 100 '), 100000);
  assert.equal(pointsFromText('1.2345'), null);
  assert.equal(pointsFromText('x'), null);
  assert.equal(pointsFromText('-1'), null);
});

test('days and minutes are those of Seoul', () => {
  assert.equal(day('2025-06-24T15:00:00Z'), '2025-06-25');
  assert.equal(minute('2025-06-24T14:59:00Z'), '2025-06-24 23:59');
  assert.equal(day(null), '–');
  assert.equal(day('9999-12-31T23:59:59.999Z'), '∞');
  assert.equal(day('not a time'), '–');
});

test('a period names its last day', () => {
  assert.equal(period({ begin: '2025-06-30T15:00:00Z', end: '2025-12-31T15:00:00Z' }), '2025-07-01 – 2025-12-31');
  assert.equal(period({ begin: '2025-06-30T15:00:00Z', end: '9999-12-31T23:59:59.999Z' }), '2025-07-01 –');
});

test('lengths show their two largest parts', () => {
  assert.equal(length(8_000, words), '8 s');
  assert.equal(length(250_000, words), '4 min 10 s');
  assert.equal(length(3 * 3_600_000, words), '3 h');
  assert.equal(length(183_600_000, words), '2 d 3 h');
  assert.equal(length(-5, words), '0 s');
});

test('a field of a form and an instant are inverse', () => {
  assert.equal(toField('2025-06-24T15:00:00Z'), '2025-06-25T00:00');
  assert.equal(fromField('2025-06-25T00:00'), '2025-06-24T15:00:00.000Z');
  assert.equal(fromField(''), null);
});

test('quantities carry their unit', () => {
  assert.equal(acceleratorHours(3_600_000 * 12.5), '12.5');
  assert.equal(acceleratorHours(3_600_000 * 1234.4), '1,234');
  assert.equal(acceleratorHours(180_224), '0.05');
  assert.equal(bytes(10.7e15), '10.7 PB');
  assert.equal(bytes(512), '512 B');
  assert.equal(watts(40_000_000), '40 MW');
  assert.equal(watts(700), '700 W');
  assert.equal(petaflops(88_500_000), '88.5 PF');
});

test('money reads in the unit of its language', () => {
  assert.equal(won(8_800_000_000, 'ko'), '88억원');
  assert.equal(won(2_800_000_000_000, 'ko'), '2조 8,000억원');
  assert.equal(won(8_800_000_000, 'en'), '8.8 bn KRW');
  assert.equal(won(12_000, 'ko'), '12,000원');
});
