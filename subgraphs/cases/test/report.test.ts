import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committees, offices } from '@hub/cast';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Heads of all inboxes that hold something, by the key of their office. */
const heads = async (): Promise<Record<string, number>> => {
  const rows = await everyRow(world, 'select owner, head from inbox where owner not like $1', ['feed:%']);
  return Object.fromEntries(rows.map(({ owner, head }) => [offices.find(({ id }) => id === owner)!.key, Number(head)]));
};

/** How many entries each inbox got while `work` ran. */
const gained = async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
  const before = await heads();
  await work();
  const grown = Object.entries(await heads()).map(([key, head]) => [key, head - (before[key] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, more]) => more > 0));
};

describe('a report', () => {
  it('in Chiang Khong lands in the inboxes of Chiang Khong and in no other', async () => {
    expect(await gained(() => world.report())).toEqual({
      'DL-TH5703/SUPPRESSION_GROUP': 1,
      'DL-TH5703/FOCAL_POINT': 1,
    });
  });

  it('in Mae Fa Luang, which has no committee, goes to the province', async () => {
    expect(await gained(() => world.report({ place: 'TH5715' }))).toEqual({ 'PL-TH57/SECRETARIAT': 1 });
  });

  it('where not even the province has a committee goes to the national desk', async () => {
    expect(await gained(() => world.report({ place: 'TH6306' }))).toEqual({ 'NL-TH/NATIONAL_DESK': 1 });
  });

  it('of an emergency with a child, exploited elsewhere, is told to all who must know, each once', async () => {
    const given = { urgency: 'EMERGENCY', minorInvolved: true, originPlace: 'TH5709', transitPlaces: ['TH5703'] };
    expect(await gained(() => world.report(given))).toEqual({
      'DL-TH5703/SUPPRESSION_GROUP': 1,
      'DL-TH5703/FOCAL_POINT': 1,
      'DL-TH5709/SUPPRESSION_GROUP': 1,
      'DL-TH5703/CHAIR': 1,
      'DL-TH5703/VICE_CHAIR': 1,
      'PL-TH57/SECRETARIAT': 1,
      'DL-TH5703/REHABILITATION_GROUP': 1,
      'shelter-chiang-rai': 1,
    });
  });

  it('of exploitation across the border is told to the committees that face it and their province, here only', async () => {
    expect(await gained(() => world.report({ place: 'TH5605', exploitationPlace: 'LA0502' }))).toEqual({
      'DL-TH5605/SUPPRESSION_GROUP': 1,
      'DL-TH5605/FOCAL_POINT': 1,
      'DL-TH5703/SUPPRESSION_GROUP': 1,
      'DL-TH5703/FOCAL_POINT': 1,
      'DL-TH5708/SUPPRESSION_GROUP': 1,
      'DL-TH5708/FOCAL_POINT': 1,
      'PL-TH57/SECRETARIAT': 1,
    });
  });

  it('of exploitation that no committee faces is told to the national desk', async () => {
    expect(await gained(() => world.report({ exploitationPlace: 'MMR003005' }))).toEqual({
      'DL-TH5703/SUPPRESSION_GROUP': 1,
      'DL-TH5703/FOCAL_POINT': 1,
      'NL-TH/NATIONAL_DESK': 1,
    });
  });

  it('never reaches the other side, whose offices get neither an entry nor the sight of a case', async () => {
    await world.report({ place: 'LA0502', urgency: 'EMERGENCY', minorInvolved: true, exploitationPlace: 'LA0501' });
    const across = offices.filter(({ kind }) => kind === 'COUNTERPART').map(({ id }) => id);
    expect(across).not.toEqual([]);
    expect(await everyRow(world, 'select from inbox where owner = any ($1)', [across])).toEqual([]);
    expect(await everyRow(world, 'select from row_access where office = any ($1)', [across])).toEqual([]);
  });

  it('has the same event in every inbox', async () => {
    const { data } = await world.report({ urgency: 'EMERGENCY' });
    const rows = await everyRow(
      world,
      `select distinct e.event from case_alert l join report r using (case_id)
         join inbox_entry e on e.inbox = l.inbox and e.number = l.number where r.id = $1`,
      [data!.reportIncident.receipt!.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('by a volunteer is answered by a receipt alone', async () => {
    const answer = await world.report({}, 'volunteer-ck');
    expect(answer.data?.reportIncident).toEqual({
      receipt: { id: expect.any(String), status: 'COMMITTED', reportedAt: expect.any(String) },
      problems: [],
    });
    const asked = await world.send<{ case: unknown }>(
      '{ cases { edges { node { id } } } }',
      {},
      world.as('volunteer-ck'),
    );
    expect(asked.errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  });

  it('keeps the version of the directory that chose its inboxes', async () => {
    const { data } = await world.report();
    const [row] = await everyRow(world, 'select directory_version from report where id = $1', [
      data!.reportIncident.receipt!.id,
    ]);
    expect(Number(row!['directory_version'])).toBe(world.services.directory.version);
  });

  it('tells the feed of cases no more than its state', async () => {
    await world.report({ exploitationPlace: 'LA0502', situation: 'CANARY-FEED' });
    const [row] = await everyRow(
      world,
      `select e.body from inbox_entry e join inbox i on i.id = e.inbox and e.number = i.head where owner = 'feed:cases'`,
    );
    expect(row!['body']).toEqual({
      case: expect.any(String),
      state: 'REPORTED',
      leadCommittee: committees.find(({ code }) => code === 'DL-TH5703')!.id,
      exploitationAbroad: true,
    });
  });
});

describe('a report sent again', () => {
  it('with the same key answers the same receipt and files nothing', async () => {
    const first = await world.report({ idempotencyKey: 'same' });
    let again: unknown;
    expect(await gained(async () => (again = await world.report({ idempotencyKey: 'same' })))).toEqual({});
    expect(again).toEqual(first);
  });

  it('twenty times at once files one case', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.report({ idempotencyKey: 'at-once' })));
    expect(new Set(answers.map(({ data }) => data?.reportIncident.receipt?.id)).size).toBe(1);
    expect(await everyRow(world, `select from report where idempotency_key = 'at-once'`)).toHaveLength(1);
  });

  it.each([{ urgency: 'NORMAL' }, { reporterName: 'Somebody else' }, { place: 'TH5709' }])(
    'with the same key and %j is refused',
    async (other) => {
      const idempotencyKey = `reused-${JSON.stringify(other).length}`;
      await world.report({ idempotencyKey });
      const { data } = await world.report({ idempotencyKey, ...other });
      expect(data?.reportIncident).toEqual({
        receipt: null,
        case: null,
        problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
      });
    },
  );

  it('by another person with the same key is another report', async () => {
    const mine = await world.report({ idempotencyKey: 'mine' });
    const theirs = await world.report({ idempotencyKey: 'mine' }, 'ms-duty');
    expect(theirs.data?.reportIncident.problems).toEqual([]);
    expect(theirs.data?.reportIncident.receipt?.id).not.toBe(mine.data?.reportIncident.receipt?.id);
  });
});

it.each([
  [{ idempotencyKey: '' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
  [{ idempotencyKey: '  ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
  [{ idempotencyKey: 'a\u0000b' }, 'INPUT_INVALID', 'input.idempotencyKey'],
  [{ place: 'TH5799' }, 'PLACE_UNKNOWN', 'input.place'],
  [{ place: `TH5703'; drop table report --` }, 'PLACE_UNKNOWN', 'input.place'],
  [{ place: 'TH57' }, 'PLACE_NOT_REPORTABLE', 'input.place'],
  [{ originPlace: 'TH9' }, 'PLACE_UNKNOWN', 'input.originPlace'],
  [{ transitPlaces: Array.from({ length: 6 }, () => 'TH5703') }, 'INPUT_INVALID', 'input.transitPlaces'],
  [{ situation: 'x'.repeat(2_001) }, 'INPUT_INVALID', 'input.situation'],
])('a report with %j is not stored, and says why', async (given, code, field) => {
  const before = await heads();
  const { data, errors } = await world.report(given);
  expect(errors).toBeUndefined();
  expect(data?.reportIncident).toEqual({ receipt: null, case: null, problems: [{ code, field }] });
  expect(await heads()).toEqual(before);
});

it('fifty reports at once leave no hole in any inbox', async () => {
  const places = ['TH5703', 'TH5709', 'TH5715', 'TH5605'];
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      world.report({ place: places[index % 4], urgency: index % 3 ? 'URGENT' : 'EMERGENCY' }),
    ),
  );
  expect(answers.map(({ data }) => data?.reportIncident.receipt?.status)).toEqual(Array(50).fill('COMMITTED'));
  const holes = await everyRow(
    world,
    `select owner from inbox i where head <> (select count(*) from inbox_entry e where e.inbox = i.id)
        or head <> (select max(number) from inbox_entry e where e.inbox = i.id)`,
  );
  expect(holes).toEqual([]);
  expect((await heads())['PL-TH57/SECRETARIAT']).toBeGreaterThan(20);
});

it.each(['auditor', 'admin', 'lao-houayxay', 'ck-chair-former', 'monitor'])('%s may not report', async (who) => {
  const { errors } = await world.report({}, who);
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
});

it('nobody reports without signing in', async () => {
  const { errors } = await world.send(
    'mutation { reportIncident(input: {idempotencyKey: "k", place: "TH5703", source: CALL, category: OTHER, urgency: NORMAL, personsBand: ONE, minorInvolved: false}) { problems { code } } }',
  );
  expect(errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
});

it('no report is taken when the directory cannot say whom to alert', async () => {
  const { directory } = world.services;
  const { confirmedAt } = directory;
  directory.confirmedAt = Date.now() - 16 * 60_000;
  try {
    const { errors } = await world.report();
    expect(errors?.[0]?.extensions.code).toBe('DIRECTORY_STALE');
  } finally {
    directory.confirmedAt = confirmedAt;
  }
});
