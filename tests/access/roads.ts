import { offices, people } from '@hub/cast';
import type { Answer } from '../scene/client.js';
import type { FieldPath } from './field-paths.js';
import type { Row } from './rows.js';

/** What came of asking for one field of one row. */
export type Outcome = 'READABLE' | 'REFUSED' | 'MISSING';

export type Ask = (query: string, variables?: object) => Promise<Answer>;

/** A way to rows of one type; `coordinates` are the restricted fields it leads over. */
export interface Road {
  readonly coordinates: readonly string[];
  /** Rows asked for at once. */
  readonly batch: number;
  /** Things asked of each row at once: of a list of lists more would cost more than one operation may. Usually 20. */
  readonly things?: number;
  /** Rows it leads to; all when not said. */
  readonly leadsTo?: (row: Row) => boolean;
  readonly operation: (rows: readonly Row[], selection: string) => { query: string; variables?: object };
  /** Where in the answer each row stands; null where it is not. */
  readonly found: (data: Readonly<Record<string, unknown>>, rows: readonly Row[]) => (Found | null)[];
}

interface Found {
  readonly at: readonly (string | number)[];
}

const MOST_ROOT_FIELDS = 10;

const oneByOne = (type: string, field: string, key: string): Road => ({
  coordinates: [],
  batch: MOST_ROOT_FIELDS,
  operation: (rows, selection) => ({
    query: `query { ${rows.map((row, index) => `r${index}: ${field}(${key}: "${row.key[key]}") { ...row }`).join(' ')} }
      fragment row on ${type} { __typename ${selection} }`,
  }),
  found: (data, rows) => rows.map((_, index) => (data[`r${index}`] ? { at: [`r${index}`] } : null)),
});

/** Rows that only lists lead to: each list is asked for, and rows are known by their id. */
const byLists = (
  type: string,
  coordinates: readonly string[],
  { open, lists }: { open: string; lists: (data: Record<string, unknown>) => (readonly [Found, unknown])[] },
): Road => ({
  coordinates,
  batch: 1_000,
  operation: (_, selection) => ({
    query: `query { ${open.replaceAll('ROW', '{ ...row }')} } fragment row on ${type} { rowId: id ${selection} }`,
  }),
  found: (data, rows) => {
    const seen = new Map(lists(data).map(([found, node]) => [(node as { rowId?: string }).rowId, found]));
    return rows.map((row) => seen.get(row.key['id']) ?? null);
  },
});

/** Every node below a value, with its place. */
const nodesIn = (value: unknown, at: readonly (string | number)[] = []): (readonly [Found, unknown])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'rowId' in value ? [[{ at }, value] as const] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => nodesIn(inner, [...at, indexOrKey(value, key)]))];
};
const indexOrKey = (owner: object, key: string): string | number => (Array.isArray(owner) ? Number(key) : key);

const eachCommittee = (field: string): string => `committees(first: 10) { edges { node { ${field} } } }`;

/** The ways through the gateway. */
export const ROADS: Readonly<Record<string, Road>> = {
  Case: oneByOne('Case', 'case', 'id'),
  Person: oneByOne('Person', 'person', 'id'),
  Referral: oneByOne('Referral', 'referral', 'id'),
  Repatriation: oneByOne('Repatriation', 'repatriation', 'id'),
  // it has groups of seats of holders
  Committee: { ...oneByOne('Committee', 'committee', 'id'), things: 8 },
  Place: oneByOne('Place', 'place', 'pcode'),
  PolicyVersion: oneByOne('PolicyVersion', 'policyVersion', 'id'),
  OutreachEvent: oneByOne('OutreachEvent', 'outreachEvent', 'id'),
  Curriculum: oneByOne('Curriculum', 'curriculum', 'id'),
  Material: oneByOne('Material', 'material', 'id'),
  OutcomeStory: oneByOne('OutcomeStory', 'outcomeStory', 'id'),
  VolunteerGroup: oneByOne('VolunteerGroup', 'volunteerGroup', 'id'),
  TrainingEvent: oneByOne('TrainingEvent', 'trainingEvent', 'id'),
  BorderCrossing: byLists('BorderCrossing', [], { open: 'borderCrossings ROW', lists: nodesIn }),
  CaseAlert: {
    ...byLists('CaseAlert', ['Committee.alerts'], {
      open: eachCommittee('alerts(first: 20) { edges { node ROW } }'),
      lists: nodesIn,
    }),
    leadsTo: (row) => offices.some(({ id, committee }) => id === row.office && committee !== null),
  },
  CounterpartOffice: {
    ...byLists('CounterpartOffice', ['Committee.counterparts'], {
      open: eachCommittee('counterparts ROW'),
      lists: nodesIn,
    }),
    things: 3,
  },
  Official: {
    ...byLists('Official', ['Committee.offices', 'Office.holders', 'Appointment.official'], {
      open: eachCommittee('offices { holders { official ROW } }'),
      lists: nodesIn,
    }),
    leadsTo: ({ key }) =>
      offices.some(
        ({ id, committee }) => committee && people.some((each) => each.id === key['id'] && each.offices.includes(id)),
      ),
  },
};

