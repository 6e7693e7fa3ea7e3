import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { people } from '@hub/cast';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { callerOf, startCommittees } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

const SECONDS = '{ emergency urgent normal }';
const RULE = `code version active acceptWithin ${SECONDS} addressees { when whose offices because } chain { to }`;
interface Rule {
  readonly version: number;
  readonly addressees: readonly { readonly when: string; readonly whose: string; readonly offices: string[] }[];
  readonly [field: string]: unknown;
}

const rule = async (): Promise<Rule> => {
  const { data } = await committees.send<{ committeeAlertRules: Rule[] }>(
    `{ committeeAlertRules { ${RULE} } }`,
    {},
    callerOf(committees, 'cr-secretariat'),
  );
  expect(data!.committeeAlertRules.map(({ code }) => code)).toEqual(['A13', 'A14', 'A15']);
  return data!.committeeAlertRules.find(({ code }) => code === 'A15')!;
};
const change = async (given: object, by = 'cr-secretariat') =>
  committees.send<{ changeCommitteeAlertRule: { problems: { code: string; field: string }[] } }>(
    `mutation ($input: ChangeAlertRuleInput!) {
      changeCommitteeAlertRule(input: $input) { problems { code field } } }`,
    { input: { ...(await rule()), reason: 'tried in a test of the rule', ...given } },
    callerOf(committees, by),
  );
const codesOf = async (answer: ReturnType<typeof change>): Promise<string[]> => {
  const { data, errors } = await answer;
  return (
    errors?.map(({ extensions }) => extensions.code) ??
    data!.changeCommitteeAlertRule.problems.map(({ code, field }) => `${code} ${field}`)
  );
};

describe('who is told that an office ends or is vacant', () => {
  it('is told to whoever may read rules, and to nobody else', async () => {
    for (const { key, id } of people) {
      const held = committees.services.directory.held(id, Date.now());
      const reads = held.some(({ kind }) => SCOPES_OF_OFFICE[kind].includes('alert:read'));
      const { errors } = await committees.send('{ committeeAlertRules { code } }', {}, callerOf(committees, key));
      expect([key, errors?.[0]?.extensions.code]).toEqual([key, reads ? undefined : 'FORBIDDEN_ACTION']);
    }
  });

  it.each(['ck-chair', 'ck-focal', 'cr-chair', 'auditor'])('is not for %s to change', async (who) => {
    expect(await codesOf(change({}, who))).toEqual(['FORBIDDEN_ACTION']);
  });

  it.each([
    ['turns it off', { active: false }, 'input.active'],
    ['tells nobody', { addressees: [] }, 'input.addressees'],
    [
      'asks for an answer that nobody can give',
      {
        chain: [
          {
            after: { emergency: 60, urgent: 60, normal: 60 },
            to: 'OTHER_OFFICE',
            whose: 'NATION',
            kind: 'NATIONAL_DESK',
          },
        ],
      },
      'input.chain',
    ],
    [
      'names a condition of other events',
      { addressees: [{ when: 'EMERGENCY', whose: 'LEAD', offices: ['CHAIR'], because: 'none' }] },
      'input.addressees.0',
    ],
  ])('cannot be changed by one that %s', async (_what, given, field) => {
    expect(await codesOf(change(given))).toEqual([`INPUT_INVALID ${field}`]);
  });
});
