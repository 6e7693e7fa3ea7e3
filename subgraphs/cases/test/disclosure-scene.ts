import { randomUUID } from 'node:crypto';
import { counterpart, person } from '@hub/cast';
import { systemActor } from '@hub/subgraph-kit';
import { grantsReading } from '../src/disclosure/disclosure.feed.js';
import { personScene, terms } from './person-scene.js';
import { everyRow, type World } from './world.js';

export const LAO = counterpart('counterpart-tonpheung').id;
export const CONTACT = 'lao-tonpheung';
export const DISCLOSED_NOTE = 'CANARY-DISCLOSED needs a quiet room';
/** A consent that lets the other side know who the person is, besides the committee. */
export const acrossTheBorder = terms({ recipients: ['COMMITTEE', 'COUNTERPART'] });

interface Problems {
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}
export interface OpenedPackage extends Problems {
  readonly package: {
    readonly note: string | null;
    readonly persons: readonly { readonly values: readonly { readonly name: string; readonly value: string }[] }[];
  } | null;
}
interface Packed extends Problems {
  readonly openingCode: string | null;
  readonly contact: { readonly id: string } | null;
}
interface Asking {
  readonly by?: string;
  readonly mfa?: boolean;
}
export interface Granted {
  readonly id: string;
  readonly ref: string;
}

/** The first problem as `CODE field`, the code of an error, or null. */
const against = (done: Problems | undefined, errors?: readonly { readonly extensions: { code: string } }[]) =>
  errors?.[0]?.extensions.code ?? done?.problems.map(({ code, field }) => `${code} ${field}`)[0] ?? null;

/** What is done with packages for the other side; the liaison desk speaks through its feed. */
export const disclosureScene = (world: World) => {
  const persons = personScene(world);
  world.services.feedsHeard.set('disclosure-grants:liaison', Date.now() + 3_600_000);
  let number = 0;
  /** An entry of the feed of the desk. */
  const tell = (body: object): Promise<void> =>
    world.services.store.inActor(systemActor('feed-disclosure-grants'), (tx) =>
      grantsReading.take(tx, { owner: 'liaison', number: ++number, body }, world.services),
    );
  const granted = async (caseId: string, given: object = {}): Promise<Granted> => {
    const one = { id: randomUUID(), ref: `REP-${randomUUID().slice(0, 6).toUpperCase()}` };
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const whom = { office: LAO, contact: person(CONTACT).id };
    await tell({ what: 'GRANTED', ...one, case: caseId, ...whom, until, ...given });
    return one;
  };
  const act = async <Done extends Problems>(
    name: string,
    shown: string,
    { input, by, mfa = true }: { readonly input: object; readonly by: string; readonly mfa?: boolean | undefined },
  ) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await world.send<{ done: Done }>(
      `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${shown} problems { code field } } }`,
      { input },
      world.as(by, { mfa }),
    );
    return { done: data?.done, refusal: against(data?.done, errors) };
  };
  const seal = (id: string, given: object, { by = 'ck-duty', mfa }: Asking = {}) =>
    act<Packed>('sealIdentityPackage', 'openingCode contact { id } office { id } until', {
      input: { disclosure: id, fields: ['GIVEN_NAME', 'PAPER'], note: DISCLOSED_NOTE, ...given },
      ...{ by, mfa },
    });
  const open = (
    { ref }: Pick<Granted, 'ref'>,
    code: string,
    { by = CONTACT, mfa, office = LAO }: Asking & { office?: string } = {},
  ) =>
    act<OpenedPackage>('openIdentityPackage', 'package { note persons { values { name value } } }', {
      input: { office, ref, code },
      ...{ by, mfa },
    });
  /** A package that waits, of a person who consented to it. */
  const sealed = async (given: object = {}) => {
    const caseId = await persons.accepted();
    const personId = await persons.registered(caseId, { consent: acrossTheBorder, ...given });
    const grant = await granted(caseId);
    const { done, refusal } = await seal(grant.id, { persons: [personId] });
    if (refusal) throw new Error(refusal);
    return { ...grant, caseId, person: personId, code: done!.openingCode! };
  };
  return {
    ...{ persons, tell, granted, seal, open, sealed },
    revoke: (id: string, { by = 'ck-duty', mfa }: Asking = {}) =>
      act<Packed>('revokeIdentityPackage', 'openingCode', { input: { disclosure: id }, by, mfa }),
    rowOf: async (id: string) => (await everyRow(world, 'select * from disclosure where id = $1', [id]))[0]!,
    /** What the desk was told of a disclosure, in order. */
    toldOf: async (id: string) => {
      const rows = await everyRow(
        world,
        `select e.body from inbox_entry e join inbox i on i.id = e.inbox
          where i.owner = 'feed:disclosure-packages' and e.body ->> 'id' = $1 order by e.number`,
        [id],
      );
      return rows.map(({ body }) => body as { readonly what: string; readonly [field: string]: unknown });
    },
    acts: async (id: string): Promise<string[]> => {
      const rows = await everyRow(
        world,
        `select actor, action from audit_entry where resource = $1 and action not like 'unseal.%' order by at`,
        [id],
      );
      return rows.map(({ actor, action }) => `${String(action)} by ${String(actor)}`);
    },
  };
};
