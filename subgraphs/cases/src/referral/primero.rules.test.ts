import { expect, test } from '@jest/globals';
import { CASE_STATES, REFERRAL_SERVICES, REFERRAL_STATES } from '@hub/vocabulary';
import { makesFile, PRIMERO_SERVICE, primeroFile, type PrimeroReferral, WORKFLOW_OF_STATE } from './primero.rules.js';

const referral = (given: Partial<PrimeroReferral> = {}): PrimeroReferral => ({
  ...{ id: 'r', state: 'SENT', service: 'LEGAL_AID', from: 'office-1', to: 'office-2', notes: null },
  ...{ sentAt: new Date('2026-03-01T00:00:00Z'), isOverridden: false },
  case: { state: 'ASSISTANCE', reportedOn: '2026-02-01' },
  persons: [{ id: 'p', sex: 'OTHER', citizenship: null, identity: null }],
  ...given,
});
const recordOf = (given?: Partial<PrimeroReferral>) =>
  (JSON.parse(primeroFile(referral(given))) as { data: Record<string, unknown>; referrals: unknown[] }[])[0]!;

test('every state of a case and every service has a word in Primero', () => {
  const workflows = ['new', 'assessment', 'case_plan', 'services_implemented', 'closed', 'reopened'];
  expect(CASE_STATES.filter((state) => !workflows.includes(WORKFLOW_OF_STATE[state]))).toEqual([]);
  expect(REFERRAL_SERVICES.filter((service) => !/^[a-z_]+$/.test(PRIMERO_SERVICE[service]))).toEqual([]);
});

test('only a referral that is sent and not over makes a file', () => {
  expect(REFERRAL_STATES.filter(makesFile)).toEqual(['SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE']);
});

test('what is not known is left out, and a name that may not be told is hidden', () => {
  const { data, referrals } = recordOf();
  expect(data).toMatchObject({ hidden_name: true, workflow: 'services_implemented', status: 'open' });
  for (const field of ['name', 'name_first', 'date_of_birth', 'sex', 'nationality'])
    expect(data).not.toHaveProperty(field);
  expect(referrals).toEqual([expect.not.objectContaining({ notes: expect.anything() })]);
});

test('a referral without a consent says so, in the case and in the referral', () => {
  const { data, referrals } = recordOf({ isOverridden: true });
  expect(data).toMatchObject({ consent_for_services: false, disclosure_other_orgs: false });
  expect(referrals).toEqual([expect.objectContaining({ consent_overridden: true, record_type: 'case', remote: true })]);
});
