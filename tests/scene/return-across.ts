import { committee, counterpart, crossing } from '@hub/cast';
import type { Client } from './client.js';
import { handOf, once } from './doing.js';
import { eventually } from './eventually.js';
import type { Following } from './following.js';

const UPDATES = `subscription ($office: ID!, $after: Int) { repatriationUpdates(office: $office, after: $after) {
  number update { ref direction state personsBand needsFlags windowStart crossing { nameEn } } } }`;
const FEED = `query ($office: ID!) { repatriationFeed(office: $office) { edges { node { ref state } } } }`;
const DAY_MS = 86_400_000;

interface Update {
  readonly ref: string;
  readonly state: string;
}
interface Conversed {
  readonly messages: { readonly edges: readonly { readonly node: { readonly text: string } }[] };
}
interface Message {
  readonly repatriationUpdates: { readonly number: number; readonly update: Update | null };
}

/**
 * The states of a return as its two sides are told of them; CLEARED twice, without a window and with one, SCHEDULED once
 * more with what each side says to the other.
 */
const STATES_TOLD = [
  ...['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED', 'CLEARED'],
  ...['SCHEDULED', 'SCHEDULED', 'SCHEDULED', 'IN_TRANSIT', 'HANDED_OVER', 'RECEIVED', 'FOLLOW_UP', 'CLOSED'],
] as const;
/** What the other side is told, from the release on. */
export const TOLD_THERE: readonly string[] = STATES_TOLD;
/** What the Thai side is told besides: that it was asked for, and that the other side turned its key. */
export const TOLD_HERE: readonly string[] = [
  'REQUESTED',
  ...STATES_TOLD.slice(0, STATES_TOLD.indexOf('HANDED_OVER')),
  ...['IN_TRANSIT', ...STATES_TOLD.slice(STATES_TOLD.indexOf('HANDED_OVER'))],
];

/** A day that is some days from now. */
export const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** What one office's screen shows of one return, over as many connections as it takes. */
export const screenOf = (client: Client, office: string) => {
  const connections: Following<Message>[] = [];
  const shown = () =>
    connections.flatMap(({ received }) =>
      received.flatMap(({ data }) => (data?.repatriationUpdates.update ? [data.repatriationUpdates] : [])),
    );
  const connect = async (after?: number): Promise<void> => {
    const following = client.follow<Message>(UPDATES, { office, after });
    connections.push(following);
    await following.until((received) => received[0]);
  };
  return {
    office,
    connect,
    /** The connection is gone, as at the river. */
    lose: (): void => connections.at(-1)!.stop(),
    /** Comes back, and asks for what came after the last that was shown. */
    resume: (): Promise<void> => connect(shown().at(-1)!.number),
    statesOf: (ref: string): string[] => shown().flatMap(({ update }) => (update!.ref === ref ? [update!.state] : [])),
    numbers: (): number[] => shown().map(({ number }) => number),
    lastOf: (ref: string): number => shown().findLast(({ update }) => update!.ref === ref)!.number,
    until: (done: () => boolean): Promise<true> => connections.at(-1)!.until(() => done() || undefined),
    everything: (): string => JSON.stringify(connections.map(({ received }) => received)),
  };
};

interface AskedReturn {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
}

/** A return that is asked for as soon as the liaison desk has heard of its case. */
export const askForReturn = (secretariat: Client, of: object): Promise<AskedReturn> => {
  const input = { ...once(), ...of };
  return eventually('the liaison desk hears of the case', async () => {
    const { data } = await secretariat.ask<{ done: { repatriation: AskedReturn | null } }>(
      `mutation ($input: RequestRepatriationInput!) {
        done: requestRepatriation(input: $input) { repatriation { id ref version } problems { code field } } }`,
      { input },
    );
    return data?.done.repatriation ?? undefined;
  });
};

