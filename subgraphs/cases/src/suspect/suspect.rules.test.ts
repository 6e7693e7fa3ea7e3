import { expect, it } from '@jest/globals';
import { SUSPECT_STATUSES } from '@hub/vocabulary';
import { mayBecome } from './suspect.rules.js';

const reachable = (from: (typeof SUSPECT_STATUSES)[number]) =>
  SUSPECT_STATUSES.filter((to) => to !== from && mayBecome(from, to));

it('nobody is convicted or acquitted who was not charged', () => {
  expect(SUSPECT_STATUSES.filter((from) => reachable(from).includes('CONVICTED'))).toEqual(['CHARGED']);
  expect(SUSPECT_STATUSES.filter((from) => reachable(from).includes('ACQUITTED'))).toEqual(['CHARGED', 'CONVICTED']);
});

it('whoever was acquitted stays acquitted, and a conviction ends only so', () => {
  expect(reachable('ACQUITTED')).toEqual([]);
  expect(reachable('CONVICTED')).toEqual(['ACQUITTED']);
});

it('nobody becomes a mere suspect again, and every status may be kept', () => {
  expect(SUSPECT_STATUSES.filter((from) => reachable(from).includes('SUSPECTED'))).toEqual([]);
  expect(SUSPECT_STATUSES.every((status) => mayBecome(status, status))).toBe(true);
});
