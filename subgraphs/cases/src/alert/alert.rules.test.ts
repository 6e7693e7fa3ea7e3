import { describe, expect, it } from '@jest/globals';
import type { OfficeKind } from '@hub/vocabulary';
import {
  ackByOf,
  addresseesOf,
  type AlertFacts,
  answersForCase,
  canAnswer,
  type CommitteesConcerned,
  READER_TABLE,
  readersOf,
  type RuleInForce,
} from './alert.rules.js';
import { RELEASED_RULES } from './alert.table.js';

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
  ...{ district: 'district', province: 'province', nation: 'nation', elsewhere: new Map() },
  ...{ border: [], borderProvinces: [], isAcross: false },
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
const alerted = (given: Partial<AlertFacts>, rules = RELEASED_RULES) =>
  addresseesOf(facts(given), rules, officesOf).map(({ office, rule }) => `${rule.code} ${office}`);
const elsewhere = new Map([
  ['there', ['ORIGIN']],
  ['beyond', ['TRANSIT']],
] as const);
/** The released rules, one of them changed. */
const changed = (code: string, change: Partial<RuleInForce>) =>
  RELEASED_RULES.map((rule) => (rule.code === code ? { ...rule, version: 2, ...change } : rule));
const ROWS = RELEASED_RULES.flatMap(({ addressees }) => addressees);

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
    expect(alerted({ committees: { ...near, elsewhere } }).slice(2)).toEqual([
      'A3 there/SUPPRESSION_GROUP',
      'A3 beyond/SUPPRESSION_GROUP',
    ]);
  });

  it('adds the executive and the province in an emergency', () => {
    expect(alerted({ urgency: 'EMERGENCY' }).slice(2)).toEqual([
      'A5 district/CHAIR',
      'A5 district/VICE_CHAIR',
      'A5 province/SECRETARIAT',
    ]);
  });

  it('adds the rehabilitation group and the shelters near when a child may be involved', () => {
    expect(alerted({ minorInvolved: true }).slice(2)).toEqual(['A6 district/REHABILITATION_GROUP', 'A6 shelter']);
  });

  it('adds the committees and the province across the border from an exploitation', () => {
    const committees = { ...near, border: ['district', 'upriver'], borderProvinces: ['province'], isAcross: true };
    expect(alerted({ committees }).slice(2)).toEqual([
      'A4 upriver/SUPPRESSION_GROUP',
      'A4 upriver/FOCAL_POINT',
      'A4 province/SECRETARIAT',
    ]);
  });

  it('adds the national desk where the border across from it has no committee', () => {
    expect(alerted({ committees: { ...near, isAcross: true } }).slice(2)).toEqual(['A4 nation/NATIONAL_DESK']);
  });

  it('never is an office of the other side', () => {
    const committees = { ...near, border: ['upriver'], isAcross: true };
    const everything = alerted({ committees, urgency: 'EMERGENCY', minorInvolved: true });
    expect(everything.join()).not.toMatch(/counterpart/);
    expect(ROWS.flatMap(({ offices }) => offices)).not.toContain('COUNTERPART');
  });

  it('names an office once, by the first rule', () => {
    const committees = { ...near, district: null, elsewhere };
    expect(alerted({ urgency: 'EMERGENCY', committees })).toEqual([
      'A2 province/SECRETARIAT',
      'A5 province/CHAIR',
      'A5 province/VICE_CHAIR',
      'A3 there/SUPPRESSION_GROUP',
      'A3 beyond/SUPPRESSION_GROUP',
    ]);
  });
});

describe('who may see the case', () => {
  it('is the executive of the lead committee and the provincial secretariat besides those alerted', () => {
    const seeing = (given: AlertFacts) => readersOf(given, officesOf, addresseesOf(given, RELEASED_RULES, officesOf));
    expect(seeing(facts({ urgency: 'EMERGENCY' }))).toEqual([]);
    expect(seeing(facts()).map(({ office }) => office)).toEqual([
      'district/CHAIR',
      'district/VICE_CHAIR',
      'province/SECRETARIAT',
    ]);
  });

  it('is the secretariat too that was told across the border, which is less than to answer for the province', () => {
    const given = facts({ committees: { ...near, borderProvinces: ['province'], isAcross: true } });
    expect(readersOf(given, officesOf, addresseesOf(given, RELEASED_RULES, officesOf))).toContainEqual({
      office: 'province/SECRETARIAT',
      reason: 'PROVINCE',
    });
  });

  it('never is the prevention group, which sees trends and no cases', () => {
    const ofCases = RELEASED_RULES.filter(({ code }) => code !== 'A16').flatMap(({ addressees }) => addressees);
    expect([...ofCases, ...READER_TABLE].flatMap(({ offices }) => offices)).not.toContain('PREVENTION_GROUP');
  });

  it('is not answered for by a committee that has nobody but those told of trends', () => {
    const prevention = [{ id: 'district/PREVENTION_GROUP', kind: 'PREVENTION_GROUP' as const }];
    expect(canAnswer('DISTRICT', RELEASED_RULES, prevention)).toBe(false);
  });
});

describe('a rule that was changed', () => {
  it('alerts other offices, or nobody', () => {
    const [row] = RELEASED_RULES.find(({ code }) => code === 'A3')!.addressees;
    const addressees = [{ ...row!, offices: ['FOCAL_POINT', 'SUPPRESSION_GROUP'] as const }];
    const committees = { ...near, elsewhere: new Map([['there', ['ORIGIN'] as const]]) };
    expect(alerted({ committees }, changed('A3', { addressees })).slice(2)).toEqual([
      'A3 there/FOCAL_POINT',
      'A3 there/SUPPRESSION_GROUP',
    ]);
    expect(alerted({ committees }, changed('A3', { active: false })).slice(2)).toEqual([]);
  });

  it('decides which committee can lead', () => {
    const offices = [{ id: 'chair', kind: 'CHAIR' }] as const;
    const [row] = RELEASED_RULES.find(({ code }) => code === 'A1')!.addressees;
    const toChair = changed('A1', { addressees: [{ ...row!, offices: ['CHAIR'] }] });
    expect([canAnswer('DISTRICT', RELEASED_RULES, offices), canAnswer('DISTRICT', toChair, offices)]).toEqual([
      false,
      true,
    ]);
    expect(canAnswer('PROVINCE', toChair, offices)).toBe(false);
  });
});

it.each([
  ['A1', 'EMERGENCY', '2026-01-01T00:15:00.000Z'],
  ['A1', 'URGENT', '2026-01-01T00:30:00.000Z'],
  ['A1', 'NORMAL', '2026-01-01T04:00:00.000Z'],
  ['A3', 'NORMAL', '2026-01-02T00:00:00.000Z'],
  ['A4', 'URGENT', '2026-01-01T04:00:00.000Z'],
  ['A6', 'NORMAL', '2026-01-01T01:00:00.000Z'],
] as const)('an alert by %s that is %s waits until %s', (code, urgency, expected) => {
  const rule = RELEASED_RULES.find((each) => each.code === code)!;
  expect(ackByOf(rule, urgency, new Date('2026-01-01T00:00:00Z')).toISOString()).toBe(expected);
});

it('accepting what was told beside the lead committee, or what is no report, does not answer for the case', () => {
  expect(RELEASED_RULES.map(({ code }) => code).filter((code) => !answersForCase(code))).toEqual([
    ...(['A3', 'A4', 'A7', 'A8', 'A9', 'A16', 'A18', 'A19'] as const),
  ]);
});
