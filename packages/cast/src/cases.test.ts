import { describe, expect, it } from '@jest/globals';
import { casePersons } from './case-persons.js';
import { CANARY, cases } from './cases.js';
import { committees } from './committees.js';
import { contacts, counterparts, liaisonAssignments } from './counterparts.js';
import { crossings } from './crossings.js';
import { office, offices } from './offices.js';
import { people } from './people.js';
import { place } from './places.js';
import { repatriations } from './repatriations.js';

const now = new Date('2026-03-15T09:30:00Z');
const idsOf = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id));
const missing = (ids: readonly string[], rows: readonly { readonly id: string }[]) => {
  const known = idsOf(rows);
  return ids.filter((id) => !known.has(id));
};

describe('cases', () => {
  const rows = cases(now);

  it('point to committees, people and places of the cast', () => {
    expect(
      missing(
        rows.map(({ leadCommittee }) => leadCommittee),
        committees,
      ),
    ).toEqual([]);
    expect(
      missing(
        rows.map(({ filedBy }) => filedBy),
        people,
      ),
    ).toEqual([]);
    const pcodes = rows.flatMap(({ district, exploitedAt }) => (exploitedAt ? [district, exploitedAt] : [district]));
    expect(pcodes.map((pcode) => place(pcode).level).filter((level) => level !== 'DISTRICT')).toEqual([]);
  });

  it('are led by the committee of the district, or of the next place up that has one', () => {
    const leads = (pcode: string | null): string | undefined =>
      pcode === null ? undefined : (committees.find((each) => each.place === pcode)?.id ?? leads(place(pcode).parent));
    expect(rows.filter(({ district, leadCommittee }) => leads(district) !== leadCommittee)).toEqual([]);
    expect(new Set(rows.map(({ leadCommittee }) => leadCommittee)).size).toBeGreaterThanOrEqual(8);
  });

  it('mark every identifying value with a canary of its own', () => {
    const values = rows.flatMap(({ reporter, account }) => [...Object.values(reporter), account]);
    expect(values.filter((value) => !value.includes(CANARY))).toEqual([]);
    expect(new Set(values).size).toBe(values.length);
  });

  it('were reported within the month before', () => {
    const ages = rows.map(({ reportedAt }) => now.getTime() - Date.parse(reportedAt));
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThan(31 * 86_400_000);
  });

  it('keep ids and idempotency keys at another time', () => {
    const names = (at: Date) => cases(at).map(({ id, idempotencyKey }) => [id, idempotencyKey]);
    expect(names(new Date('2029-01-01T00:00:00Z'))).toEqual(names(now));
    expect(new Set(rows.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(12);
  });
});

describe('persons of cases', () => {
  it('belong to cases, and mark every identifying value with one of its own', () => {
    expect(
      missing(
        casePersons.map((row) => row.case),
        cases(now),
      ),
    ).toEqual([]);
    const values = casePersons.flatMap(({ identity, health, shelter }) => {
      const { bornOn, paperKind, ...names } = identity;
      expect([bornOn, paperKind]).toEqual([expect.stringMatching(/^1893-/), 'PASSPORT']);
      return [names, health, shelter].flatMap((group) => Object.values(group));
    });
    expect(values.filter((value) => !value.includes(CANARY))).toEqual([]);
    expect(new Set(values).size).toBe(values.length);
    expect(new Set(casePersons.map(({ identity }) => identity.bornOn)).size).toBe(casePersons.length);
  });
});

describe('liaison', () => {
  it('knows each counterpart office by its id in the directory', () => {
    const inDirectory = offices.filter(({ kind }) => kind === 'COUNTERPART');
    expect(counterparts.map(({ id }) => id).sort()).toEqual(inDirectory.map(({ id }) => id).sort());
  });

  it('joins committees and counterpart offices many to many', () => {
    expect(
      missing(
        liaisonAssignments.map(({ committee }) => committee),
        committees,
      ),
    ).toEqual([]);
    expect(
      missing(
        liaisonAssignments.map(({ counterpart }) => counterpart),
        counterparts,
      ),
    ).toEqual([]);
    const most = (field: 'committee' | 'counterpart') =>
      Math.max(
        ...liaisonAssignments.map((row) => liaisonAssignments.filter((each) => each[field] === row[field]).length),
      );
    expect(most('committee')).toBeGreaterThan(1);
    expect(most('counterpart')).toBeGreaterThan(1);
    expect(
      missing(
        counterparts.map(({ id }) => id),
        liaisonAssignments.map((row) => ({ id: row.counterpart })),
      ),
    ).toEqual([]);
  });

  it('has fictional contacts for each counterpart office', () => {
    expect(new Set(contacts.map(({ counterpart }) => counterpart))).toEqual(new Set(counterparts.map(({ id }) => id)));
    const isFictional = ({ address }: { address: string }) => address.includes('-00-000-');
    expect(contacts.filter(({ name, channels }) => !name.endsWith(' Demo') || !channels.every(isFictional))).toEqual(
      [],
    );
  });
});

describe('repatriations', () => {
  const rows = repatriations(now);

  it('point to cases, committees, crossings and counterpart offices of the cast', () => {
    expect(
      missing(
        rows.map((row) => row.case),
        cases(now),
      ),
    ).toEqual([]);
    expect(
      missing(
        rows.map(({ leadCommittee }) => leadCommittee),
        committees,
      ),
    ).toEqual([]);
    expect(
      missing(
        rows.map(({ counterpart }) => counterpart),
        counterparts,
      ),
    ).toEqual([]);
    expect(
      missing(
        rows.flatMap(({ crossing }) => crossing ?? []),
        crossings,
      ),
    ).toEqual([]);
  });

  it('belong to the committee, and show the number band, of their case', () => {
    const ofCase = new Map(cases(now).map((each) => [each.id, each]));
    for (const row of rows) {
      const about = ofCase.get(row.case);
      expect([row.leadCommittee, row.personsBand]).toEqual([about?.leadCommittee, about?.personsBand]);
      expect(row.needs.includes('CHILD')).toBe(about?.minorInvolved);
    }
  });

  it('go to a counterpart office the committee works with, over a legal crossing to it', () => {
    const pairs = new Set(liaisonAssignments.map((each) => `${each.committee} ${each.counterpart}`));
    const crossingOf = new Map(crossings.map((each) => [each.id, each]));
    const placeOf = new Map(counterparts.map((each) => [each.id, each.place]));
    expect(rows.filter((row) => !pairs.has(`${row.leadCommittee} ${row.counterpart}`))).toEqual([]);
    for (const row of rows.filter((each) => each.crossing)) {
      const over = crossingOf.get(row.crossing ?? '');
      expect([over?.kind, over?.counterpartPlace]).toEqual(['LEGAL', placeOf.get(row.counterpart)]);
    }
  });

  it('have distinct references and windows still to come', () => {
    expect(rows.filter(({ ref }) => !/^REP-[A-Z2-7]{6}$/.test(ref))).toEqual([]);
    expect(new Set(rows.map(({ ref }) => ref)).size).toBe(rows.length);
    for (const { windowFrom, windowUntil } of rows.filter((row) => row.windowFrom)) {
      expect(Date.parse(windowFrom ?? '')).toBeGreaterThan(now.getTime());
      expect(Date.parse(windowUntil ?? '') - Date.parse(windowFrom ?? '')).toBe(4 * 3_600_000);
    }
  });

  it('are released to the counterpart exactly when it was notified', () => {
    expect(rows.filter(({ state, releasedAt }) => (state === 'REQUESTED') !== (releasedAt === null))).toEqual([]);
  });
});

describe('the whole cast', () => {
  it('has no id twice', () => {
    const groups = committees.flatMap((each) => each.groups);
    const seats = groups.flatMap((each) => each.seats);
    const all = [
      committees,
      groups,
      seats,
      offices,
      people,
      crossings,
      contacts,
      liaisonAssignments,
      cases(now),
      repatriations(now),
    ];
    const ids = all.flatMap((rows) => rows.map(({ id }) => id));
    expect(ids).toHaveLength(new Set(ids).size);
    expect(office('DL-TH5703', 'CHAIR').id).not.toBe(office('DL-TH5713', 'CHAIR').id);
  });
});
