import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import { buildASTSchema, buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { composedGraph } from '../scene/composed-graph.js';
import { type RunningHub, startRunningHub } from '../scene/running-hub.js';
import { askSubgraph, callerOf, type Subgraph, SUBGRAPHS } from '../scene/subgraph-door.js';
import { superuserOf } from '../scene/superuser.js';
import { type FieldPath, fieldPathsOf } from './field-paths.js';
import { type AlertOfDemo, isListOpen, lists, rowIdsIn } from './lists.js';
import { isIdentifying, isInMatrix, isOpen, nameOf, type Reader } from './matrix.js';
import { readers } from './readers.js';
import { type Ask, askFor, entitiesOf, type Outcome, type Road, ROADS } from './roads.js';
import { alertRow, demoRows, type Row } from './rows.js';

let hub: RunningHub;
let alertsOfDemo: readonly AlertOfDemo[];
const rowsOf = new Map<string, readonly Row[]>();
let combinations = 0;

const graph = buildASTSchema(composedGraph(), { assumeValid: true, assumeValidSDL: true });
const sdlOf = (subgraph: Subgraph): string =>
  readFileSync(new URL(`../../subgraphs/${subgraph}/schema.graphql`, import.meta.url), 'utf8');
const schemas = new Map(
  SUBGRAPHS.map((name) => [name, buildSchema(sdlOf(name), { assumeValid: true, assumeValidSDL: true })] as const),
);
const rowTypesOf = (schema: GraphQLSchema): Set<string> =>
  new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key') ? [type.name] : [],
    ),
  );
const rowTypes = new Set([...schemas.values()].flatMap((schema) => [...rowTypesOf(schema)]));

beforeAll(async () => {
  hub = await startRunningHub();
  const cases = await superuserOf(hub, 'cases');
  const { rows: alerts } = await cases.query<{ id: string; office: string; case: string }>(
    'select id, office, case_id as "case" from case_alert',
  );
  await cases.end();
  alertsOfDemo = alerts.map((alert) => ({ ...alert, row: alertRow(alert) }));
  for (const row of [...demoRows, ...alertsOfDemo.map((alert) => alert.row)])
    rowsOf.set(row.type, [...(rowsOf.get(row.type) ?? []), row]);
}, 120_000);
afterAll(() => {
  console.log(`${combinations} combinations of reader, field and row`);
  return hub.stop();
});

const isReachable = ({ coordinates }: Pick<FieldPath, 'coordinates'>, reader: Reader): boolean =>
  coordinates.every((coordinate) => isOpen(coordinate, reader));

/** What the matrix and the rows say of a field that the matrix opens to this reader. */
const expected = (reader: Reader, path: FieldPath, row: Row): Outcome => {
  if (!row.isVisibleTo(reader)) return 'MISSING';
  const coordinate = path.coordinates.find(isIdentifying);
  if (!coordinate || (reader.mfa && row.isOpenedTo(reader, { coordinate, purpose: path.purpose }))) return 'READABLE';
  return 'REFUSED';
};

interface Job {
  readonly ask: Ask;
  readonly road: Road;
  readonly reader: Reader;
  readonly paths: readonly FieldPath[];
  readonly rows: readonly Row[];
  /** What should come of a path that the matrix opens. */
  readonly wanted: (path: FieldPath, row: Row) => Outcome;
  /** How outcomes are told apart here. */
  readonly as?: (outcome: Outcome) => string;
}

/** Asks for what the matrix opens all at once, and for each other thing by itself; tells what came out otherwise. */
const differences = async ({ ask, road, reader, paths, rows, wanted, as = String }: Job): Promise<string[]> => {
  const open = isReachable(road, reader) ? paths.filter((path) => isReachable(path, reader)) : [];
  const closed = paths.filter((path) => !open.includes(path));
  const found: string[] = [];
  for (const some of [open, ...closed.map((path) => [path])].filter(({ length }) => length)) {
    const { outcomes, broken } = await askFor(ask, road, { paths: some, rows, isNullRead: some === open });
    found.push(...broken);
    for (const [index, path] of some.entries())
      for (const [at, row] of rows.entries()) {
        combinations++;
        const got = as(outcomes[index]![at]!);
        const want = as(open.includes(path) ? wanted(path, row) : 'REFUSED');
        const what = `${path.coordinates.join(' > ')} of ${row.type} ${Object.values(row.key).join()}`;
        if (got !== want) found.push(`${nameOf(reader)}: ${what} is ${got}, not ${want}`);
      }
  }
  return found;
};

