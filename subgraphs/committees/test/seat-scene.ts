import { randomUUID } from 'node:crypto';
import { PUBLIC_CALLER } from '@hub/caller';
import { committee, people, person, seatHolders } from '@hub/cast';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { daysAfter, thaiDay } from '@hub/vocabulary';
import { callerOf, refusalOf } from './committees-world.js';

export const PHANOM = committee('DL-TH8410');
export const seatOf = (title: string, kind = 'EXECUTIVE', of = PHANOM): string =>
  of.groups.find((group) => group.kind === kind)!.seats.find(({ titleEn }) => titleEn === title)!.id;
export const HOSPITAL = seatOf('Hospital Director');
export const FORMER = person('ck-chair-former').id;
export const OTHER = seatHolders[0]!.id;
export const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
export const TODAY = thaiDay(new Date());
export const TERM = { from: later(-1), until: later(300) };

interface Done {
  readonly done: {
    readonly appointment: { readonly id: string; readonly until: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

interface Mine {
  readonly me: {
    readonly offices: readonly {
      readonly acting: boolean;
      readonly office: {
        readonly id: string;
        readonly kind: string;
        readonly seat: { readonly titleEn: string; readonly group: { readonly kind: string } } | null;
        readonly duties: readonly string[];
        readonly tasks: { readonly edges: readonly { readonly node: { readonly title: string } }[] };
        readonly deadlines: readonly { readonly kind: string }[];
        readonly meetingInvitations: readonly { readonly agenda: string }[];
      };
    }[];
  };
}
const MINE = `{ me { offices { acting office { id kind seat { titleEn group { kind } } duties
  tasks { edges { node { title } } } deadlines { kind } meetingInvitations { agenda } } } } }`;

/** What people do with seats of a committee, and what they are told of theirs. */
export const seatScene = (committees: TestSubgraph) => {
  const does = (name: string, input: object, by: string) =>
    committees.send<Done>(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) {
         appointment { id until } problems { code field } } }`,
      { input },
      callerOf(committees, by),
    );
  const fill = (given: object = {}, by = 'ph-chair') =>
    does('fillSeat', { idempotencyKey: randomUUID(), seat: HOSPITAL, official: FORMER, ...TERM, ...given }, by);
  const vacate = (seat: string, by = 'ph-chair') => does('vacateSeat', { seat }, by);
  const held = (official: string, at = Date.now()) => committees.services.directory.held(official, at);
  const ask = async <Data>(query: string, variables: object, by?: string): Promise<Data> => {
    const caller = by ? callerOf(committees, by) : PUBLIC_CALLER;
    const answer = await committees.send<Data>(query, { ...variables }, caller);
    if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const allows = async (doing: ReturnType<typeof does>) => typeof (await refusalOf(doing)) !== 'string';
  const whoMay = async (doing: (by: string) => ReturnType<typeof does>): Promise<string[]> => {
    const found: string[] = [];
    for (const { key } of people) if (await allows(doing(key))) found.push(key);
    return found.sort();
  };
  const changing = async (name: string, input: object, by = 'ph-chair') => {
    const { committee: found } = await ask<{ committee: { version: number } }>(
      'query ($id: ID!) { committee(id: $id) { version } }',
      { id: PHANOM.id },
    );
    return committees.send<Done>(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) { problems { code field } } }`,
      { input: { committee: PHANOM.id, version: found.version, ...input } },
      callerOf(committees, by),
    );
  };

  const keeps = (name: string, input: object) =>
    committees.send<Done>(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) { problems { code field } } }`,
      { input: { idempotencyKey: randomUUID(), committee: PHANOM.id, ...input } },
      callerOf(committees, 'ph-duty'),
    );
  const gives = (given: object) => keeps('proposeTask', { dueOn: daysAfter(TODAY, 30), ...given });
  const invites = (invited: string) =>
    keeps('planMeeting', { kind: 'QUARTERLY', agenda: 'The quarter', plannedAt: later(20), invited: [invited] });
  const mine = async (by: string) => (await ask<Mine>(MINE, {}, by)).me.offices;

  const holdersOf = async (seat: string, by: string) => {
    const found = await ask<{
      committee: {
        groups: { seats: { id: string; vacant: boolean; holder: { official: { id: string } } | null }[] }[];
      };
    }>(
      'query ($id: ID!) { committee(id: $id) { groups { seats { id vacant holder { official { id } } } } } }',
      { id: PHANOM.id },
      by,
    );
    const { vacant, holder } = found.committee.groups.flatMap(({ seats }) => seats).find(({ id }) => id === seat)!;
    return [vacant, holder?.official.id ?? null];
  };
  return { does, fill, vacate, held, ask, whoMay, changing, gives, invites, mine, holdersOf };
};
