import { randomUUID } from 'node:crypto';
import { namedOffice } from '@hub/cast';
import { assistanceScene } from './assistance-scene.js';
import { keptBy } from './operation-scene.js';
import { inDays, personScene } from './person-scene.js';
import { everyRow, type World } from './world.js';

type Kept = Parameters<typeof keptBy>[0];

export const SUPPRESSION = namedOffice('DL-TH5703/SUPPRESSION_GROUP').id;
export const REHABILITATION = namedOffice('DL-TH5703/REHABILITATION_GROUP').id;
export const CHAIR = namedOffice('DL-TH5703/CHAIR').id;
export const SHELTER = namedOffice('shelter-chiang-rai').id;

/** Conferences of cases, by one mutation each. */
export const conferenceScene = (world: World) => {
  const people = personScene(world);
  const doing =
    (name: string, input: string) =>
    (by: string, given: Record<string, unknown>, session: { mfa: boolean } = { mfa: true }): Promise<Kept> =>
      world.send(
        `mutation ($input: ${input}!) {
          done: ${name}(input: $input) { kept: conference { id version } problems { code field } } }`,
        { input: given },
        world.as(by, session),
      );
  const convening = doing('conveneCaseConference', 'ConveneCaseConferenceInput');
  const recording = doing('recordCaseConference', 'RecordCaseConferenceInput');
  const members = [{ office: SUPPRESSION, discipline: 'POLICE' }, { office: REHABILITATION }];
  const convene = (by: string, id: string, given: Record<string, unknown> = {}) =>
    convening(by, {
      ...{ idempotencyKey: randomUUID(), case: id, topics: ['APPROACH', 'PAST_ACTION'], scheduledAt: inDays(2) },
      ...{ members, ...given },
    });
  return {
    people,
    convene,
    members,
    record: (by: string, conference: string, given: Record<string, unknown> = {}) =>
      recording(by, {
        ...{ conference, version: 1, heldAt: inDays(-0.01), attended: [SUPPRESSION, REHABILITATION], ...given },
      }),
    callOff: doing('callOffCaseConference', 'CallOffCaseConferenceInput'),
    /** A case that ck-duty and ck-rehab work on, a person of it, and a conference. */
    convened: async (given: Record<string, unknown> = {}) => {
      const { opened, person } = await assistanceScene(world, people).both(given);
      return { opened, person, conference: keptBy(await convene('ck-duty', opened)).id };
    },
    /** What somebody is told of the conferences of a case, with the codes of what is refused. */
    seen: async (by: string, id: string, selection: string, session: { mfa: boolean } = { mfa: true }) => {
      const { data, errors } = await world.send<{
        case: { conferences: { edges: { node: Record<string, unknown> }[] } | null } | null;
      }>(
        `query ($id: ID!) { case(id: $id) { conferences { edges { node { ${selection} } } } } }`,
        { id },
        world.as(by, session),
      );
      return {
        nodes: data?.case?.conferences?.edges.map(({ node }) => node) ?? null,
        codes: errors?.map(({ extensions }) => extensions.code) ?? [],
      };
    },
    /** Notes about a case in the inbox of an office, oldest first, as whoever holds it sees them. */
    notes: async (by: string, office: string, id: string): Promise<Record<string, unknown>[]> => {
      const numbers = await everyRow(
        world,
        `select e.number from inbox_entry e join inbox i on i.id = e.inbox
          where i.owner = $1 and e.body ->> 'case' = $2 and e.body ->> 'rule' in ('CONFERENCE', 'TASK')`,
        [office, id],
      );
      const { data, errors } = await world.send<{ inbox: Record<string, unknown>[] }>(
        `query ($office: ID!) { inbox(office: $office, first: 100) { number rule ackBy category urgency personsBand
          minorInvolved district { pcode } trend { pattern } escalation { state } case { id } conference { id state }
          reason { because } } }`,
        { office },
        world.as(by),
      );
      if (errors) throw new Error(errors[0]!.extensions.code);
      const own = new Set(numbers.map(({ number }) => Number(number)));
      return data!.inbox.filter(({ number }) => own.has(Number(number))).toReversed();
    },
    /** Ids of the conferences to come of somebody's offices. */
    toCome: async (by: string, args = ''): Promise<string[]> => {
      const { data } = await world.send<{ caseConferences: { edges: { node: { id: string } }[] } }>(
        `{ caseConferences${args} { edges { node { id case { id } } } } }`,
        {},
        world.as(by),
      );
      return data?.caseConferences.edges.map(({ node }) => node.id) ?? [];
    },
  };
};

export type ConferenceScene = ReturnType<typeof conferenceScene>;
