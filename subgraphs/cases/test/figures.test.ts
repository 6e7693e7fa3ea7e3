import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee, directoryRecords } from '@hub/cast';
import { Directory, type EntityManager, type RecordedFigure, systemActor, tellFigures } from '@hub/subgraph-kit';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { caseFigures } from '../src/figure/figures.js';
import { casesSubgraph } from '../src/subgraph.js';
import { addCases, last, publishNow, tableOf } from './statistics-scene.js';

const [KHONG, SAEN, MUEANG] = ['DL-TH5703', 'DL-TH5708', 'DL-TH5605'].map((code) => committee(code).id);
const PROVINCE = committee('PL-TH57').id;

let cases: TestSubgraph;
const asSystem = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  cases.services.store.inActor(systemActor('test'), work);

interface Answered {
  readonly district: string;
  /** Null for an office outside the committees. */
  readonly committee: string | null;
  readonly minutes: number;
  readonly rule?: string;
}

/** An alert to a committee a while after the report of each case of a district, accepted after another while. */
const answerAlerts = (tx: EntityManager, { district, committee: of, minutes, rule = 'A1' }: Answered) =>
  tx.query(
    `with box as (
       insert into inbox (owner) values ($2) on conflict (owner) do update set owner = excluded.owner returning id
     ), cases as (
       select id, created_at, row_number() over (order by id) as nth from case_file where district = $1 and state <> 'DUPLICATE'
     ), entry as (
       insert into inbox_entry (inbox, number, event, rule, body)
       select box.id, cases.nth, cases.id, $5, '{}' from box, cases returning inbox, number, event
     ), alert as (
       insert into case_alert (id, case_id, office, committee, inbox, number, created_at)
       select gen_random_uuid(), c.id, $2, $3, e.inbox, e.number, c.created_at + make_interval(mins => $4)
         from entry e join cases c on c.id = e.event returning inbox, number, created_at
     )
     insert into acknowledgement (inbox, number, person, appointment, kind, at)
     select inbox, number, 'somebody', 'somewhere', 'ACCEPTED', created_at + interval '1 minute' from alert`,
    [district, `office-of-${of}`, of, minutes, rule],
  );

const tell = (): Promise<number> => {
  const { store, now } = cases.services;
  return tellFigures({ store, now, directory: Directory.of(directoryRecords(new Date())) }, caseFigures);
};
const told = async (): Promise<RecordedFigure[]> => {
  const rows = await asSystem((tx) =>
    tx.query<{ body: { figures: RecordedFigure[] } }[]>(
      `select e.body from inbox_entry e join inbox i on i.id = e.inbox where i.owner = 'feed:figures' order by e.number`,
    ),
  );
  return rows.flatMap(({ body }) => body.figures);
};
const waitOf = async (of: string, code = 'I23_ACKNOWLEDGEMENT') =>
  (await told()).findLast((figure) => figure.of === of && figure.code === code && figure.asOf === last.lastDay);

beforeAll(async () => {
  const seed = async ({ tx }: { tx: EntityManager }): Promise<void> => {
    await addCases(tx, { district: 'TH5703', n: 60 });
    await addCases(tx, { district: 'TH5708', n: 30 });
    await addCases(tx, { district: 'TH5605', n: 3 });
    await addCases(tx, { district: 'TH5703', n: 5, state: 'DUPLICATE' });
    await answerAlerts(tx, { district: 'TH5703', committee: KHONG!, minutes: 7 });
    await answerAlerts(tx, { district: 'TH5708', committee: PROVINCE, minutes: 33 });
    // a neighbour and a shelter were quicker, and answer for no case
    await answerAlerts(tx, { district: 'TH5703', committee: MUEANG!, minutes: 0, rule: 'A3' });
    await answerAlerts(tx, { district: 'TH5703', committee: null, minutes: 0, rule: 'A6' });
    await publishNow(tx);
  };
  cases = await startTestSubgraph({ ...casesSubgraph, seed }, { seed: true });
  await tell();
});
afterAll(() => cases.stop());

it('the time to acceptance is told of a committee with the count of the published table', async () => {
  const table = await tableOf(cases, 'REPORTED_BY_PLACE', last.code);
  const cellOf = (district: string) => table!.cells.find(({ dimensions }) => dimensions.at(-1)?.value === district);
  for (const [of, district, value] of [
    [KHONG!, 'TH5703', 10],
    [SAEN!, 'TH5708', 35],
  ] as const) {
    const n = cellOf(district)!.n;
    expect(await waitOf(of)).toMatchObject({ n, value: n === null ? null : value, suppressed: n === null });
  }
});

it('the time until the province was told is endless where it was not, and so withheld', async () => {
  expect(await waitOf(KHONG!, 'I23_PROVINCE_TOLD')).toMatchObject({ value: null, suppressed: true });
  const told33 = await waitOf(SAEN!, 'I23_PROVINCE_TOLD');
  expect([35, null]).toContain(told33!.value);
});

it('few cases are told of nowhere', async () => {
  expect(await waitOf(MUEANG!)).toMatchObject({ value: null, n: null, suppressed: true });
  const empty = (await told()).filter(({ value, n, suppressed }) => suppressed !== (value === null && n === null));
  expect(empty).toEqual([]);
});

it('what was told of a quarter stays, whatever is accepted later', async () => {
  const before = await told();
  expect(before.length).toBeGreaterThan(4);
  await asSystem((tx) => tx.query(`update acknowledgement set at = at + interval '5 hours'`));
  expect(await tell()).toBe(0);
  expect(await told()).toEqual(before);
});

it('only figures leave: no id but of committees', async () => {
  const known = new Set(directoryRecords(new Date()).flatMap(({ kind, id }) => (kind === 'committee' ? [id] : [])));
  const found = JSON.stringify(await told()).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g) ?? [];
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((id) => !known.has(id))).toEqual([]);
});
