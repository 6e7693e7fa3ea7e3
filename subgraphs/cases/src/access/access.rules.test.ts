import { expect, it } from '@jest/globals';
import { ACCESS_PURPOSES, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { mayIdentify, type Reading } from './access.rules.js';

const now = new Date('2026-03-29T06:00:00Z');
const police: Reading = {
  ...{
    kind: 'INQUIRY_POLICE',
    scope: 'suspect:read',
    purpose: 'INVESTIGATION',
    consents: 'NOT_NEEDED',
    mfa: true,
    now,
  },
  ground: { kind: 'INQUIRY', until: new Date('2026-03-30T06:00:00Z') },
};

it('an inquiry opens suspects and plans to police for investigation, and nothing else', () => {
  const opened = SCOPES_OF_OFFICE.INQUIRY_POLICE.flatMap((scope) =>
    ACCESS_PURPOSES.filter((purpose) => mayIdentify({ ...police, scope, purpose })).map((each) => [scope, each]),
  );
  expect(opened).toEqual([
    ['suspect:read', 'INVESTIGATION'],
    ['operation:plan', 'INVESTIGATION'],
  ]);
});

it('an inquiry opens nothing once it is over', () => {
  expect(mayIdentify(police)).toBe(true);
  expect(mayIdentify({ ...police, ground: { kind: 'INQUIRY', until: now } })).toBe(false);
});
