import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee, directoryRecords } from '@hub/cast';
import {
  closedPeriods,
  Directory,
  type EntityManager,
  publishClosedPeriods,
  type RecordedFigure,
  type SeedContext,
  systemActor,
  tellFigures,
} from '@hub/subgraph-kit';
import { INDICATOR_CODES, OWNERS_OF_INDICATOR } from '@hub/vocabulary';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { returnFigures } from '../src/figure/figures.js';
import { returnStatistics } from '../src/figure/return.population.js';
import { receivedIn } from '../src/figure/return.store.js';
import { subgraph } from '../src/subgraph.js';

const last = closedPeriods('2025-Q1', new Date(Date.now() - 3_600_000)).at(-1)!;
const directory = Directory.of(directoryRecords(new Date()));
const [KHONG, SAEN, WIANG] = ['DL-TH5703', 'DL-TH5708', 'DL-TH5713'].map((code) => committee(code).id);

let liaison: TestSubgraph;
let told: RecordedFigure[];
const asSystem = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  liaison.services.store.inActor(systemActor('test'), work);

interface Returned {
  readonly lead: string;
  readonly band: string;
  readonly n: number;
  readonly direction?: string;
  readonly state?: string;
  readonly at?: Date;
}
let refs = 0;
/** Returns that came to a state, and came to it once more after the quarter. */
const addReturns = async (tx: EntityManager, given: Returned): Promise<void> => {
  const { lead, band, n, direction = 'INBOUND', state = 'RECEIVED', at = last.from } = given;
  for (let each = 0; each < n; each += 1, refs += 1)
    await tx.query(
      `with returned as (
         insert into repatriation (id, ref, direction, state, persons_band, needs_flags, lead_committee, counterpart,
                                   case_id, version, created_at)
         values (gen_random_uuid(), 'REP-' || $1, $2, 'CLOSED', $3, '{}', $4, (select id from counterpart_office limit 1),
                 'none', 9, now()) returning id)
       insert into repatriation_step (repatriation, version, state, at, office, person)
       select id, version, $5, at, 'office', 'person'
         from returned, (values (7, $6::timestamptz), (8, $7::timestamptz)) as step (version, at)`,
      [
        ...[
          `T${refs.toString(5).padStart(5, '0')}`.replace(/\d/g, (digit) => 'ABCDE'[Number(digit)]!),
          direction,
          band,
        ],
        ...[lead, state, at, last.until],
      ],
    );
};

beforeAll(async () => {
  const seed = async (context: SeedContext): Promise<void> => {
    const { tx } = context;
    await subgraph.seed!(context);
    await addReturns(tx, { lead: KHONG!, band: 'SIX_TO_TWENTY', n: 8 });
    await addReturns(tx, { lead: SAEN!, band: 'TWO_TO_FIVE', n: 20 });
    await addReturns(tx, { lead: committee('DL-TH5605').id, band: 'OVER_TWENTY', n: 2 });
    await addReturns(tx, { lead: committee('PL-TH57').id, band: 'ONE', n: 30 });
    await addReturns(tx, { lead: WIANG!, band: 'ONE', n: 2 });
    // none of these came home in the quarter
    await addReturns(tx, { lead: KHONG!, band: 'OVER_TWENTY', n: 3, direction: 'OUTBOUND' });
    await addReturns(tx, { lead: KHONG!, band: 'OVER_TWENTY', n: 3, state: 'IN_TRANSIT' });
    await addReturns(tx, { lead: KHONG!, band: 'OVER_TWENTY', n: 3, at: new Date(last.from.getTime() - 1) });
    await publishClosedPeriods((work) => work(tx), returnStatistics, { directory, now: new Date() });
  };
  liaison = await startTestSubgraph({ ...subgraph, seed }, { seed: true, directory: directoryRecords(new Date()) });
  await tellFigures({ ...liaison.services, directory }, returnFigures);
  const rows = await asSystem((tx) => tx.query<{ body: RecordedFigure }[]>('select body from told_figure'));
  told = rows.map(({ body }) => body);
});
afterAll(() => liaison.stop());

const figureOf = (of: string, period = last.label.replace(' ', '-')) =>
  told.find((figure) => figure.of === of && figure.period === period);

it('who came home is at least the least of each band, by the committee that led it', async () => {
  const rows = await asSystem((tx) => receivedIn(tx, last));
  const of = (lead: string | undefined) => rows.filter((row) => row.committee === lead);
  expect(of(KHONG)).toEqual([{ committee: KHONG, band: 'SIX_TO_TWENTY', returns: 8 }]);
  expect(figureOf('ALL')).toMatchObject({ code: 'I7', value: 160, n: 160, lowerBound: true, suppressed: false });
  for (const [whom, rounded] of [
    [KHONG!, 50],
    [SAEN!, 40],
    ['TH56', 40],
  ] as const)
    expect([rounded, null]).toContain(figureOf(whom)!.value);
});

it('few who came home are told of nowhere, nor is anything but committees', () => {
  expect(figureOf(WIANG!)).toMatchObject({ value: null, n: null, suppressed: true });
  expect(figureOf(WIANG!, 'TO_DATE')).toMatchObject({ value: null, n: null, suppressed: true });
  const known = new Set(directoryRecords(new Date()).flatMap(({ kind, id }) => (kind === 'committee' ? [id] : [])));
  const found = JSON.stringify(told).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g) ?? [];
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((id) => !known.has(id))).toEqual([]);
});

it('up to now is at least the least of the quarters with a number', () => {
  expect(figureOf('ALL', 'TO_DATE')!.value).toBeGreaterThanOrEqual(158);
  expect(figureOf('ALL', 'TO_DATE')).toMatchObject({ lowerBound: true });
});

it('every indicator is told that these records give', () => {
  const owned = INDICATOR_CODES.filter((code) => OWNERS_OF_INDICATOR[code].includes('liaison'));
  expect(new Set(told.map(({ code }) => code))).toEqual(new Set(owned));
});
