import { randomUUID } from 'node:crypto';
import { everyRow, type World } from './world.js';

export const SEEN = 'CANARY-SEEN at the gate';
export const CONTACT = '+66 81 CANARY-CONTACT';

export interface Problems {
  readonly problems: readonly { readonly code: string; readonly field: string | null }[];
}
type Submitted = Problems & { readonly receipt: { readonly code: string; readonly receivedAt: string } | null };
type Added = Problems & { readonly addedAt: string | null };
export interface TipSeen {
  readonly receivedAt: string;
  readonly additions: number;
  readonly answers: readonly { readonly words: string; readonly answeredAt: string }[];
}
export interface TipOfCase {
  readonly tip: { readonly additions: number; readonly answers: number; readonly lastAddedAt: string | null } | null;
}
interface Message {
  readonly from: string;
  readonly words: string;
}

/** An urgent tip in Chiang Khong, by default; `given` changes it. */
export const tipOf = (given: Record<string, unknown> = {}) => ({
  ...{ idempotencyKey: randomUUID(), place: 'TH5703', category: 'FORCED_CRIMINALITY', urgency: 'URGENT' },
  ...{ personsBand: 'SIX_TO_TWENTY', seen: SEEN, contact: CONTACT, ...given },
});

/** What people do with tips, each by one operation. */
export const tipScene = (world: World) => ({
  submit: async (given: Record<string, unknown> = {}): Promise<Submitted> =>
    (
      await world.send<{ done: Submitted }>(
        `mutation ($input: SubmitTipInput!) {
          done: submitTip(input: $input) { receipt { code receivedAt } problems { code field } } }`,
        { input: tipOf(given) },
      )
    ).data!.done,
  look: (code: string) =>
    world.send<{ tip: TipSeen | null }>(
      'query ($code: ID!) { tip(code: $code) { receivedAt additions answers { words answeredAt } } }',
      { code },
    ),
  add: async (code: string, words: string, idempotencyKey: string = randomUUID()): Promise<Added> =>
    (
      await world.send<{ done: Added }>(
        'mutation ($input: AddToTipInput!) { done: addToTip(input: $input) { addedAt problems { code field } } }',
        { input: { code, words, idempotencyKey } },
      )
    ).data!.done,
  answer: (by: string, id: string, words: string, { mfa = true, key = randomUUID() as string } = {}) =>
    world.send<{ done: Problems & TipOfCase }>(
      `mutation ($input: AnswerTipInput!) {
        done: answerTip(input: $input) { tip { additions answers lastAddedAt } problems { code field } } }`,
      { input: { case: id, idempotencyKey: key, words } },
      world.as(by, { mfa }),
    ),
  messages: (by: string, id: string, { mfa = true, purpose = 'PROTECTION' } = {}) =>
    world.send<{ case: (TipOfCase & { tipMessages: readonly Message[] | null }) | null }>(
      `query ($id: ID!) { case(id: $id) {
        tip { additions answers lastAddedAt } tipMessages(purpose: ${purpose}) { from words } } }`,
      { id },
      world.as(by, { mfa }),
    ),
  /** Id of the case of the newest tip. */
  newest: async (): Promise<string> =>
    String((await everyRow(world, 'select case_id from tip order by created_at desc limit 1'))[0]!['case_id']),
});