/** The way straight into a subgraph, past the gateway and its check of coordinates. */
export const entitiesOf = (type: string): Road => ({
  coordinates: [],
  batch: 100,
  operation: (rows, selection) => ({
    query: `query ($rows: [_Any!]!) { _entities(representations: $rows) { ... on ${type} { ${selection} } } }`,
    variables: { rows: rows.map(({ key }) => ({ __typename: type, ...key })) },
  }),
  found: (data, rows) => {
    const entities = (data['_entities'] ?? []) as unknown[];
    return rows.map((_, index) => (entities[index] ? { at: ['_entities', index] } : null));
  },
});

/** What a reader gets of each path of each row, by path and by row. */
export interface Asked {
  /** `outcomes[path][row]`, in the order they were given. */
  readonly outcomes: Outcome[][];
  /** Errors that are no refusal. */
  readonly broken: string[];
}

interface Question {
  readonly paths: readonly FieldPath[];
  readonly rows: readonly Row[];
  /** Whether null in place of a value tells that it may be read and is not there, or tells nothing. */
  readonly isNullRead: boolean;
}

/** Asks for some fields of some rows, in as few operations as the limits allow. */
export const askFor = async (ask: Ask, road: Road, { paths, rows, isNullRead }: Question): Promise<Asked> => {
  const outcomes = paths.map((): Outcome[] => []);
  const broken: string[] = [];
  for (let from = 0; from < rows.length; from += road.batch) {
    const some = rows.slice(from, from + road.batch);
    const { query, variables } = road.operation(some, paths.map(({ text }) => text).join(' '));
    const { data, errors = [] } = await ask(query, variables);
    const refusals = errors.filter(({ extensions }) => REFUSALS.has(extensions.code));
    broken.push(...errors.filter((each) => !refusals.includes(each)).map(inWords));
    const places = data ? road.found(data, some) : some.map(() => null);
    const refusedWhole = refusals.some(({ path }) => path === undefined);
    for (const [index, path] of paths.entries())
      for (const place of places) {
        const outcome = refusedWhole ? 'REFUSED' : outcomeAt(place, path, refusals);
        const isNull = outcome === 'READABLE' && !isNullRead && !holdsValue(data, [...place!.at, ...path.keys]);
        outcomes[index]!.push(isNull ? 'MISSING' : outcome);
      }
  }
  return { outcomes, broken };
};

/** The gateway answers with the first; a subgraph asked past it also with the others. */
const REFUSALS = new Set(['FORBIDDEN_FIELD', 'FORBIDDEN_ACTION', 'NOT_FOUND', 'AUTH_REQUIRED']);

const outcomeAt = (place: Found | null, { keys }: FieldPath, refusals: Answer['errors'] & object): Outcome => {
  if (!place) return 'MISSING';
  const isHere = ({ path = [] }: { path?: readonly (string | number)[] }): boolean => {
    const names = path.slice(place.at.length).filter((key) => typeof key === 'string');
    return place.at.every((key, index) => path[index] === key) && names.every((name, index) => keys[index] === name);
  };
  return refusals.some(isHere) ? 'REFUSED' : 'READABLE';
};

/** Whether anything stands at these keys, through every list on the way. */
const holdsValue = (value: unknown, [key, ...keys]: readonly (string | number)[]): boolean => {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value) && typeof key !== 'number')
    return value.some((item) => holdsValue(item, key === undefined ? [] : [key, ...keys]));
  return key === undefined || holdsValue((value as Record<string | number, unknown>)[key], keys);
};

const inWords = ({ path, extensions }: (Answer['errors'] & object)[number]): string =>
  `${path?.join('.') ?? ''}: ${JSON.stringify(extensions)}`;
