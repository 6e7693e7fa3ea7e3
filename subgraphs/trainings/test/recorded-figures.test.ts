import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, curricula, directoryRecords, materials, person, trainingSeries } from '@hub/cast';
import {
  Directory,
  figuresFeed,
  figuresMigration,
  type FiguresOf,
  type RecordedFigure,
  readConfig,
  type RunningSubgraph,
  serve,
  tellFigures,
} from '@hub/subgraph-kit';
import { everyRow, startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { daysAfter, thaiDay } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

const key = randomBytes(32).toString('base64url');
const KHONG = committee('DL-TH5703').id;

/** A subgraph that has figures to tell and nothing else. */
const committeesDesk = {
  ...trainingsSubgraph,
  ...{ name: 'committees', seed: undefined, reads: [], feeds: [figuresFeed] },
  migrations: [...trainingsSubgraph.migrations, figuresMigration(1900)],
};

let desk: TestSubgraph;
let trainings: TestSubgraph;
beforeAll(async () => {
  desk = await startTestSubgraph(committeesDesk, { assertionKeys: { trainings: key } });
  trainings = await startTestSubgraph(trainingsSubgraph, {
    ...{ seed: true, directory: directoryRecords(new Date()) },
    feeds: [{ feed: 'figures', owner: 'committees', origin: desk.url, key }],
  });
});
afterAll(async () => {
  await trainings.stop();
  await desk.stop();
});

const figure = (rest: Partial<RecordedFigure>): RecordedFigure => ({
  ...{ code: 'I2', of: 'ALL', period: 'TO_DATE', value: 5, n: 5, asOf: '2026-01-01', scope: 'All', source: 'Desk' },
  ...{ lowerBound: false, suppressed: false, parts: [], ...rest },
});
const tell = (...figures: RecordedFigure[]): Promise<number> => {
  const { store, now } = desk.services;
  const figuresOf: FiguresOf = () => Promise.resolve(figures);
  return tellFigures({ store, now, directory: Directory.of([]) }, figuresOf);
};

const FIGURE = 'period value n asOf scope source lowerBound suppressed differs note parts { dimension key value }';
type Figure = Record<'value' | 'n' | 'period' | 'differs' | 'note' | 'suppressed' | 'parts' | 'source', unknown>;
interface Series {
  readonly recorded: Figure | null;
  readonly trend: Figure[];
  readonly notRecorded: string | null;
  readonly level: string;
}

const read = async (
  code: string,
  of: { of?: string; period?: string } = {},
  from: Pick<TestSubgraph, 'send'> = trainings,
): Promise<Series> => {
  const { data } = await from.send<{ indicators: Series[] }>(
    `query ($codes: [IndicatorCode!], $of: ID, $period: String) { indicators(codes: $codes) {
       level recorded(of: $of, period: $period) { ${FIGURE} } trend(of: $of) { ${FIGURE} } notRecorded(of: $of) } }`,
    { codes: [code], ...of },
  );
  return data!.indicators[0]!;
};

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it did not become true');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe('figures of other subgraphs', () => {
  it('stand beside what was published, with the years behind them', async () => {
    const years = [figure({ period: '2020', value: 4, n: 4, asOf: '2020-12-31' })];
    await tell(figure({}), ...years, figure({ period: '2019', value: 1, n: 1, asOf: '2019-12-31' }));
    await until(async () => (await read('I2')).recorded !== null);
    const { recorded, trend, notRecorded, level } = await read('I2');
    expect(recorded).toMatchObject({ value: 5, n: 5, period: 'TO_DATE', source: 'Desk' });
    expect(trend.map(({ period, value }) => [period, value])).toEqual([
      ['2019', 1],
      ['2020', 4],
    ]);
    expect([notRecorded, level]).toEqual([null, 'OUTPUT']);
  });

  it('are told once, and again only when they changed', async () => {
    expect(await tell(figure({}))).toBe(0);
    expect(await tell(figure({ value: 6, n: 6 }))).toBe(1);
    await until(async () => (await read('I2')).recorded!.value === 6);
    expect(await tell(figure({}))).toBe(1);
    await until(async () => (await read('I2')).recorded!.value === 5);
    const rows = await trainings.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, (tx) =>
      tx.query<{ value: string }[]>(
        `select value::text from recorded_figure where code = 'I2' and period = 'TO_DATE' order by id`,
      ),
    );
    expect(rows.map(({ value }) => value)).toEqual(['5', '6', '5']);
  });

  it('of a time that is not over are not told again because a day has passed, and once more when it is over', async () => {
    const { store } = desk.services;
    const on = (day: string, asOf = day): Promise<number> =>
      tellFigures({ store, now: () => new Date(`${day}T05:00:00Z`), directory: Directory.of([]) }, () =>
        Promise.resolve([figure({ code: 'I1', period: 'FY2569', asOf })]),
      );
    expect([await on('2026-09-28'), await on('2026-09-29'), await on('2026-09-30')]).toEqual([1, 0, 0]);
    expect([await on('2026-10-01', '2026-09-30'), await on('2026-10-02', '2026-09-30')]).toEqual([1, 0]);
  });

  it('of what this subgraph has a share of add up with it', async () => {
    const parts = [{ dimension: 'ACTIVITY' as const, key: 'MEETING', value: 9 }];
    await tell(figure({ code: 'I5', value: 9, n: 9, parts }));
    await until(async () => (await read('I5')).recorded!.value === 17);
    expect((await read('I5')).recorded!.parts).toEqual([
      { dimension: 'ACTIVITY', key: 'TRAINING', value: 8 },
      { dimension: 'ACTIVITY', key: 'MEETING', value: 9 },
    ]);
  });

  it('that are withheld show that they are, and no number', async () => {
    await tell(figure({ code: 'I19', value: null, n: null, suppressed: true }));
    await until(async () => (await read('I19')).recorded !== null);
    expect((await read('I19')).recorded).toMatchObject({ value: null, n: null, suppressed: true, differs: false });
  });

  it('go on after a restart, none lost and none twice', async () => {
    await tell(figure({ code: 'I22', value: 1, n: 1 }));
    await until(async () => (await read('I22')).recorded !== null);
    const second: RunningSubgraph = await serve(trainingsSubgraph, {
      ...readConfig(trainingsSubgraph, trainings.environment),
      witnessFile: undefined,
    });
    await tell(figure({ code: 'I22', value: 2, n: 2 }), figure({ code: 'I22', of: KHONG, value: 1, n: 1 }));
    await until(async () => (await read('I22')).recorded!.value === 2);
    await second.stop();
    await tell(figure({ code: 'I22', value: 3, n: 3 }));
    await until(async () => (await read('I22')).recorded!.value === 3);
    const rows = await trainings.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, (tx) =>
      tx.query<{ value: string }[]>(
        `select value::text from recorded_figure where code = 'I22' and "of" = 'ALL' order by id`,
      ),
    );
    expect(rows.map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect((await read('I22', { of: KHONG })).recorded).toMatchObject({ value: 1 });
  });

  it('that cannot be read stop nothing beside them or after them', async () => {
    await tell({ ...figure({ of: 'TH57' }), code: 'I99' } as never, figure({ of: 'TH57', period: '2020' }));
    await tell(figure({ of: 'TH84', value: 1, n: 1 }));
    await until(async () => (await read('I2', { of: 'TH84' })).recorded !== null);
    expect((await read('I2', { of: 'TH84' })).recorded).toMatchObject({ value: 1 });
    expect((await read('I2', { of: 'TH57' })).trend).toMatchObject([{ period: '2020', value: 5 }]);
  });
});

