import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carrierOf, endOfShift, lengthObstacle, type Presence } from './duty.rules.js';

const at = (text: string): Date => new Date(`2026-06-${text}:00.000Z`);
const now = at('15T12:00');
const of = (official: string, from: string, until: string): Presence => ({
  official,
  startsAt: at(from),
  endsAt: at(until),
});

describe('the time of a shift', () => {
  it.each([
    ['15T12:00', '15T12:15', null],
    ['15T12:00', '15T12:14', 'INPUT_INVALID'],
    ['16T00:00', '15T23:00', 'INPUT_INVALID'],
    ['15T00:00', '15T12:00', 'INPUT_INVALID'],
    ['15T00:00', '15T12:01', null],
  ])('from %s until %s, planned at noon of the 15th, gives %s', (from, until, code) => {
    expect(lengthObstacle(of('nok', from, until), now)?.code ?? null).toBe(code);
  });

  it('is at most 31 days', () => {
    const until = new Date(now.getTime() + 31 * 86_400_000);
    expect(lengthObstacle({ startsAt: now, endsAt: until }, now)).toBeNull();
    expect(lengthObstacle({ startsAt: now, endsAt: new Date(until.getTime() + 1) }, now)?.code).toBe('DUTY_TOO_LONG');
  });
});

describe('what carries a shift', () => {
  const terms = [
    { id: 'first', ...of('nok', '01T00:00', '20T00:00') },
    { id: 'second', ...of('nok', '20T00:00', '30T00:00') },
    { id: 'other', ...of('lek', '01T00:00', '30T00:00') },
  ];

  it.each([
    ['nok', '16T00:00', '20T00:00', { appointment: 'first' }],
    ['nok', '20T00:00', '21T00:00', { appointment: 'second' }],
    ['nok', '19T12:00', '20T12:00', { field: 'official', code: 'DUTY_NOT_HELD' }],
    ['som', '16T00:00', '17T00:00', { field: 'official', code: 'DUTY_NOT_HELD' }],
  ])('of %s from %s until %s is %j', (official, from, until, carrier) => {
    expect(carrierOf(of(official, from, until), terms, [])).toEqual(carrier);
  });

  it('is nothing while the same person is on duty already, whoever else is', () => {
    const taken = [of('nok', '16T08:00', '16T16:00')];
    const code = (who: string, from: string, until: string) => {
      const carrier = carrierOf(of(who, from, until), terms, taken);
      return 'code' in carrier ? carrier.code : null;
    };
    expect(code('nok', '16T15:59', '16T20:00')).toBe('DUTY_OVERLAPS');
    expect(code('nok', '16T16:00', '16T20:00')).toBeNull();
    expect(code('nok', '16T00:00', '16T08:00')).toBeNull();
    expect(code('lek', '16T08:00', '16T16:00')).toBeNull();
  });
});

it('a shift that is given up ends within itself, once, and never in the past', () => {
  const instant = fc.date({ min: at('01T00:00'), max: at('29T00:00'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const [startsAt, endsAt] = a < b ? [a, b] : [b, a];
      const end = endOfShift({ startsAt, endsAt }, now);
      expect(end === null).toBe(endsAt <= now || startsAt.getTime() === endsAt.getTime());
      if (!end) return;
      expect(end.getTime()).toBe(Math.max(startsAt.getTime(), now.getTime()));
      expect(endOfShift({ startsAt, endsAt: end }, now)).toBeNull();
    }),
  );
});
