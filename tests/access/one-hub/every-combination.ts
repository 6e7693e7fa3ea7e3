import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import { buildASTSchema, buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import type { Answer, Client } from '../../scene/client.js';
import { composedGraph } from '../../scene/composed-graph.js';
import { inOne } from '../../scene/in-one.js';
import { callerOf, doorOf, type Subgraph, SUBGRAPHS } from '../../scene/subgraph-door.js';
import { superuserOf } from '../../scene/superuser.js';
import { type FieldPath, fieldPathsOf } from '../field-paths.js';
import { hub } from './hub.js';
import { type AlertOfDemo, isListOpen, type List, lists, rowIdsIn } from '../lists.js';
import { isIdentifying, isInMatrix, isOpen, nameOf, type Reader } from '../matrix.js';
import { readers } from '../readers.js';
import { type Ask, askFor, entitiesOf, type Outcome, type Road, ROADS } from '../roads.js';
import { alertRow, demoRows, type Row } from '../rows.js';

let alertsOfDemo: readonly AlertOfDemo[];
const rowsOf = new Map<string, readonly Row[]>();
let combinations = 0;

const graph = buildASTSchema(composedGraph(), { assumeValid: true, assumeValidSDL: true });
const sdlOf = (subgraph: Subgraph): string =>
  readFileSync(new URL(`../../../subgraphs/${subgraph}/schema.graphql`, import.meta.url), 'utf8');
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

/** Where paths end: types of which the demo has none or few, and the test that asks who reads them. */
const ASKED_ELSEWHERE = {
  SupportPlan: 'support.access.test.ts',
  CaseEmergency: 'case-emergency.test.ts',
  CaseConference: 'conference.access.test.ts',
  PlanActivity: 'plan.access.test.ts',
  Task: 'task.access.test.ts',
  MeetingInvitation: 'meeting.access.test.ts',
  ...{ Meeting: 'meeting.access.test.ts', LessonLearned: 'meeting.access.test.ts', Deadline: 'meeting.access.test.ts' },
  AppointmentOrder: 'appointment-order.access.test.ts',
  EstablishmentStep: 'establishment.access.test.ts',
  HandoverPack: 'handover.access.test.ts',
  Attendance: 'attendance.test.ts',
  RetrainingParticipant: 'retraining.test.ts',
  ...{ CurriculumVersion: 'curricula.test.ts', MaterialVersion: 'materials.test.ts' },
  ...{ Trainer: 'trainers.test.ts', TestItem: 'test-items.test.ts', TestItemVersion: 'test-items.test.ts' },
};
const ends = new Set([...rowTypes, ...Object.keys(ASKED_ELSEWHERE)]);

/** Alerts are made as the demo is, and have ids of their own in each hub. */
const alertsAreFound = async (): Promise<void> => {
  const cases = await superuserOf(hub, 'cases');
  const { rows: alerts } = await cases.query<{ id: string; office: string; case: string }>(
    'select id, office, case_id as "case" from case_alert',
  );
  await cases.end();
  alertsOfDemo = alerts.map((alert) => ({ ...alert, row: alertRow(alert) }));
  for (const row of [...demoRows, ...alertsOfDemo.map((alert) => alert.row)])
    rowsOf.set(row.type, [...(rowsOf.get(row.type) ?? []), row]);
};

const isReachable = ({ coordinates }: Pick<FieldPath, 'coordinates'>, reader: Reader): boolean =>
  coordinates.every((coordinate) => isOpen(coordinate, reader));

const visibleTo = new Map<Reader, Map<Row, boolean>>();
/** Said once for all that is asked of the row. */
const isVisible = (row: Row, reader: Reader): boolean => {
  const rows = visibleTo.get(reader) ?? new Map<Row, boolean>();
  visibleTo.set(reader, rows);
  const visible = rows.get(row) ?? row.isVisibleTo(reader);
  rows.set(row, visible);
  return visible;
};

/** What the matrix and the rows say of a field that the matrix opens to this reader. */
const expected = (reader: Reader, path: FieldPath, row: Row): Outcome => {
  if (!isVisible(row, reader)) return 'MISSING';
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

const inParts = (paths: readonly FieldPath[], { things = 20 }: Road): FieldPath[][] =>
  Array.from({ length: Math.ceil(paths.length / things) }, (_, part) =>
    paths.slice(part * things, (part + 1) * things),
  );

/** A path that the matrix closes at its end by itself, and those that it closes on their way with their like. */
const closedTogether = (paths: readonly FieldPath[], way: readonly string[], reader: Reader): FieldPath[][] => {
  const groups = new Map<string, FieldPath[]>();
  for (const path of paths) {
    const closing = [...way, ...path.coordinates].find((each) => !isOpen(each, reader));
    const key = closing === undefined || closing === path.coordinates.at(-1) ? path.text : closing;
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups.values()];
};

/** Asks for what the matrix opens together, and for the rest by what closes it; tells what came out otherwise. */
const differences = async ({ ask, road, reader, paths, rows, wanted, as = String }: Job): Promise<string[]> => {
  const open = isReachable(road, reader) ? paths.filter((path) => isReachable(path, reader)) : [];
  const together = inParts(open, road);
  const closed = closedTogether(
    paths.filter((path) => !open.includes(path)),
    road.coordinates,
    reader,
  );
  const found: string[] = [];
  for (const some of [...together, ...closed.flatMap((each) => inParts(each, road))]) {
    const { outcomes, broken } = await askFor(ask, road, { paths: some, rows, isNullRead: together.includes(some) });
    found.push(...broken);
    for (const [index, path] of some.entries())
      for (const [at, row] of rows.entries()) {
        combinations++;
        const got = as(outcomes[index]![at]!);
        const want = as(open.includes(path) ? wanted(path, row) : 'REFUSED');
        if (got === want) continue;
        const what = `${path.coordinates.join(' > ')} of ${row.type} ${Object.values(row.key).join()}`;
        found.push(`${nameOf(reader)}: ${what} is ${got}, not ${want}`);
      }
  }
  return found;
};

const everyReader = readers.map((reader) => [nameOf(reader), reader] as const);

describe('every field of every row of the demo', () => {
  beforeAll(alertsAreFound);
  afterAll(() => console.log(`${combinations} combinations of reader, field and row`));

  it('is of a type that the matrix and the rows of this test know', () => {
    expect([...rowTypes].filter((type) => !isInMatrix(type) || !rowsOf.get(type)?.length)).toEqual([]);
  });

  it.each(everyReader)(
    'is readable, refused or missing to %s through the gateway as it should be',
    async (_, reader) => {
      const client = await hub.as(reader.person?.key ?? 'public', { mfa: reader.mfa });
      const ask: Ask = (query, variables) => client.ask(query, variables);
      const wanted = (path: FieldPath, row: Row) => expected(reader, path, row);
      const found = Object.entries(ROADS).flatMap(([type, road]) => {
        const rows = rowsOf.get(type)!.filter(road.leadsTo ?? (() => true));
        return pathsByPurpose(graph, type, reader).map((paths) =>
          differences({ ask, road, reader, paths, wanted, rows }),
        );
      });
      expect((await Promise.all(found)).flat()).toEqual([]);
    },
  );

  it.each(everyReader)('stands in each list that %s asks for, and no other row does', async (_, reader) => {
    const client = await hub.as(reader.person?.key ?? 'public', { mfa: reader.mfa });
    const asked = await Promise.all(inGroups(lists(alertsOfDemo)).map((some) => askForLists(client, some)));
    for (const { list, data, errors } of asked.flat()) {
      const wanted = isListOpen(list, reader) ? list.wanted(reader) : [];
      expect([list.name, rowIdsIn(data).sort()]).toEqual([list.name, [...wanted].sort()]);
      if (wanted.length) expect([list.name, errors]).toEqual([list.name, undefined]);
      combinations += Math.max(1, wanted.length);
    }
  });

  it.each(everyReader)('is as readable to %s by a reference sent straight to a subgraph', async (_, reader) => {
    const caller = callerOf(reader.person, reader.mfa);
    const found = [...schemas].flatMap(([subgraph, schema]) => {
      const door = doorOf(hub, subgraph);
      const ask: Ask = (query, variables) => door(caller, { query, variables });
      return [...rowTypesOf(schema)].flatMap((type) => {
        const wanted = (path: FieldPath, row: Row) =>
          OWNER.get(type) === subgraph ? expected(reader, path, row) : 'READABLE';
        return pathsByPurpose(schema, type, reader).map(async (all) => {
          const paths = all.filter(({ keys }) => !isKeyOf(type, keys));
          const job = { ask, road: entitiesOf(type), reader, paths, wanted, rows: rowsOf.get(type)! };
          return (await differences({ ...job, as: readableOrNot })).map((each) => `${subgraph}: ${each}`);
        });
      });
    });
    expect((await Promise.all(found)).flat()).toEqual([]);
  });
});

/** As many as one operation may ask for, with the name that each gives to ids. */
const LISTS_TOGETHER = 7;

/** Lists that lead over the same fields, which open or close them together. */
const inGroups = (all: readonly List[]): List[][] => {
  const groups = new Map<string, List[]>();
  for (const list of all) {
    const key = list.coordinates.join();
    groups.set(key, [...(groups.get(key) ?? []), list]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / LISTS_TOGETHER) }, (_, part) =>
      group.slice(part * LISTS_TOGETHER, (part + 1) * LISTS_TOGETHER),
    ),
  );
};