describe('figures of trainings', () => {
  it('are told of one committee, of a province and of a year', async () => {
    expect((await read('I3', { of: KHONG })).recorded).toMatchObject({ value: 90, n: 90, suppressed: false });
    expect((await read('I3', { of: 'TH57' })).recorded).toMatchObject({ value: 311 });
    expect((await read('I3', { of: KHONG, period: 'FY2562' })).recorded).toMatchObject({ value: 50 });
    expect((await read('I4', { of: KHONG })).recorded!.value).toBeCloseTo((50 * 6 + 40 * 9) / 90, 9);
    expect((await read('I3')).trend.slice(0, 3).map(({ period, value }) => [period, value])).toEqual([
      ['FY2562', 50],
      ['FY2563', 80],
      ['FY2564', 181],
    ]);
  });

  it('leave out what is recorded of a day to come, and nothing else of its quarter', async () => {
    const move = (id: string, day: string) =>
      everyRow(trainings, 'update training_event set held_on = $2 where id = $1', [id, day]);
    const own = trainingSeries.filter((each) => each.committee === KHONG);
    const [past, ahead] = own as [(typeof own)[number], (typeof own)[number]];
    const came = past.attendance.reduce((sum, each) => sum + each.women + each.men, 0);
    await move(past.id, '2098-01-01');
    await move(ahead.id, '2098-01-02');
    expect((await read('I3', { of: KHONG })).recorded).toBeNull();
    await move(past.id, thaiDay(new Date()));
    await move(ahead.id, daysAfter(thaiDay(new Date()), 1));
    expect((await read('I3', { of: KHONG })).recorded).toMatchObject({ value: came });
    expect((await read('I14', { of: KHONG })).recorded).toMatchObject({ value: 1 });
    for (const { id, heldOn } of own) await move(id, heldOn);
    expect((await read('I3', { of: KHONG })).recorded).toMatchObject({ value: 90 });
  });

  it('count who came to trainings of a programme, by what these taught and used', async () => {
    const [training] = trainingSeries.filter((each) => each.committee === KHONG);
    const { id, attendance } = training!;
    const came = attendance.reduce((sum, each) => sum + each.women + each.men, 0);
    const value = async (code: string, of?: string) => (await read(code, of ? { of } : {})).recorded;
    for (const code of ['I9', 'I10', 'I11'])
      expect(await read(code)).toMatchObject({ recorded: null, notRecorded: 'NOTHING_YET' });
    const etp = curricula[1]!.versions[0]!;
    const guide = materials.find(({ key: name }) => name === 'coordination-guide')!.versions[0]!.id;
    await everyRow(trainings, 'update training_curriculum set modules = $2 where training_event_id = $1', [
      ...[id, [etp.modules[0]!.id]],
    ]);
    expect(await value('I9')).toMatchObject({ value: came, n: came, suppressed: false });
    expect(await value('I10')).toBeNull();
    await everyRow(trainings, 'insert into training_material values ($1, $2)', [id, guide]);
    expect(await value('I10', 'TH57')).toMatchObject({ value: came });
    const topics = ['RISK_MAPPING', 'INTERVIEWING', 'SELF_CARE'];
    const teach = (taught: string[]) =>
      everyRow(trainings, 'update training_event set topics = $2 where id = $1', [id, taught]);
    await teach(topics.slice(1));
    expect(await value('I11')).toBeNull();
    await teach(topics);
    expect((await value('I11', KHONG))!.parts).toEqual(expect.arrayContaining((await value('I9'))!.parts as object[]));
    await everyRow(trainings, `update training_event set state = 'CANCELLED' where id = $1`, [id]);
    for (const code of ['I9', 'I10', 'I11']) expect(await value(code)).toBeNull();
    await everyRow(trainings, `update training_event set state = 'REPORTED' where id = $1`, [id]);
  });

  it.each(['NOWHERE', randomUUID()])('of %s, which is nothing, are none', async (of) => {
    expect(await read('I3', { of })).toMatchObject({ recorded: null, trend: [] });
  });
});

