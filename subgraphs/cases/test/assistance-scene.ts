import { randomUUID } from 'node:crypto';
import type { personScene } from './person-scene.js';
import type { World } from './world.js';

export const REHABILITATION = 'DL-TH5703/REHABILITATION_GROUP';

interface Done {
  readonly done: {
    readonly assistance: { readonly id: string; readonly version: number; readonly status: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { done: ${name}(input: $input) {
    assistance { id version status } problems { code field } } }`;

/** Help for persons, by one mutation each. */
export const assistanceScene = (world: World, persons: ReturnType<typeof personScene>) => {
  const doing =
    (name: string, input: string) => (by: string, given: Record<string, unknown>, session?: { mfa: boolean }) =>
      world.send<Done>(mutation(name, input), { input: given }, world.as(by, session));
  const creating = doing('createAssistance', 'CreateAssistanceInput');
  return {
    create: (by: string, person: string, given: Record<string, unknown> = {}, session?: { mfa: boolean }) =>
      creating(
        by,
        { idempotencyKey: randomUUID(), person, type: 'COMPENSATION', status: 'PLANNED', ...given },
        session,
      ),
    change: doing('changeAssistance', 'ChangeAssistanceInput'),
    /** A case that ck-duty and ck-rehab work on, and a person of it. */
    both: async (given: Record<string, unknown> = {}): Promise<{ opened: string; person: string }> => {
      const opened = await persons.accepted();
      const person = await persons.registered(opened, given);
      await persons.assign('ck-duty', opened, 'ck-rehab', REHABILITATION);
      return { opened, person };
    },
    /** What somebody is told of the help for a person: the page, or null, with the codes of what is refused. */
    seen: async (by: string, person: string, selection: string, session: { mfa: boolean } = { mfa: true }) => {
      const { data, errors } = await world.send<{
        person: { assistances: { edges: { node: Record<string, unknown> }[] } | null } | null;
      }>(
        `query ($id: ID!) { person(id: $id) { assistances { edges { node { ${selection} } } } } }`,
        { id: person },
        world.as(by, session),
      );
      return {
        nodes: data?.person?.assistances?.edges.map(({ node }) => node) ?? null,
        codes: errors?.map(({ extensions }) => extensions.code) ?? [],
      };
    },
  };
};
