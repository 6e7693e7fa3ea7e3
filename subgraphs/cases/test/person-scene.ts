import { randomUUID } from 'node:crypto';
import { namedOffice, person } from '@hub/cast';
import type { Answer } from '@hub/subgraph-kit/testing';
import type { World } from './world.js';

export const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';

interface Done<Noun extends string> {
  readonly done: { readonly problems: readonly { readonly code: string; readonly field: string }[] } & {
    readonly [Each in Noun]: { readonly id: string } | null;
  };
}
type Doing<Noun extends string> = Promise<Answer<Done<Noun>>>;

/** The first problem, the first error, or null when it was done. */
export const refusalOf = ({ data, errors }: Answer<{ readonly done: Pick<Done<never>['done'], 'problems'> }>) =>
  errors?.[0]?.extensions.code ?? data?.done.problems[0]?.code ?? null;

const EXPLAINED = {
  ...{ interview: true, purposeExplained: true, useExplained: true, nonIdentifyingUse: true },
  ...{ rightToAccess: true, retentionExplained: true, withdrawalExplained: true },
};

/** A consent to everything, for everybody. */
export const terms = (given: Record<string, unknown> = {}) => ({
  basis: 'CONSENT',
  purposes: ['PROTECTION', 'CARE', 'INVESTIGATION', 'REPATRIATION'],
  recipients: ['COMMITTEE', 'POLICE', 'SHELTER', 'PARTNER'],
  explained: EXPLAINED,
  ...given,
});

export const IDENTITY = {
  ...{ givenName: 'CANARY-GIVEN', familyName: 'CANARY-FAMILY', otherNames: 'CANARY-OTHER', bornOn: '1893-07-11' },
  ...{ paperKind: 'PASSPORT', paperNumber: 'CANARY-PAPER', phone: '+66 81 000 0001', address: 'CANARY-ADDRESS' },
};

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const mutation = (name: string, input: string, noun: string): string =>
  `mutation ($input: ${input}!) { done: ${name}(input: $input) { ${noun} { id } problems { code field } } }`;

/** What people do with persons and cases, each by one mutation. */
export const personScene = (world: World) => {
  const doing =
    <Noun extends string>(name: string, input: string, noun: Noun) =>
    (by: string, given: Record<string, unknown>, session?: { mfa: boolean }): Doing<Noun> =>
      world.send(mutation(name, input, noun), { input: given }, world.as(by, session));
  const registerPerson = doing('registerPerson', 'RegisterPersonInput', 'person');
  const shareCase = doing('shareCase', 'ShareCaseInput', 'share');
  const assignCase = doing('assignCase', 'AssignCaseInput', 'assignment');
  const register = (by: string, id: string, given: Record<string, unknown> = {}, session?: { mfa: boolean }) =>
    registerPerson(
      by,
      { idempotencyKey: randomUUID(), case: id, sex: 'FEMALE', identity: IDENTITY, consent: terms(), ...given },
      session,
    );
  return {
    register,
    update: doing('updatePerson', 'UpdatePersonInput', 'person'),
    record: doing('recordConsent', 'RecordConsentInput', 'consent'),
    withdraw: doing('withdrawConsent', 'WithdrawConsentInput', 'consent'),
    endAssignment: doing('endAssignment', 'EndAssignmentInput', 'assignment'),
    endShare: doing('endShare', 'EndShareInput', 'share'),
    assign: (by: string, id: string, to: string, office: string) =>
      assignCase(by, { case: id, official: person(to).id, office: namedOffice(office).id }),
    share: (by: string, id: string, office: string, given: Record<string, unknown> = {}) =>
      shareCase(by, {
        ...{ idempotencyKey: randomUUID(), case: id, office: namedOffice(office).id, purposes: ['CARE'] },
        ...{ until: inDays(30), reason: 'ADDITIONAL_SERVICES', ...given },
      }),
    /** Opens a case that ck-duty works on. */
    accepted: async (given: Record<string, unknown> = {}): Promise<string> => {
      const id = await world.open(given);
      await world.answer('ck-duty', { case: id, office: GROUP, kind: 'ACCEPTED' });
      return id;
    },
    /** Makes ck-duty take up a case that was reported or tipped. */
    take: (id: string) => world.answer('ck-duty', { case: id, office: GROUP, kind: 'ACCEPTED' }),
    /** Id of a person that ck-duty registered. */
    registered: async (id: string, given: Record<string, unknown> = {}): Promise<string> =>
      (await register('ck-duty', id, given)).data!.done.person!.id,
    /** Reads one group of values of a person. */
    read: (by: string, id: string, what: string, session: { mfa: boolean } = { mfa: true }) =>
      world.send<{ person: Record<string, Record<string, unknown> | null> | null }>(
        `query ($id: ID!) { person(id: $id) { id value: ${what} } }`,
        { id },
        world.as(by, session),
      ),
    /** Ids of the persons found by an identifier. */
    find: async (by: string, kind: string, value: string, { mfa = true, purpose = 'PROTECTION' } = {}) => {
      const { data, errors } = await world.send<{ personsByIdentifier: { id: string }[] }>(
        'query ($input: FindPersonsInput!) { personsByIdentifier(input: $input) { id } }',
        { input: { kind, value, purpose } },
        world.as(by, { mfa }),
      );
      return data?.personsByIdentifier.map(({ id }) => id) ?? errors?.[0]?.extensions.code;
    },
    consentsOf: async (by: string, id: string): Promise<{ id: string; withdrawnAt: string | null }[]> => {
      const { data } = await world.send<{ person: { consents: { id: string; withdrawnAt: string | null }[] } }>(
        'query ($id: ID!) { person(id: $id) { consents { id withdrawnAt } } }',
        { id },
        world.as(by),
      );
      return data!.person.consents;
    },
  };
};