describe('a difference', () => {
  const note = async (input: object, as = 'cr-secretariat') => {
    const { data, errors } = await trainings.send<{ recordIndicatorNote: { problems: { code: string }[] } }>(
      `mutation ($input: RecordIndicatorNoteInput!) { recordIndicatorNote(input: $input) { problems { code } } }`,
      { input: { idempotencyKey: randomUUID(), code: 'I3', note: 'Told by hand.', ...input } },
      trainings.callerOf(person(as)),
    );
    return data?.recordIndicatorNote?.problems[0]?.code ?? errors?.[0]?.extensions.code ?? null;
  };

  it('of 5 committees in the records and 7 published is open, and explained', async () => {
    expect((await read('I2')).recorded).toMatchObject({ value: 5, differs: true });
    expect((await read('I2')).recorded!.note).toMatch(/does not name its seven/);
  });

  it('that nobody explained says so openly, until somebody does', async () => {
    await until(async () => (await read('I22')).recorded!.value === 3);
    expect((await read('I22')).recorded).toMatchObject({ differs: true, note: null });
    expect(await note({ code: 'I22', note: 'Two more since April 2022.' })).toBeNull();
    expect((await read('I22')).recorded).toMatchObject({ differs: true, note: 'Two more since April 2022.' });
    expect(await note({ code: 'I22', note: 'Three in all.' })).toBeNull();
    expect((await read('I22')).recorded).toMatchObject({ note: 'Three in all.' });
  });

  it('is none where the records give what was published, nor of one committee or year', async () => {
    for (const { recorded } of [await read('I3'), await read('I4')])
      expect(recorded).toMatchObject({ differs: false, note: null });
    expect((await read('I3', { of: KHONG })).recorded).toMatchObject({ differs: false });
    expect((await read('I3', { period: 'FY2564' })).recorded).toMatchObject({ differs: false });
  });

  it('is explained once under a key, by whoever may publish', async () => {
    const input = { idempotencyKey: randomUUID(), code: 'I14', note: 'Of another programme.' };
    expect([await note(input), await note(input)]).toEqual([null, null]);
    expect(await note({ ...input, note: 'Another note.' })).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await note({ note: ' ' })).toBe('INPUT_INVALID');
    for (const as of ['ck-chair', 'ngo-partner', 'lao-houayxay']) expect(await note({}, as)).toBe('FORBIDDEN_ACTION');
  });
});

describe('why there is no figure', () => {
  it.each([
    ['I20', 'NO_RECORDS_HERE'],
    ['I7', 'NOTHING_YET'],
    ['I23_PLAN_ON_TIME', 'NOTHING_YET'],
  ])('%s: %s', async (code, reason) => {
    expect(await read(code)).toMatchObject({ recorded: null, notRecorded: reason });
  });
});
