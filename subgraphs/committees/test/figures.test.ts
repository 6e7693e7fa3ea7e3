import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee } from '@hub/cast';
import { type FiguresOf, type RecordedFigure, systemActor, tellFigures } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { dissolvedCommittees, meetingCommittees } from '../src/figure/figure.store.js';
import { committeeFigures } from '../src/figure/figures.js';
import { OWNERS_OF_INDICATOR } from '@hub/vocabulary';
import { startCommittees } from './committees-world.js';

/** Vacancies are found by a job beside the test. */
const settled: FiguresOf = async (tx, here) =>
  (await committeeFigures(tx, here)).filter(({ code }) => code !== 'I23_CHAIR_VACANCY');

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
  await tellFigures(committees.services, committeeFigures);
});
afterAll(() => committees.stop());

const inStore = <Row>(sql: string): Promise<Row[]> =>
  committees.services.store.inActor(systemActor('test'), (tx) => tx.query<Row[]>(sql));
const told = async (): Promise<RecordedFigure[]> => {
  const rows = await inStore<{ body: { figures: RecordedFigure[] } }>(
    `select e.body from inbox_entry e join inbox i on i.id = e.inbox where i.owner = 'feed:figures' order by e.number`,
  );
  return rows.flatMap(({ body }) => body.figures);
};
const of = async (code: string, whom = 'ALL', period = 'TO_DATE') =>
  (await told()).findLast((each) => each.code === code && each.of === whom && each.period === period);

it('the four committees of Chiang Rai and the five of the project are told, year by year', async () => {
  expect(await of('I1')).toMatchObject({ value: 4, suppressed: false });
  const years = await Promise.all(['2019', '2020', '2021'].map((year) => of('I2', 'ALL', year)));
  expect(years.map((figure) => figure?.value)).toEqual([1, 4, 5]);
  expect((await of('I2', 'TH57'))?.value).toBe(4);
});

it('the eight meetings of the first years are told by financial year, of each committee too', async () => {
  const years = await Promise.all(['FY2562', 'FY2563', 'FY2564'].map((year) => of('I5', 'TH57', year)));
  expect(years.map((figure) => figure?.value)).toEqual([1, 2, 5]);
  expect((await of('I5', committee('DL-TH5703').id))?.value).toBe(2);
});

it('the plan and the meetings of this year give their rates', async () => {
  const saen = committee('DL-TH5708').id;
  expect(await of('I23_PLAN_ON_TIME', saen)).toMatchObject({ n: 1 });
  expect((await of('I22'))?.value).toBeUndefined();
});

it('nothing but figures leaves: no id of anything but a committee', async () => {
  const ids = await inStore<{ id: string }>('select id::text from committee');
  const known = new Set(ids.map(({ id }) => id));
  const figures = await told();
  expect(figures.length).toBeGreaterThan(20);
  expect(figures.filter(({ code }) => !OWNERS_OF_INDICATOR[code].includes('committees'))).toEqual([]);
  const found = JSON.stringify(figures).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g) ?? [];
  expect(found.filter((id) => !known.has(id))).toEqual([]);
});

it('what did not change is not told again; what changed is', async () => {
  expect(await tellFigures(committees.services, settled)).toBe(0);
  const before = (await told()).length;
  await inStore(`update committee set established_year = 2021 where place = 'TH5605'`);
  expect(await tellFigures(committees.services, settled)).toBeGreaterThan(0);
  const after = await told();
  expect(after.length).toBeGreaterThan(before);
  expect((await of('I2'))?.value).toBe(6);
  expect(after.slice(before).filter(({ code }) => !['I2', 'I23_CHAIR_VACANCY'].includes(code))).toEqual([]);
});

it('conferences on cases and tasks of cases are counted nowhere', async () => {
  const before = (await of('I5'))?.value;
  await inStore(
    `insert into meeting (id, committee, kind, state, version, planned_at, held_on, planned_by, idempotency_key, fingerprint)
     select gen_random_uuid(), committee, 'CASE_CONFERENCE', 'HELD', 1, planned_at, held_on, planned_by, 'conference', ''
       from meeting where state = 'HELD' limit 1`,
  );
  await tellFigures(committees.services, committeeFigures);
  expect((await of('I5'))?.value).toBe(before);
});

it('a committee that is dissolved keeps the quarters in which it was to meet', async () => {
  const asked = () => committees.services.store.inActor(systemActor('test'), meetingCommittees);
  const before = await asked();
  const { id } = committee('DL-TH5713');
  expect(before.map((each) => each.committee)).toContain(id);
  await inStore(`update committee set state = 'DISSOLVED', dissolved_on = '2026-01-15' where id = '${id}'`);
  expect(new Set(await asked())).toEqual(new Set(before));
  const gone = await committees.services.store.inActor(systemActor('test'), dissolvedCommittees);
  expect(gone).toEqual([{ committee: id, day: '2026-01-15' }]);
});
