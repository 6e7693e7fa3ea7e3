import { randomUUID } from 'node:crypto';
import { namedOffice } from '@hub/cast';
import type { Answer } from '@hub/subgraph-kit/testing';
import { personScene } from './person-scene.js';
import { everyRow, type World } from './world.js';

export const SHELTER = 'shelter-chiang-rai';
export const NOTES = 'CANARY-NOTES brings a small child along';
export const FEEDBACK = 'CANARY-FEEDBACK was taken in and is well';
export const OVERRIDE = { basis: 'VITAL_INTEREST', reason: 'CANARY-OVERRIDE the person could not be asked in time' };

interface Stepped {
  readonly done: {
    readonly referral: { readonly id: string; readonly state: string; readonly version: number } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}
type Step = Answer<Stepped>;

export interface ShownReferral {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly case: { readonly id: string } | null;
  readonly persons?: readonly { readonly id: string }[];
  readonly [field: string]: unknown;
}

const SHOWN = `id state version service urgency purpose reason overrideBasis rejection revocation outcome ackBy sentAt
  acknowledgedAt acceptedAt startedAt completedAt rejectedAt revokedAt expiredAt
  fromOffice { id } toOffice { id } case { id }`;

/** What stands against a step as `CODE field`, the code of an error, or the state it led to. */
export const cameTo = ({ data, errors }: Step): string => {
  if (errors?.[0]) return errors[0].extensions.code;
  const { referral, problems } = data!.done;
  return problems[0] ? `${problems[0].code} ${problems[0].field}` : referral!.state;
};

/** What people do with referrals. */
export const referralScene = (world: World) => {
  const persons = personScene(world);
  const doing =
    (name: string, input: string) =>
    (by: string, given: Record<string, unknown>): Promise<Step> =>
      world.send(
        `mutation ($input: ${input}!) { done: ${name}(input: $input) {
          referral { id state version } problems { code field } } }`,
        { input: given },
        world.as(by),
      );
  const draftReferral = doing('draftReferral', 'DraftReferralInput');
  const sendReferral = doing('sendReferral', 'SendReferralInput');
  const answerReferral = doing('answerReferral', 'AnswerReferralInput');
  const revokeReferral = doing('revokeReferral', 'RevokeReferralInput');
  const draft = (given: { case: string; persons: readonly string[] } & Record<string, unknown>, by = 'ck-duty') =>
    draftReferral(by, {
      ...{ idempotencyKey: randomUUID(), office: namedOffice(SHELTER).id, service: 'SAFE_ACCOMMODATION' },
      ...{ urgency: 'URGENT', purpose: 'CARE', reason: 'ADDITIONAL_SERVICES', notes: NOTES, ...given },
    });
  const shown = async (id: string, by: string): Promise<ShownReferral | null> => {
    const { data } = await world.send<{ referral: ShownReferral | null }>(
      `query ($id: ID!) { referral(id: $id) { ${SHOWN} } }`,
      { id },
      world.as(by),
    );
    return data?.referral ?? null;
  };
  const versionOf = async (id: string): Promise<number> => (await shown(id, 'ck-duty'))!.version;
  const send = async (id: string, given: Record<string, unknown> = {}, by = 'ck-duty') =>
    sendReferral(by, { referral: id, version: await versionOf(id), ...given });
  const answer = async (id: string, to: string, given: Record<string, unknown> = {}, by = 'shelter-cr') =>
    answerReferral(by, { referral: id, version: await versionOf(id), to, ...given });
  /** A case that ck-duty works on, with persons who consented to everything unless `consent` says otherwise. */
  const drafted = async ({ consent, count = 1, ...given }: DraftedGiven = {}) => {
    const caseId = await persons.accepted();
    const ids: string[] = [];
    for (let left = count; left > 0; left--) ids.push(await persons.registered(caseId, consent ? { consent } : {}));
    const { data } = await draft({ case: caseId, persons: ids, ...given });
    return { caseId, persons: ids, id: data!.done.referral!.id };
  };
  return {
    ...{ persons, draft, shown, send, answer, drafted },
    /** The offices that are told that a referral expired, once the worker has told them. */
    toldOfExpiry: async (id: string): Promise<string[]> => {
      for (;;) {
        const told = await everyRow(world, `select body ->> 'office' as office from inbox_entry where event = $1`, [
          id,
        ]);
        if (told.length) return told.map(({ office }) => String(office));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    revoke: async (id: string, given: Record<string, unknown> = {}, by = 'ck-duty') =>
      revokeReferral(by, { referral: id, version: await versionOf(id), revocation: 'NO_LONGER_NEEDED', ...given }),
    sent: async (given: DraftedGiven = {}) => {
      const one = await drafted(given);
      await send(one.id);
      return one;
    },
    /** Takes a sent referral through some steps of the receiver. */
    through: async (id: string, ...states: string[]): Promise<void> => {
      for (const to of states)
        await answer(id, to, to === 'COMPLETED' ? { outcome: 'SERVICE_GIVEN', feedback: FEEDBACK } : {});
    },
    /** One of the words of a referral, as somebody reads it; the code when they may not. */
    words: async (id: string, what: string, { by, purpose, mfa = true }: Reading): Promise<unknown> => {
      const { data, errors } = await world.send<{ referral: { words: string | null } | null }>(
        `query ($id: ID!) { referral(id: $id) { words: ${what}(purpose: ${purpose}) } }`,
        { id },
        world.as(by, { mfa }),
      );
      return errors?.[0]?.extensions.code ?? (data?.referral ? data.referral.words : 'MISSING');
    },
    listed: async (by: string, args: string): Promise<string[]> => {
      const { data } = await world.send<{ referrals: { edges: { node: { id: string } }[] } }>(
        `{ referrals(${args}) { edges { node { id } } } }`,
        {},
        world.as(by),
      );
      return data!.referrals.edges.map(({ node }) => node.id);
    },
  };
};

type DraftedGiven = { consent?: Record<string, unknown>; count?: number } & Record<string, unknown>;

interface Reading {
  readonly by: string;
  readonly purpose: string;
  readonly mfa?: boolean;
}
