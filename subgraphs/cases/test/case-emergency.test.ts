import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { officeCaller } from '@hub/caller';
import { namedOffice, person } from '@hub/cast';
import { lifecycleScene } from './lifecycle-scene.js';
import { personScene } from './person-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

const REASON = 'CANARY-WHY: the road is cut and no team can meet';
const FIELDS = `id runs startedBy { id } office { id } startedAt until endedAt verdict reviewedBy { id }`;

interface Emergency {
  readonly id: string;
  readonly runs: boolean;
  readonly startedAt: string;
  readonly until: string;
  readonly endedAt: string | null;
  readonly verdict: string | null;
  readonly reviewedBy: { readonly id: string } | null;
  readonly reason?: string | null;
  readonly persons?: readonly { readonly id: string }[] | null;
}
interface Done {
  readonly done: {
    readonly emergency: Emergency | null;
    readonly problems: readonly { code: string; field: string }[];
  };
}

let world: World;
let people: ReturnType<typeof personScene>;
let course: ReturnType<typeof lifecycleScene>;
let id: string;
let victim: string;
beforeAll(async () => {
  const running = await startWorld();
  // everybody has a second factor here, but where a test says so
  world = { ...running, as: (key, session) => running.as(key, { mfa: true, ...session }) };
  people = personScene(world);
  course = lifecycleScene(world);
});
beforeEach(async () => {
  await everyRow(world, `update case_emergency set ended_at = now(), ended_by = 'test' where ended_at is null`);
  id = await people.accepted({ urgency: 'EMERGENCY' });
  victim = await people.registered(id);
});
afterAll(() => world.stop());

