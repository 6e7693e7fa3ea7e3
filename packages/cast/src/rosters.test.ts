import { describe, expect, it } from '@jest/globals';
import { appointments } from './appointments.js';
import { office } from './offices.js';
import { person } from './people.js';
import { rosters } from './rosters.js';

const NOWS = ['2026-08-31T00:00:00Z', '2026-09-06T23:59:59Z', '2028-02-29T12:00:00Z', '2031-01-01T06:00:00Z'];
const DAY_MS = 86_400_000;

describe.each(NOWS)('rosters at %s', (instant) => {
  const now = new Date(instant);
  const rows = rosters(now);
  const onDuty = (group: string, at: number) =>
    rows
      .filter(({ office: id, from, until }) => id === group && Date.parse(from) <= at && at < Date.parse(until))
      .map((row) => row.person);

  it('have one officer of Chiang Khong on duty now, and the other a week later', () => {
    const group = office('DL-TH5703', 'SUPPRESSION_GROUP').id;
    expect(onDuty(group, now.getTime())).toEqual([person('ck-duty').id]);
    expect(onDuty(group, now.getTime() + 7 * DAY_MS)).toEqual([person('ck-relief').id]);
  });

  it('put nobody on duty outside their appointment', () => {
    const terms = new Map(appointments(now).map((each) => [each.id, each]));
    const outside = rows.filter((row) => {
      const term = terms.get(row.appointment);
      return !term || term.person !== row.person || term.from > row.from || term.until < row.until;
    });
    expect(rows.length).toBeGreaterThan(6);
    expect(outside).toEqual([]);
  });

  it('keep a week as it was when seen the week before', () => {
    const ids = (at: number) => rosters(new Date(at)).map(({ id }) => id);
    const shared = ids(now.getTime() - 7 * DAY_MS).filter((id) => rows.some((row) => row.id === id));
    expect(shared).toHaveLength(rows.length / 2);
  });
});
