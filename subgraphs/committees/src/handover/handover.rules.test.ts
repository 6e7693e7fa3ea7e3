import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OFFICE_KINDS, type OfficeKind } from '@hub/vocabulary';
import { appointmentState, mayHandOver, retryAfterMs } from './handover.rules.js';

const now = new Date('2026-06-15T05:00:00Z');
const day = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const stateOf = (from: number, until: number, days = 60) =>
  appointmentState({ from: day(from), until: day(until) }, { now, days });

describe('an appointment', () => {
  it.each([
    [1, 300, 'UPCOMING'],
    [0, 300, 'ACTIVE'],
    [-600, 60.01, 'ACTIVE'],
    [-600, 60, 'HANDOVER_DUE'],
    [-600, 0.01, 'HANDOVER_DUE'],
    [-600, 0, 'ENDED'],
    [5, 5, 'ENDED'],
  ])('from day %d to day %d is %s', (from, until, state) => {
    expect(stateOf(from, until)).toBe(state);
  });

  it('is due for handover as many days before its end as is set', () => {
    expect([stateOf(-10, 80, 90), stateOf(-10, 80, 60)]).toEqual(['HANDOVER_DUE', 'ACTIVE']);
  });
});

describe('packs', () => {
  const office = (kind: OfficeKind, id: string = kind, committee: string | null = 'here') => ({ id, kind, committee });
  const open = (own: OfficeKind): OfficeKind[] =>
    OFFICE_KINDS.filter((kind) => mayHandOver(office(own, 'own'), office(kind, 'other')));

  it('of one who leads, or is its secretary, are open to all who lead the committee, and others to themselves', () => {
    expect(OFFICE_KINDS.filter((kind) => open(kind).length > 0)).toEqual(['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT']);
    expect(open('VICE_CHAIR')).toEqual(['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'COMMITTEE_SECRETARY']);
    for (const kind of ['SECRETARIAT', 'COMMITTEE_SECRETARY'] as const)
      expect(mayHandOver(office(kind), office(kind))).toBe(true);
    expect(mayHandOver(office('AUDITOR'), office('AUDITOR'))).toBe(false);
  });

  it('are closed to every other committee, and to those of none', () => {
    expect(mayHandOver(office('CHAIR', 'own', 'there'), office('CHAIR'))).toBe(false);
    expect(mayHandOver(office('CHAIR', 'own', null), office('CHAIR', 'other', null))).toBe(false);
  });
});

it('what is missing is asked for ever less often, and at least each hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), (attempts) => {
      expect(retryAfterMs(attempts + 1)).toBeGreaterThanOrEqual(retryAfterMs(attempts));
      expect(retryAfterMs(attempts)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