type Session = { readonly mfa?: boolean; readonly authenticatedAt?: number | null };
const does = async (by: string, name: string, given: Record<string, unknown>, session?: Session) => {
  const { data, errors } = await world.send<Done>(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      done: ${name}(input: $input) { emergency { ${FIELDS} } problems { code field } } }`,
    { input: given },
    world.as(by, session),
  );
  const [first] = data?.done.problems ?? [];
  const refusal = errors?.[0]?.extensions.code ?? (first ? `${first.code} ${first.field}` : null);
  return { emergency: data?.done.emergency ?? null, refusal };
};
const start = (given: Record<string, unknown> = {}, by = 'ck-chair', session?: Session) =>
  does(by, 'startCaseEmergency', { idempotencyKey: randomUUID(), case: id, reason: REASON, ...given }, session);
const started = async (given: Record<string, unknown> = {}) => idOf(await start(given));
const idOf = ({ emergency, refusal }: Awaited<ReturnType<typeof start>>): string => {
  if (!emergency) throw new Error(String(refusal));
  return emergency.id;
};
const end = (emergency: string, by = 'ck-chair') => does(by, 'endCaseEmergency', { emergency });
const judge = (emergency: string, by = 'cr-secretariat', verdict = 'JUSTIFIED') =>
  does(by, 'reviewCaseEmergency', { emergency, verdict });
/** Lets time pass for one emergency. */
const later = (emergency: string, passed: string) =>
  everyRow(
    world,
    `update case_emergency set started_at = started_at - $2::interval, until = until - $2::interval where id = $1`,
    [emergency, passed],
  );
const look = async (by: string, what = FIELDS, of = id, session?: Session) => {
  const { data, errors } = await world.send<{ case: { emergency: Emergency | null } | null }>(
    `query ($id: ID!) { case(id: $id) { emergency { ${what} } } }`,
    { id: of },
    world.as(by, session),
  );
  return { emergency: data?.case?.emergency ?? null, error: errors?.[0]?.extensions.code ?? null };
};
const codesSeen = async (by: string, of = id) =>
  (await look(by, 'id persons { id version sex ageBand traffickingStatus }', of)).emergency?.persons ?? null;
const acting = { inEmergency: true };
const decides = (by = 'ck-chair', given: Record<string, unknown> = {}, of = id) =>
  course.refusal(
    course.review(of, [{ person: victim, status: 'ACTUAL' }], { decidingBody: 'EXECUTIVE_IN_EMERGENCY', ...given }, by),
  );

it('the executive presumes and decides in the place of a team, and the record says so', async () => {
  await course.walk(id, ['SCREENING']);
  // of the team that cannot meet only one sits
  await world.send(
    'mutation ($input: AddTeamMemberInput!) { addTeamMember(input: $input) { problems { code } } }',
    { input: { idempotencyKey: randomUUID(), case: id, discipline: 'MEDICAL', role: 'MEMBER' } },
    world.as('ck-duty'),
  );
  expect(await everyRow(world, 'select id from team_member where case_id = $1', [id])).toHaveLength(1);
  expect((await start()).emergency).toMatchObject({ runs: true, startedBy: { id: person('ck-chair').id } });
  expect(await course.refusal(course.move(id, 'PRESUMED_VICTIM', acting, 'ck-vice'))).toBeNull();
  expect(await course.refusal(course.move(id, 'MDT_REVIEW', acting, 'ck-chair'))).toBeNull();
  expect(await codesSeen('ck-vice')).toEqual([
    { id: victim, version: 1, sex: 'FEMALE', ageBand: null, traffickingStatus: 'POSSIBLE' },
  ]);
  expect(await decides('ck-vice')).toBeNull();
  expect((await course.look(id)).state).toBe('IDENTIFIED');
  const { data } = await people.read('ck-duty', victim, 'wish');
  expect(data!.person!.id).toBe(victim);
  const rows = await everyRow(world, 'select trafficking_status, decided_by from person where id = $1', [victim]);
  expect(rows).toEqual([{ trafficking_status: 'ACTUAL', decided_by: 'EXECUTIVE_IN_EMERGENCY' }]);
  const acts = await everyRow(
    world,
    `select action, actor from audit_entry where subject = $1 and purpose = 'act-in-emergency'`,
    [`case:${id}`],
  );
  expect(acts).toEqual([{ action: 'case_emergency.started', actor: `person:${person('ck-chair').id}` }]);
});

it('it lasts as long as was asked, a day by default; the reason is sealed, and read by executive and secretariat', async () => {
  const { emergency } = await start();
  const hours = (Date.parse(emergency!.until) - Date.parse(emergency!.startedAt)) / 3_600_000;
  expect(hours).toBe(24);
  expect((await start({ hours: 73 })).refusal).toBe('INPUT_INVALID input.hours');
  expect((await start({ reason: 'short' })).refusal).toBe('INPUT_INVALID input.reason');
  const [row] = await everyRow(world, 'select sealed_reason from case_emergency_reason where emergency = $1', [
    emergency!.id,
  ]);
  expect(String(row!['sealed_reason'])).not.toContain('CANARY');
  for (const who of ['ck-chair', 'ck-vice', 'cr-secretariat'])
    expect((await look(who, 'reason')).emergency?.reason).toBe(REASON);
  for (const who of ['ck-duty', 'ck-focal']) expect((await look(who, 'reason')).emergency?.reason ?? null).toBeNull();
  expect((await look('ck-chair', 'reason', id, { mfa: false })).error).toBe('FORBIDDEN_FIELD');
  const reads = await everyRow(
    world,
    `select count(*)::int as n from audit_entry where subject = $1 and action = 'unseal.sealed_reason'`,
    [`case:${id}`],
  );
  expect(reads).toEqual([{ n: 3 }]);
});

it('secretariat and executive are told in the commit that starts it, and of its end and review', async () => {
  const emergency = await started();
  const same = await everyRow(
    world,
    `select i.owner from case_emergency m, inbox i join inbox_entry e on e.inbox = i.id
      where m.id = $1 and e.xmin = m.xmin and e.body ->> 'emergency' = $1::text order by i.owner`,
    [emergency],
  );
  const offices = ['PL-TH57/SECRETARIAT', 'DL-TH5703/CHAIR', 'DL-TH5703/VICE_CHAIR'];
  expect(same).toEqual(offices.map((office) => ({ owner: `access:${namedOffice(office).id}` })).sort(byOwner));
  await end(emergency, 'cr-secretariat');
  expect((await judge(emergency)).emergency).toMatchObject({
    ...{ runs: false, verdict: 'JUSTIFIED', reviewedBy: { id: person('cr-secretariat').id } },
  });
  const { data } = await world.send<{ accessNotices: { edges: { node: Record<string, unknown> }[] } }>(
    `query ($office: ID!) { accessNotices(office: $office, first: 3) { edges { node { kind emergency breakGlass case } } } }`,
    { office: namedOffice('PL-TH57/SECRETARIAT').id },
    world.as('cr-secretariat'),
  );
  expect(data!.accessNotices.edges.map(({ node }) => node)).toEqual(
    ['EMERGENCY_REVIEWED', 'EMERGENCY_ENDED', 'EMERGENCY_STARTED'].map((kind) => ({
      ...{ kind, emergency, breakGlass: null, case: id },
    })),
  );
});
const byOwner = (a: { owner: string }, b: { owner: string }) => (a.owner < b.owner ? -1 : 1);

it('only executive and secretariat start it, with a fresh second factor, in an emergency, once at a time', async () => {
  const starting = ['ck-chair', 'ck-vice', 'cr-secretariat'];
  for (const who of everybody.filter((each) => !starting.includes(each)))
    expect([who, ['FORBIDDEN_ACTION', 'NOT_FOUND'].includes(String((await start({}, who)).refusal))]).toEqual([
      ...[who, true],
    ]);
  expect((await start({}, 'ck-chair', { mfa: false })).refusal).toBe('AUTH_FRESH_MFA_REQUIRED');
  expect((await start({}, 'ck-chair', { authenticatedAt: 0 })).refusal).toBe('AUTH_FRESH_MFA_REQUIRED');
  const urgent = await people.accepted();
  expect((await start({ case: urgent })).refusal).toBe('EMERGENCY_NOT_URGENT input.case');
  const idempotencyKey = randomUUID();
  const { emergency } = await start({ idempotencyKey }, 'cr-secretariat');
  expect((await start({ idempotencyKey }, 'cr-secretariat')).emergency!.id).toBe(emergency!.id);
  expect((await start({ idempotencyKey, hours: 2 }, 'cr-secretariat')).refusal).toBe(
    'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
  );
  expect((await start()).refusal).toBe('EMERGENCY_RUNS input.case');
  await course.put(id, 'NOT_INDICATED');
  await end(emergency!.id);
  expect((await start()).refusal).toBe('CASE_STATE_FORBIDS input.case');
  await everyRow(world, `update case_file set lead_committee = $2 where id = $1`, [id, randomUUID()]);
  expect((await start()).refusal).toBe('FORBIDDEN_ACTION');
});

it('a colleague of the other side of a guard decides nothing', async () => {
  await course.walk(id, ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW']);
  expect(await decides()).toBe('FORBIDDEN_ACTION');
  await started();
  expect(await decides('ck-duty')).toBe('FORBIDDEN_ACTION');
  expect(await decides('wk-chair')).toBe('NOT_FOUND');
  expect(await decides('ck-chair', { decidingBody: 'COMMITTEE_EXECUTIVE' })).toBe('FORBIDDEN_ACTION');
  expect(await decides('ck-chair', { members: [{ discipline: 'POLICE' }] })).toEqual([
    ...['REVIEW_NEEDS_DISCIPLINES', 'input.members'],
  ]);
  const opinions = [{ person: victim, discipline: 'POLICE', opinion: 'CANARY' }];
  expect(await decides('ck-chair', { opinions })).toBe('FORBIDDEN_FIELD');
  expect(await course.refusal(course.move(id, 'IDENTIFIED', acting, 'ck-chair'))).toEqual([
    ...['EMERGENCY_STEP_FORBIDS', 'input.to'],
  ]);
  expect(await course.refusal(course.move(id, 'REFERRED_OUT', {}, 'ck-chair'))).toBe('FORBIDDEN_ACTION');
  const { data, errors } = await world.send<{ recordMdtReview: unknown }>(
    `mutation ($input: RecordMdtReviewInput!) { recordMdtReview(input: $input) { problems { code } } }`,
    {
      input: {
        ...{ idempotencyKey: randomUUID(), case: id, version: 1, members: [{ discipline: 'POLICE' }] },
        decidingBody: 'EXECUTIVE_IN_EMERGENCY',
      },
    },
    world.as('ck-chair', { mfa: false }),
  );
  expect([data?.recordMdtReview ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN_ACTION']);
});

it('the executive still reads nobody’s identity, no row of Person, and nothing of another case', async () => {
  const other = await people.accepted({ urgency: 'EMERGENCY' });
  await people.registered(other);
  const asked = `case(id: $id) { persons { edges { node { id } } } team { id } emergency { id persons { id } } }`;
  await started();
  for (const who of ['ck-chair', 'ck-vice']) {
    const { data } = await world.send<{ case: Record<string, unknown> }>(
      `query ($id: ID!) { ${asked} }`,
      { id },
      world.as(who),
    );
    expect(data!.case).toMatchObject({ persons: null, team: null, emergency: { persons: [{ id: victim }] } });
    for (const field of ['identity', 'health', 'shelter', 'guardian', 'wishWords', 'assessment'])
      for (const purpose of ['PROTECTION', 'CARE', 'INVESTIGATION'])
        expect(
          (await people.read(who, victim, `${field}(purpose: ${purpose}) { __typename }`)).data?.person ?? null,
        ).toBeNull();
    expect((await look(who, 'id persons { id }', other)).emergency).toBeNull();
  }
  for (const who of everybody.filter((each) => !['ck-chair', 'ck-vice'].includes(each)))
    expect([who, (await codesSeen(who))?.length ?? 0]).toEqual([who, 0]);
  const [emergency] = await everyRow(world, 'select id from case_emergency where case_id = $1', [id]);
  const inCase = await world.services.store.inActor(
    { ...actor('ck-chair'), purpose: 'act-in-emergency' },
    (tx): Promise<{ case_id: string }[]> => tx.query('select case_id from person'),
  );
  expect(inCase).toEqual([{ case_id: id }]);
  const otherwise = await world.services.store.inActor(
    { ...actor('ck-chair'), purpose: 'request' },
    (tx): Promise<unknown[]> => tx.query('select id from person union all select person_id from person_value'),
  );
  expect(otherwise).toEqual([]);
  await end(String(emergency!['id']));
});
const actor = (who: string) => {
  const { id: whom, offices } = world.as(who);
  return { id: `person:${whom}`, offices: offices.map(({ office }) => office) };
};

it.each([
  ['by itself', (emergency: string) => later(emergency, '25 hours')],
  ['by hand', (emergency: string) => end(emergency, 'ck-vice')],
  [
    'with the transfer of the case',
    () => everyRow(world, `update case_file set lead_committee = $2 where id = $1`, [id, randomUUID()]),
  ],
])('it ends %s, and all that it opened ends with it', async (_how, over) => {
  await course.walk(id, ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW']);
  const emergency = await started();
  expect(await codesSeen('ck-chair')).toHaveLength(1);
  await decides('ck-chair', { decisions: [] });
  const reviews = () =>
    world.send<{ case: { mdtReviews: unknown[] | null } }>(
      'query ($id: ID!) { case(id: $id) { mdtReviews { id } } }',
      { id },
      world.as('ck-chair'),
    );
  expect((await reviews()).data!.case.mdtReviews).toHaveLength(1);
  await over(emergency);
  expect(await codesSeen('ck-chair')).toEqual([]);
  expect((await reviews()).data!.case.mdtReviews).toBeNull();
  expect(await decides()).toBe('FORBIDDEN_ACTION');
  expect(await course.refusal(course.move(id, 'MDT_REVIEW', acting, 'ck-chair'))).toBe('FORBIDDEN_ACTION');
});

it('what is asked while it runs and comes to its turn after its end is not done', async () => {
  await course.walk(id, ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW']);
  const emergency = await started();
  const url = new URL(process.env['HUB_TEST_ADMIN_URL'] ?? '');
  url.pathname = new URL(world.ownerUrl).pathname;
  const other = new pg.Client({ connectionString: url.href });
  await other.connect();
  await other.query('begin');
  await other.query('select from case_file where id = $1 for update', [id]);
  const waiting = [decides(), course.refusal(course.move(id, 'PRESUMED_VICTIM', acting, 'ck-vice'))];
  for (let held = 0; held < waiting.length;) {
    const [blocked] = await everyRow(
      world,
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    held = Number(blocked!['n']);
  }
  await other.query(`update case_emergency set ended_at = now(), ended_by = 'test' where id = $1`, [emergency]);
  await other.query('commit');
  await other.end();
  expect(await Promise.all(waiting)).toEqual(['FORBIDDEN_ACTION', 'FORBIDDEN_ACTION']);
});

it('a socket that is open when it ends shows no person any more', async () => {
  const first = await started();
  const office = namedOffice('DL-TH5703/CHAIR');
  const caller = officeCaller(
    { office: office.id, kind: office.kind, committee: office.committee, appointment: null },
    world.services.directory.version,
  );
  const shown: number[] = [];
  const stream = world.subscribe<{
    caseAlerts: { alert: { case: { id: string; emergency: Emergency | null } } | null };
  }>(
    `subscription ($office: ID!) { caseAlerts(office: $office, after: 0) {
      alert { case { id emergency { persons { id } } } } } }`,
    { office: office.id },
    caller,
  );
  const mine = async (): Promise<number> => {
    for (;;) {
      const { value } = await stream.next();
      const about = value?.data?.caseAlerts.alert?.case;
      if (about?.id === id) return about.emergency?.persons?.length ?? 0;
    }
  };
  shown.push(await mine());
  await end(first);
  // one more entry about the same case
  await everyRow(
    world,
    `with box as (update inbox set head = head + 1 where owner = $1 returning id, head)
     insert into inbox_entry select (jsonb_populate_record(e, jsonb_build_object('number', box.head, 'event', gen_random_uuid()))).*
       from box, inbox_entry e where e.inbox = box.id and e.body ->> 'case' = $2 limit 1`,
    [office.id, id],
  );
  shown.push(await mine());
  await stream.return?.(undefined);
  expect(shown).toEqual([1, 0]);
});

it('that there is one is seen by who acts, watches or works on the case, not by all who see the case', async () => {
  await started();
  await people.share('ck-duty', id, 'shelter-chiang-rai');
  const seeing: string[] = [];
  const others: string[] = [];
  for (const who of everybody) {
    const { data } = await world.send<{
      case: { emergency: object | null; timeline: { edges: { node: { kind: string } }[] } } | null;
    }>(
      'query ($id: ID!) { case(id: $id) { emergency { id } timeline(first: 100) { edges { node { kind } } } } }',
      { id },
      world.as(who),
    );
    if (!data?.case) continue;
    const { emergency, timeline } = data.case;
    expect([who, timeline.edges.some(({ node }) => node.kind === 'case_emergency.started')]).toEqual([
      ...[who, emergency !== null],
    ]);
    (emergency ? seeing : others).push(who);
  }
  expect(seeing.sort()).toEqual(['ck-chair', 'ck-duty', 'ck-vice', 'cr-secretariat']);
  expect(others.sort()).toEqual(['ck-focal', 'ck-relief', 'shelter-cr']);
});

it('it is ended by who acts or watches, and reviewed after its end by another of the secretariat', async () => {
  const emergency = await started();
  for (const who of everybody.filter((each) => !['ck-chair', 'ck-vice', 'cr-secretariat'].includes(each)))
    expect([who, ['FORBIDDEN_ACTION', 'NOT_FOUND'].includes(String((await end(emergency, who)).refusal))]).toEqual([
      ...[who, true],
    ]);
  expect((await judge(emergency)).refusal).toBe('EMERGENCY_STATE_FORBIDS input.emergency');
  await end(emergency);
  expect((await end(emergency)).refusal).toBe('EMERGENCY_STATE_FORBIDS input.emergency');
  expect((await judge(emergency, 'ck-chair')).refusal).toBe('FORBIDDEN_ACTION');
  expect((await judge(emergency, 'py-secretariat')).refusal).toBe('NOT_FOUND');
  expect((await judge(emergency)).refusal).toBeNull();
  expect((await judge(emergency)).refusal).toBe('EMERGENCY_STATE_FORBIDS input.emergency');
  const { emergency: own } = await start({}, 'cr-secretariat');
  await end(own!.id);
  expect((await judge(own!.id)).refusal).toBe('EMERGENCY_SECOND_PERSON input.emergency');
});