/** One return from the request to the closed loop, each step by whoever takes it. */
export const returnAcross = (secretariat: Client, liaison: Client) => {
  const province = handOf(secretariat);
  const office = counterpart('counterpart-tonpheung').id;
  let repatriation = '';
  let version = 0;
  let ref = '';
  const does = async (name: string, input: object): Promise<void> => {
    ({ version } = await province(name, 'repatriation', { repatriation, version, ...input }));
  };
  const answer = (query: string, input: object) =>
    liaison.ask<{ done: { receipt: object | null; problems: { code: string }[] } }>(query, { input });
  const goes = async (...states: readonly string[]): Promise<void> => {
    for (const to of states) await does('advanceRepatriation', { to });
  };
  const proves = async (...proofs: readonly string[]): Promise<void> => {
    for (const proof of proofs) await does('recordRepatriationProof', { proof, confirmedOn: dayIn(0) });
  };
  return {
    /** @returns its pseudonym */
    ask: async (caseId: string): Promise<string> => {
      ({
        id: repatriation,
        version,
        ref,
      } = await askForReturn(secretariat, {
        ...{ case: caseId, counterpart: office, leadCommittee: committee('DL-TH5708').id },
        ...{ direction: 'INBOUND', personsBand: 'TWO_TO_FIVE', needsFlags: [] },
      }));
      return ref;
    },
    release: () => does('releaseRepatriation', { legalBasis: 'Consent of the persons', version: undefined }),
    goes,
    proves,
    plans: () =>
      does('rescheduleRepatriation', {
        ...{ crossing: crossing('XP-CSAE-1').id, windowStart: dayIn(3), windowEnd: dayIn(4), reason: 'FIRST_AGREED' },
      }),
    /** The other side answers an update of its inbox. */
    answers: (number: number) =>
      answer(
        `mutation ($input: AcknowledgeRepatriationUpdateInput!) {
          done: acknowledgeRepatriationUpdate(input: $input) { receipt { at } problems { code } } }`,
        { office, number, kind: 'ACCEPTED' },
      ),
    /** The other side is ready at the river. */
    isReady: () =>
      answer(
        `mutation ($input: SendCounterpartUpdateInput!) {
          done: sendCounterpartUpdate(input: $input) { receipt: update { at } problems { code } } }`,
        { ...once(), office, ref, kind: 'READY' },
      ),
    /** The Thai side says where its people wait. */
    waits: () =>
      province('sayToCounterpart', 'said { id }', {
        ...{ ...once(), repatriation, phrase: 'WAITING', parameters: { crossing: crossing('XP-CSAE-1').id } },
      }),
    /** What was said in phrases, in Thai to the one side and in Lao to the other. */
    conversation: async (): Promise<readonly string[]> => {
      const said = (language: string) => `messages(first: 5) { edges { node { text(language: ${language}) } } }`;
      const [here, there] = await Promise.all([
        secretariat.ask<{ repatriation: Conversed }>(
          `query ($ref: String) { repatriation(ref: $ref) { ${said('TH')} } }`,
          {
            ref,
          },
        ),
        liaison.ask<{ repatriationFeed: { edges: { node: Conversed & Update }[] } }>(
          `query ($office: ID!) { repatriationFeed(office: $office) { edges { node { ref ${said('LO')} } } } }`,
          { office },
        ),
      ]);
      const own = there.data!.repatriationFeed.edges.find(({ node }) => node.ref === ref)!.node;
      return [here.data!.repatriation, own].flatMap(({ messages }) => messages.edges.map(({ node }) => node.text));
    },
    turnsKey: () =>
      answer(
        `mutation ($input: ConfirmCounterpartHandoverInput!) {
          done: confirmCounterpartHandover(input: $input) { receipt { at } problems { code } } }`,
        { office, ref },
      ),
    /** The Thai side turns its own. */
    confirms: async (): Promise<void> => {
      ({ version } = await province('confirmHandover', 'repatriation', { repatriation }));
    },
    /** What the other side finds when it looks instead of following. */
    feed: async (): Promise<Update | undefined> =>
      (
        await liaison.ask<{ repatriationFeed: { edges: { node: Update }[] } }>(FEED, { office })
      ).data!.repatriationFeed.edges.find(({ node }) => node.ref === ref)?.node,
  };
};