const everyReader = readers.map((reader) => [nameOf(reader), reader] as const);

describe('every field of every row of the demo', () => {
  it('is of a type that the matrix and the rows of this test know', () => {
    expect([...rowTypes].filter((type) => !isInMatrix(type) || !rowsOf.get(type)?.length)).toEqual([]);
  });

  it.each(everyReader)(
    'is readable, refused or missing to %s through the gateway as it should be',
    async (_, reader) => {
      const client = await hub.as(reader.person?.key ?? 'public', { mfa: reader.mfa });
      const ask: Ask = (query, variables) => client.ask(query, variables);
      const wanted = (path: FieldPath, row: Row) => expected(reader, path, row);
      for (const [type, road] of Object.entries(ROADS)) {
        const rows = rowsOf.get(type)!.filter(road.leadsTo ?? (() => true));
        for (const paths of pathsByPurpose(graph, type))
          expect(await differences({ ask, road, reader, paths, wanted, rows })).toEqual([]);
      }
    },
  );

  it.each(everyReader)('stands in each list that %s asks for, and no other row does', async (_, reader) => {
    const client = await hub.as(reader.person?.key ?? 'public', { mfa: reader.mfa });
    for (const list of lists(alertsOfDemo)) {
      const { data, errors } = await client.ask(list.query);
      const wanted = isListOpen(list, reader) ? list.wanted(reader) : [];
      expect([list.name, rowIdsIn(data).sort()]).toEqual([list.name, [...wanted].sort()]);
      if (wanted.length) expect([list.name, errors]).toEqual([list.name, undefined]);
      combinations += Math.max(1, wanted.length);
    }
  });

  it.each(everyReader)('is as readable to %s by a reference sent straight to a subgraph', async (_, reader) => {
    const caller = callerOf(reader.person, reader.mfa);
    for (const [subgraph, schema] of schemas)
      for (const type of rowTypesOf(schema)) {
        const ask: Ask = (query, variables) => askSubgraph(hub, { subgraph, caller }, { query, variables });
        const wanted = (path: FieldPath, row: Row) =>
          OWNER.get(type) === subgraph ? expected(reader, path, row) : 'READABLE';
        for (const all of pathsByPurpose(schema, type)) {
          const paths = all.filter(({ keys }) => !isKeyOf(type, keys));
          const job = { ask, road: entitiesOf(type), reader, paths, wanted, rows: rowsOf.get(type)! };
          expect([subgraph, await differences({ ...job, as: readableOrNot })]).toEqual([subgraph, []]);
        }
      }
  });
});

/** Everything to ask of a row; what wants a purpose is asked for each. */
const pathsByPurpose = (schema: GraphQLSchema, type: string): FieldPath[][] =>
  ACCESS_PURPOSES.map((purpose, index) =>
    fieldPathsOf(schema, type, { rowTypes, purpose }).filter((path) => index === 0 || path.purpose),
  ).filter(({ length }) => length);

/** Who knows whether there is such a row; the others only add fields to it. */
const OWNER = new Map<string, Subgraph>([
  ...(['Place', 'Organization', 'Committee', 'Office', 'Official'] as const).map(
    (type) => [type, 'committees'] as const,
  ),
  ...(['Case', 'CaseAlert', 'Person'] as const).map((type) => [type, 'cases'] as const),
  ...(['Repatriation', 'CounterpartOffice', 'BorderCrossing'] as const).map((type) => [type, 'liaison'] as const),
  ['TrainingEvent', 'trainings'],
]);
const readableOrNot = (outcome: Outcome): string => (outcome === 'READABLE' ? outcome : 'unreadable');
/** A key comes back as it was sent, and tells nothing. */
const isKeyOf = (type: string, keys: readonly string[]): boolean =>
  keys.length === 1 && keys[0]! in rowsOf.get(type)![0]!.key;
