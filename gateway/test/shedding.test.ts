import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../src/index.js';
import { PEOPLE } from './fakes/contracts.js';
import { send } from './fakes/fake-subgraph.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const LIMITS = { ...DEFAULT_LIMITS, inFlight: 5, shed: { STATISTICS: 1, TRAININGS: 2, LISTS: 3 } };

let hub: SmallHub;
let dao: string;
/** Answers of the subgraph to `{ search }`, which wait until they are let go. */
let held: ServerResponse[];
beforeEach(async () => {
  hub = await new SmallHub().start();
  await hub.server.stop();
  await hub.startGateway({ limits: LIMITS });
  dao = await hub.as(PEOPLE.dao);
  held = [];
  hub.cases.intercept = (response, query) => query.includes('search') && held.push(response) > 0;
});
afterEach(() => hub.stop());

/** Holds this many operations while `work` is done. */
const whileUnderWay = async (count: number, work: () => Promise<void>): Promise<void> => {
  const waiting = Array.from({ length: count }, () => hub.query('{ search }'));
  await hub.until(() => held.length === count);
  await work();
  for (const response of held.splice(0)) send(response, 200, { data: { search: 1 } });
  for (const { body } of await Promise.all(waiting)) expect(body.data).toEqual({ search: 1 });
};

const OPERATIONS = {
  statistics: '{ counts { n } }',
  'statistics inside a list': '{ page { n tally { n } } }',
  trainings: '{ courses }',
  'a list': '{ page { n } }',
  'one thing': '{ forbidden }',
  'news with statistics in them': '{ news { tally { n } } }',
  'a report': 'mutation { reportIncident(input: { place: "here" }) { id } }',
};
type What = keyof typeof OPERATIONS;

const refused = async (): Promise<string[]> => {
  const asked: string[] = [];
  for (const [what, query] of Object.entries(OPERATIONS)) {
    const answer = await hub.query(query, { token: dao });
    if (codesOf(answer).includes('HUB_BUSY')) asked.push(what);
  }
  return asked;
};

const ORDER: [underWay: number, refused: What[]][] = [
  [0, []],
  [1, ['statistics', 'statistics inside a list']],
  [2, ['statistics', 'statistics inside a list', 'trainings']],
  [3, ['statistics', 'statistics inside a list', 'trainings', 'a list']],
  [4, ['statistics', 'statistics inside a list', 'trainings', 'a list']],
  [5, Object.keys(OPERATIONS) as What[]],
];

test.each(ORDER)('with %d under way, what is refused: %j', async (underWay, expected) => {
  await whileUnderWay(underWay, async () => {
    expect(await refused()).toEqual(expected);
  });
  expect(await refused()).toEqual([]);
});
