import { describe, expect, it } from '@jest/globals';
import type { OfficeKind } from '@hub/vocabulary';
import {
  ackByOf,
  addresseesOf,
  type AlertFacts,
  ALERT_TABLE,
  answersForCase,
  type CommitteesConcerned,
  READER_TABLE,
  readersOf,
} from './alert.rules.js';

const KINDS: readonly OfficeKind[] = [
  'CHAIR',
  'VICE_CHAIR',
  'FOCAL_POINT',
  'PREVENTION_GROUP',
  'SUPPRESSION_GROUP',
  'REHABILITATION_GROUP',
  'SECRETARIAT',
  'NATIONAL_DESK',
];
const officesOf = (committee: string) => KINDS.map((kind) => ({ id: `${committee}/${kind}`, kind }));
const near: CommitteesConcerned = {
  ...{ district: 'district', province: 'province', nation: 'nation', elsewhere: [] },
  ...{ facing: [], facingProvinces: [], isFaced: false },
};
const facts = (given: Partial<AlertFacts> = {}): AlertFacts => ({
  urgency: 'NORMAL',
  minorInvolved: false,
  committees: near,
  services: [
    { id: 'shelter', kind: 'SHELTER' },
    { id: 'counterpart', kind: 'COUNTERPART' },
  ],
  ...given,
});
const alerted = (given: Partial<AlertFacts>) =>
  addresseesOf(facts(given), officesOf).map(({ office, rule }) => `${rule} ${office}`);

describe('who is alerted', () => {
  it('is the group and the focal point of the district, and nobody else', () => {
    expect(alerted({})).toEqual(['A1 district/SUPPRESSION_GROUP', 'A1 district/FOCAL_POINT']);
  });

  it('is the provincial secretariat where the district has no committee', () => {
    expect(alerted({ committees: { ...near, district: null } })).toEqual(['A2 province/SECRETARIAT']);
  });

  it('is the national desk where there is neither', () => {
    expect(alerted({ committees: { ...near, district: null, province: null } })).toEqual(['A2 nation/NATIONAL_DESK']);
  });

  it('adds the group of each other place', () => {
    expect(alerted({ committees: { ...near, elsewhere: ['there', 'beyond'] } }).slice(2)).toEqual([
      'A3 there/SUPPRESSION_GROUP',
      'A3 beyond/SUPPRESSION_GROUP',
    ]);
  });

  it('adds the chair and the province in an emergency', () => {
    expect(alerted({ urgency: 'EMERGENCY' }).slice(2)).toEqual(['A5 district/CHAIR', 'A5 province/SECRETARIAT']);
  });

  it('adds the rehabilitation group and the shelters near when a child may be involved', () => {
    expect(alerted({ minorInvolved: true }).slice(2)).toEqual(['A6 district/REHABILITATION_GROUP', 'A6 shelter']);
  });

  it('adds the committees and the province across the border from an exploitation', () => {
    const committees = { ...near, facing: ['district', 'upriver'], facingProvinces: ['province'], isFaced: true };
    expect(alerted({ committees }).slice(2)).toEqual([
      'A4 upriver/SUPPRESSION_GROUP',
      'A4 upriver/FOCAL_POINT',
      'A4 province/SECRETARIAT',
    ]);
  });

  it('adds the national desk where the border across from it has no committee', () => {
    expect(alerted({ committees: { ...near, isFaced: true } }).slice(2)).toEqual(['A4 nation/NATIONAL_DESK']);
  });

  it('never is an office of the other side', () => {
    const committees = { ...near, facing: ['upriver'], isFaced: true };
    const everything = alerted({ committees, urgency: 'EMERGENCY', minorInvolved: true });
    expect(everything.join()).not.toMatch(/counterpart/);
    expect(ALERT_TABLE.flatMap(({ offices }) => offices)).not.toContain('COUNTERPART');
  });

  it('names an office once, by the first rule', () => {
    const committees = { ...near, district: null, elsewhere: ['there', 'there'] };
    expect(alerted({ urgency: 'EMERGENCY', committees })).toEqual([
      'A2 province/SECRETARIAT',
      'A5 province/CHAIR',
      'A3 there/SUPPRESSION_GROUP',
    ]);
  });
});

describe('who may see the case', () => {
  it('is the executive of the lead committee and the provincial secretariat besides those alerted', () => {
    const given = facts({ urgency: 'EMERGENCY' });
    expect(readersOf(given, officesOf, addresseesOf(given, officesOf))).toEqual([
      { office: 'district/VICE_CHAIR', reason: 'EXECUTIVE' },
    ]);
    expect(readersOf(facts(), officesOf, addresseesOf(facts(), officesOf)).map(({ office }) => office)).toEqual([
      'district/CHAIR',
      'district/VICE_CHAIR',
      'province/SECRETARIAT',
    ]);
  });

  it('is the secretariat too that was told across the border, which is less than to answer for the province', () => {
    const given = facts({ committees: { ...near, facingProvinces: ['province'], isFaced: true } });
    expect(readersOf(given, officesOf, addresseesOf(given, officesOf))).toContainEqual({
      office: 'province/SECRETARIAT',
      reason: 'PROVINCE',
    });
  });

  it('never is the prevention group, which sees trends and no cases', () => {
    expect([...ALERT_TABLE, ...READER_TABLE].flatMap(({ offices }) => offices)).not.toContain('PREVENTION_GROUP');
  });
});

it.each([
  ['EMERGENCY', '2026-01-01T00:15:00.000Z'],
  ['URGENT', '2026-01-01T00:30:00.000Z'],
  ['NORMAL', '2026-01-01T04:00:00.000Z'],
] as const)('an alert that is %s waits until %s', (urgency, expected) => {
  expect(ackByOf(urgency, new Date('2026-01-01T00:00:00Z')).toISOString()).toBe(expected);
});

it('accepting what was told beside the lead committee does not answer for the case', () => {
  expect(ALERT_TABLE.map(({ rule }) => rule).filter((rule) => !answersForCase(rule))).toEqual(['A3', 'A4', 'A4', 'A4']);
});
