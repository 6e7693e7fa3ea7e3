import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offices, people } from '@hub/cast';
import { OFFICE_KINDS, type OfficeKind, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { composedGraph, coordinatesOf } from '../scene/composed-graph.js';
import type { Client } from '../scene/client.js';
import { inOne } from '../scene/in-one.js';
import { type ReachingOperation, reachingOperations } from '../scene/reaching-operation.js';
import { type RunningHub, startRunningHub } from '../scene/running-hub.js';

let hub: RunningHub;
let operations: ReturnType<typeof reachingOperations>;
const fields = new Map(
  coordinatesOf(composedGraph()).flatMap((each) => (each.kind === 'FIELD' ? [[each.name, each] as const] : [])),
);

beforeAll(async () => {
  hub = await startRunningHub();
  const { data } = await (await hub.as('public')).ask<IntrospectionQuery>(getIntrospectionQuery());
  operations = reachingOperations(buildClientSchema(data!));
}, 120_000);
afterAll(() => hub.stop());

const kindsOf = (held: readonly string[]): OfficeKind[] =>
  offices.filter(({ id }) => held.includes(id)).map(({ kind }) => kind);

/** Somebody who holds offices of these kinds and no others. */
const holder = (kind: OfficeKind): { key: string; kinds: OfficeKind[] } | undefined =>
  people
    .map(({ key, offices: held }) => ({ key, kinds: kindsOf(held) }))
    .find(({ kinds }) => kinds.length > 0 && kinds.every((each) => each === kind));

/** Whether offices of these kinds, or nobody signed in, open everything an operation asks for. */
const isOpen = ({ way }: ReachingOperation, kinds: readonly OfficeKind[] | null): boolean => {
  const scopes = new Set<string>(kinds?.flatMap((kind) => SCOPES_OF_OFFICE[kind]));
  return way.every((name) => {
    const { classes, scopes: needed, policies } = fields.get(name)!;
    if (policies.some(([policy]) => policy === 'receipt')) return true;
    if (classes[0] !== 'PUB' && kinds === null) return false;
    return !needed.length || needed.some((all) => all.every((scope) => scopes.has(scope)));
  });
};

/** Who asks for everything ends their own sessions too; tokens tell whole seconds, so the next one is waited for. */
const signedInAgain = async (key: string): Promise<Client> => {
  await pause(1_000 - (Date.now() % 1_000));
  return hub.as(key);
};

/** Fields that should be open are asked for together, as far as one operation may. */
const TOGETHER = 8;

const requestsFor = (kinds: readonly OfficeKind[] | null): { names: string[]; text: string }[] => {
  const together = [...operations].filter(([, each]) => each.text.startsWith('query') && isOpen(each, kinds));
  const alone = [...operations].filter(([name]) => !together.some(([other]) => other === name));
  const groups = Array.from({ length: Math.ceil(together.length / TOGETHER) }, (_, index) =>
    together.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  return [...groups, ...alone.map((each) => [each])].map((group) => ({
    names: group.map(([name]) => name),
    text: group.length === 1 ? group[0]![1].text : inOne(group.map(([, { text }]) => text)),
  }));
};

/** What a person is refused at the gate, and what broke, of every field of the graph. */
const askForEverything = async (
  key: string,
  kinds: readonly OfficeKind[] | null,
): Promise<{ refused: string[]; broken: string[] }> => {
  let client = await hub.as(key);
  const refused: string[] = [];
  const broken: string[] = [];
  for (const { names, text } of requestsFor(kinds)) {
    let answer = await client.ask(text);
    while (answer.errors?.[0]?.extensions.code === 'AUTH_SESSION_ENDED') {
      client = await signedInAgain(key);
      answer = await client.ask(text);
    }
    const codes = answer.errors?.map(({ extensions }) => extensions) ?? [];
    if (codes.some((each) => each.code === 'FORBIDDEN_FIELD' && 'coordinate' in each)) refused.push(...names);
    if (
      codes.some(({ code }) => code.startsWith('HUB_') || code.startsWith('OPERATION_') || code.startsWith('SUBGRAPH_'))
    )
      broken.push(`${names.join()}: ${JSON.stringify(codes)}`);
  }
  return { refused, broken };
};

const expectedRefusals = (kinds: readonly OfficeKind[] | null): string[] =>
  [...operations].filter(([, operation]) => !isOpen(operation, kinds)).map(([name]) => name);

describe('every field of the graph, asked for one by one', () => {
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
