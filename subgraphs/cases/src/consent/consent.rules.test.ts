import { expect, test } from '@jest/globals';
import { CONSENT_BASES, type ConsentBasis } from '@hub/vocabulary';
import { EXPLAINED, type Explained, problemsOfConsent, type ProposedConsent } from './consent.rules.js';

const now = new Date('2026-04-01T00:00:00Z');
const explained = Object.fromEntries(EXPLAINED.map((each) => [each, true])) as Explained;
const consent = (given: Partial<ProposedConsent> = {}): ProposedConsent => ({
  ...{ basis: 'CONSENT', purposes: ['CARE'], recipients: ['COMMITTEE'], explained, until: null },
  ...{ assent: null, withoutGuardian: null, ...given },
});
const wrongWith = (child: boolean, given: Partial<ProposedConsent>): string[] =>
  problemsOfConsent(consent(given), { now, child }).map(({ code, field }) => `${code} ${field}`);

test.each<[Partial<ProposedConsent>, string[]]>([
  [{}, ['CONSENT_NEEDS_GUARDIAN withoutGuardian', 'CONSENT_NEEDS_ASSENT assent']],
  [{ assent: 'GIVEN' }, ['CONSENT_NEEDS_GUARDIAN withoutGuardian']],
  [{ withoutGuardian: 'NO_GUARDIAN' }, ['CONSENT_NEEDS_ASSENT assent']],
  [{ withoutGuardian: 'NO_GUARDIAN', assent: 'REFUSED' }, ['INPUT_INVALID assent']],
  [{ withoutGuardian: 'NO_GUARDIAN', assent: 'NOT_ABLE' }, ['INPUT_INVALID assent']],
  [{ withoutGuardian: 'GUARDIAN_SUSPECTED', assent: 'GIVEN' }, []],
  [{ basis: 'GUARDIAN_CONSENT' }, ['CONSENT_NEEDS_ASSENT assent']],
  [{ basis: 'GUARDIAN_CONSENT', assent: 'GIVEN', withoutGuardian: 'NO_GUARDIAN' }, ['INPUT_INVALID withoutGuardian']],
  [{ basis: 'GUARDIAN_CONSENT', assent: 'GIVEN' }, []],
  [{ basis: 'GUARDIAN_CONSENT', assent: 'REFUSED' }, []],
  [{ basis: 'GUARDIAN_CONSENT', assent: 'NOT_ABLE' }, []],
  [{ basis: 'VITAL_INTEREST' }, []],
  [{ basis: 'LEGAL_DUTY' }, []],
])('for a child %j is refused for %j', (given, problems) => {
  expect(wrongWith(true, given)).toEqual(problems);
});

test.each<ConsentBasis>([...CONSENT_BASES])(
  'of an adult, or with an age that is not known, %s asks no guardian',
  (basis) => {
    expect(wrongWith(false, { basis })).toEqual([]);
  },
);