interface AskedList {
  readonly list: List;
  readonly data: unknown;
  readonly errors: Answer['errors'];
}

/** Where one of them fails so that it takes the others along, they are asked one by one. */
const askForLists = async (client: Client, some: readonly List[]): Promise<AskedList[]> => {
  const { data, errors } = await client.ask(inOne(some.map(({ query }) => query)));
  if (!data && some.length > 1 && errors?.some(({ path }) => path))
    return (await Promise.all(some.map((list) => askForLists(client, [list])))).flat();
  return some.map((list, index) => {
    const own = errors?.filter(({ path }) => !path || path[0] === `a${index}`);
    return { list, data: data?.[`a${index}`], errors: own?.length ? own : undefined };
  });
};

/** Everything to ask of a row; what wants a purpose, and is not closed for any, is asked for each. */
const pathsByPurpose = (schema: GraphQLSchema, type: string, reader: Reader): FieldPath[][] =>
  ACCESS_PURPOSES.map((purpose, index) =>
    fieldPathsOf(schema, type, { rowTypes: ends, purpose }).filter(
      (path) => index === 0 || (path.purpose && isReachable(path, reader)),
    ),
  ).filter(({ length }) => length);

/** Who knows whether there is such a row; the others only add fields to it. */
const OWNER = new Map<string, Subgraph>([
  ...(['Place', 'Organization', 'Committee', 'Office', 'Official'] as const).map(
    (type) => [type, 'committees'] as const,
  ),
  ...(['Case', 'CaseAlert', 'Person', 'Referral'] as const).map((type) => [type, 'cases'] as const),
  ...(['Repatriation', 'CounterpartOffice', 'BorderCrossing'] as const).map((type) => [type, 'liaison'] as const),
  ...(['TrainingEvent', 'Curriculum', 'Material', 'PolicyVersion'] as const).map(
    (type) => [type, 'trainings'] as const,
  ),
  ...(['OutreachEvent', 'VolunteerGroup', 'OutcomeStory'] as const).map((type) => [type, 'trainings'] as const),
]);
const readableOrNot = (outcome: Outcome): string => (outcome === 'READABLE' ? outcome : 'unreadable');
/** A key comes back as it was sent, and tells nothing. */
const isKeyOf = (type: string, keys: readonly string[]): boolean =>
  keys.length === 1 && keys[0]! in rowsOf.get(type)![0]!.key;
