import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { REPATRIATION_STATES } from '@hub/vocabulary';
import { mayAdvance, mayRelease, readRef, refOf, type Standing } from './repatriation.rules.js';

const states = fc.constantFrom(...REPATRIATION_STATES);
const released = new Date('2026-01-01T00:00:00Z');

test('no path leads to a state the other side knows of before the release', () => {
  fc.assert(
    fc.property(fc.array(states, { maxLength: 30 }), (wanted) => {
      let standing: Standing = { state: 'REQUESTED', heldFrom: null, releasedAt: null };
      for (const to of wanted)
        if (mayAdvance(standing, to))
          standing = { state: to, heldFrom: to === 'ON_HOLD' ? standing.state : null, releasedAt: null };
      expect(['REQUESTED', 'ON_HOLD', 'WITHDRAWN']).toContain(standing.state);
    }),
  );
});

test('after the release the first states follow each other in order only', () => {
  const way = ['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING'] as const;
  way.forEach((state, index) => {
    const open = REPATRIATION_STATES.filter((to) => mayAdvance({ state, heldFrom: null, releasedAt: released }, to));
    const next = way[index + 1];
    expect(open).toEqual([...(next ? [next] : []), 'ON_HOLD', 'WITHDRAWN']);
  });
});

test('a repatriation on hold goes back to where it was or is withdrawn', () => {
  const standing: Standing = { state: 'ON_HOLD', heldFrom: 'TRACING', releasedAt: released };
  expect(REPATRIATION_STATES.filter((to) => mayAdvance(standing, to))).toEqual(['TRACING', 'WITHDRAWN']);
});

test('a withdrawn repatriation goes nowhere and cannot be released', () => {
  const standing: Standing = { state: 'WITHDRAWN', heldFrom: null, releasedAt: null };
  expect(REPATRIATION_STATES.filter((to) => mayAdvance(standing, to))).toEqual([]);
  expect(mayRelease(standing)).toBe(false);
});

test('a release happens once', () => {
  expect(mayRelease({ state: 'REQUESTED', heldFrom: null, releasedAt: null })).toBe(true);
  expect(mayRelease({ state: 'REQUESTED', heldFrom: null, releasedAt: released })).toBe(false);
});

test('every random id gives a reference that people can read back', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), (id) => {
      const ref = refOf(id);
      expect(ref).toMatch(/^REP-[A-Z2-7]{6}$/);
      expect(readRef(` ${ref.toLowerCase()} `)).toBe(ref);
    }),
  );
});
