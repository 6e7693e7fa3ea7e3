import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { offices, people } from '@hub/cast';
import { OFFICE_KINDS, type OfficeKind, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { composedGraph, coordinatesOf } from '../../scene/composed-graph.js';
import type { Answer, Client } from '../../scene/client.js';
import { inOne } from '../../scene/in-one.js';
import { type ReachingOperation, reachingOperations } from '../../scene/reaching-operation.js';
import { hub } from './hub.js';

let operations: ReturnType<typeof reachingOperations>;
const fields = new Map(
  coordinatesOf(composedGraph()).flatMap((each) => (each.kind === 'FIELD' ? [[each.name, each] as const] : [])),
);

const kindsOf = (held: readonly string[]): OfficeKind[] =>
  offices.filter(({ id }) => held.includes(id)).map(({ kind }) => kind);

/** Somebody who holds offices of these kinds and no others. */
const holder = (kind: OfficeKind): { key: string; kinds: OfficeKind[] } | undefined =>
  people
    .map(({ key, offices: held }) => ({ key, kinds: kindsOf(held) }))
    .find(({ kinds }) => kinds.length > 0 && kinds.every((each) => each === kind));

/** Whether offices of these kinds, or nobody signed in, open a field. */
const isFieldOpen = (name: string, kinds: readonly OfficeKind[] | null): boolean => {
  const { classes, scopes: needed, policies } = fields.get(name)!;
  if (policies.some(([policy]) => policy === 'receipt')) return true;
  if (classes[0] !== 'PUB' && kinds === null) return false;
  const scopes = new Set<string>(kinds?.flatMap((kind) => SCOPES_OF_OFFICE[kind]));
  return !needed.length || needed.some((all) => all.every((scope) => scopes.has(scope)));
};

/** The first field on the way to what an operation asks for that they do not open. */
const closingOf = ({ way }: ReachingOperation, kinds: readonly OfficeKind[] | null): string | undefined =>
  way.find((name) => !isFieldOpen(name, kinds));

/** Who asks for everything ends their own sessions too; tokens tell whole seconds, so the next one is waited for. */
const signedInAgain = async (key: string): Promise<Client> => {
  await pause(1_000 - (Date.now() % 1_000));
  return hub.as(key);
};

/** Fields that one operation asks for, and the one because of which they should be refused. */
interface Asked {
  readonly names: readonly string[];
  readonly text: string;
  readonly closedBy: string | undefined;
}

/** As many as one operation may ask for. */
const TOGETHER = 8;

/**
 * What one field closes is asked for together, what a mutation answers with one call of it, and what is open with what
 * is open to the same people: so that the operations are the same for many of them, and planned once.
 */
const requestsFor = (kinds: readonly OfficeKind[] | null): Asked[] => {
  const groups = new Map<string, [string, ReachingOperation][]>();
  for (const [name, operation] of operations) {
    const group = closingOf(operation, kinds) ?? (isMutation(operation) ? operation.way[0]! : openTo(operation));
    groups.set(group, [...(groups.get(group) ?? []), [name, operation]]);
  }
  return [...groups.values()].flatMap((group) => {
    const closedBy = closingOf(group[0]![1], kinds);
    return Array.from({ length: Math.ceil(group.length / TOGETHER) }, (_, index) => {
      const part = group.slice(index * TOGETHER, (index + 1) * TOGETHER);
      return { names: part.map(([name]) => name), text: togetherOf(part.map(([, { text }]) => text)), closedBy };
    });
  });
};

const isMutation = ({ text }: ReachingOperation): boolean => text.startsWith('mutation');
const openTo = (operation: ReachingOperation): string =>
  OFFICE_KINDS.filter((kind) => closingOf(operation, [kind]) === undefined).join();
/** A mutation is called once for all that is asked of its answer. */
const togetherOf = (texts: readonly string[]): string =>
  texts[0]!.startsWith('query')
    ? inOne(texts)
    : `mutation { ${texts.map((text) => /^mutation \{(.*)\}$/s.exec(text)![1]!).join(' ')} }`;

/** Requests of one person at a time. */
const SIDE_BY_SIDE = 4;

/** What a person is refused at the gate, and what broke, of every field of the graph. */
const askForEverything = async (
  key: string,
  kinds: readonly OfficeKind[] | null,
): Promise<{ refused: string[]; broken: string[] }> => {
  let client = await hub.as(key);
  const refused: string[] = [];
  const broken: string[] = [];
  const note = ({ names, closedBy }: Asked, { errors }: Answer): void => {
    const codes = errors?.map(({ extensions }) => extensions) ?? [];
    const refusal = codes.find((each) => each.code === 'FORBIDDEN_FIELD' && 'coordinate' in each);
    if (refusal) refused.push(...names);
    if (refusal?.['coordinate'] !== closedBy || codes.some(({ code }) => /^(HUB|OPERATION|SUBGRAPH)_/.test(code)))
      broken.push(`${names.join()}: ${JSON.stringify(codes)}`);
  };
  const all = requestsFor(kinds);
  const changing = all.filter(({ text, closedBy }) => !closedBy && text.startsWith('mutation'));
  const rest = all.filter((each) => !changing.includes(each));
  const askOneByOne = async (lane: number): Promise<void> => {
    for (let index = lane; index < rest.length; index += SIDE_BY_SIDE)
      note(rest[index]!, await client.ask(rest[index]!.text));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, lane) => askOneByOne(lane)));
  for (const each of changing) {
    let answer = await client.ask(each.text);
    while (answer.errors?.[0]?.extensions.code === 'AUTH_SESSION_ENDED') {
      client = await signedInAgain(key);
      answer = await client.ask(each.text);
    }
    note(each, answer);
  }
  return { refused, broken };
};

const expectedRefusals = (kinds: readonly OfficeKind[] | null): string[] =>
  [...operations].filter(([, operation]) => closingOf(operation, kinds)).map(([name]) => name);

describe('every field of the graph', () => {
  beforeAll(async () => {
    const { data } = await (await hub.as('public')).ask<IntrospectionQuery>(getIntrospectionQuery());
    operations = reachingOperations(buildClientSchema(data!));
  });

  it('is refused to nobody signed in, unless it is public', async () => {
    const { refused, broken } = await askForEverything('public', null);
    expect(refused.sort()).toEqual(expectedRefusals(null).sort());
    expect(broken).toEqual([]);
    expect(refused.length).toBeGreaterThan(50);
  });

  it.each(OFFICE_KINDS.flatMap((kind) => holder(kind)?.key ?? []))(
    'is refused to %s exactly when no office of theirs gives the scope',
    async (key) => {
      const { kinds } = OFFICE_KINDS.flatMap((kind) => holder(kind) ?? []).find((each) => each.key === key)!;
      const { refused, broken } = await askForEverything(key, kinds);
      expect(refused.sort()).toEqual(expectedRefusals(kinds).sort());
      expect(broken).toEqual([]);
    },
  );

  it('covers every kind of office that somebody holds', () => {
    const without = OFFICE_KINDS.filter((kind) => !holder(kind));
    expect(without.filter((kind) => people.some((each) => kindsOf(each.offices).includes(kind)))).toEqual([]);
  });
});
