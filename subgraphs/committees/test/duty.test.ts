import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PUBLIC_CALLER } from '@hub/caller';
import { office, person } from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { publishDirectory } from '../src/directory/directory.store.js';
import { dutyWithdrawalJob } from '../src/duty/duty-withdrawal.job.js';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

const group = office('DL-TH5703', 'SUPPRESSION_GROUP').id;
const duty = person('ck-duty').id;
const relief = person('ck-relief').id;

const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  new HubContext(PUBLIC_CALLER, committees.services).asSystem('test', (tx) => tx.query<Row[]>(sql, values));
/** An empty roster, in the directory too. */
beforeEach(async () => {
  await new HubContext(PUBLIC_CALLER, committees.services).asSystem('test', async (tx) => {
    await tx.query('delete from duty_note');
    await tx.query('delete from duty_shift');
    const told = await tx.query<{ id: string }[]>(`select id from directory_record where kind = 'duty'`);
    await publishDirectory(
      tx,
      told.map(({ id }) => ({ kind: 'duty', id, data: null })),
    );
  });
  await until(() => [0, 1, 5, 11, 25].every((hours) => onDutyAt(hours).length === 0));
});

const HOUR_MS = 3_600_000;
const hour = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
interface Shift {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly official: { readonly id: string };
}
interface Problems {
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}
const SHIFT = 'id from until official { id }';
let keys = 0;
const plan = async (shifts: readonly object[], given: object = {}, by = 'ck-duty') => {
  const input = { idempotencyKey: `plan ${++keys}`, office: group, shifts, ...given };
  const { data } = await committees.send<{ planDutyShifts: Problems & { shifts: Shift[] } }>(
    `mutation ($input: PlanDutyShiftsInput!) { planDutyShifts(input: $input) { shifts { ${SHIFT} } problems { code field } } }`,
    { input },
    callerOf(committees, by),
  );
  return data!.planDutyShifts;
};
const change = async (name: 'handOver' | 'cancel', input: object, by = 'ck-duty') => {
  const title = name === 'cancel' ? 'CancelDutyShift' : 'HandOverDutyShift';
  const { data } = await committees.send<{
    done: Problems & { shift: (Shift & { handedOverBy: object | null }) | null };
  }>(
    `mutation ($input: ${title}Input!) { done: ${name}DutyShift(input: $input) {
       shift { ${SHIFT} note handedOverBy { id } } problems { code field } } }`,
    { input },
    callerOf(committees, by),
  );
  return data!.done;
};
const shift = (official: string, from: number, to: number, note?: string) => ({
  official,
  from: hour(from),
  until: hour(to),
  note,
});
/** Shifts that the directory knows too. */
const planned = async (...shifts: object[]) => {
  const before = version();
  const made = (await plan(shifts)).shifts;
  await shown(before);
  return made;
};
const onDutyAt = (hours: number) => committees.services.directory.onDuty(group, Date.now() + hours * HOUR_MS);
const shown = (version: number) => until(() => committees.services.directory.version > version);
const version = () => committees.services.directory.version;
const roster = async (args = '', by = 'ck-focal') => {
  const { data } = await committees.send<{
    committee: {
      offices: {
        id: string;
        onDuty: Shift[];
        dutyShifts: { edges: { node: Shift }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }[];
    };
  }>(
    `{ committee(code: "DL-TH5703") { offices { id onDuty { ${SHIFT} } dutyShifts${args} {
       edges { node { ${SHIFT} } } pageInfo { hasNextPage endCursor } } } } }`,
    {},
    callerOf(committees, by),
  );
  return data!.committee.offices.find(({ id }) => id === group)!;
};
const auditOf = (id: string) =>
  query<{ action: string; actor: string }>(
    `select action, actor from audit_entry where resource_type = 'duty' and resource = $1 order by at`,
    [id],
  );

describe('a plan', () => {
  it('of a week stands in the roster, in the directory and in the audit as one', async () => {
    const before = version();
    const week = Array.from({ length: 7 }, (_, day) => shift(day % 2 ? relief : duty, day * 24, day * 24 + 24));
    const { shifts, problems } = await plan(week, {}, 'ck-chair');
    expect(problems).toEqual([]);
    expect(shifts.map(({ official }) => official.id)).toEqual(week.map(({ official }) => official));
    await shown(before);
    expect([onDutyAt(1), onDutyAt(25), onDutyAt(7 * 24 + 1)]).toEqual([[duty], [relief], []]);
    expect(await auditOf(shifts[3]!.id)).toEqual([
      { action: 'duty.planned', actor: `person:${person('ck-chair').id}` },
    ]);
    expect((await roster()).onDuty.map(({ id }) => id)).toEqual([shifts[0]!.id]);
  });

  it('is made wholly or not at all, and says what is wrong with each row', async () => {
    const { shifts, problems } = await plan([
      shift(duty, 1, 9),
      shift(duty, 8, 16),
      shift(relief, 8, 16),
      shift(person('ck-rehab').id, 1, 9),
      shift(relief, 20, 19),
      shift(relief, 24, 24 + 32 * 24),
    ]);
    expect(shifts).toEqual([]);
    expect(problems).toEqual([
      { code: 'DUTY_OVERLAPS', field: 'input.shifts.1.from' },
      { code: 'DUTY_NOT_HELD', field: 'input.shifts.3.official' },
      { code: 'INPUT_INVALID', field: 'input.shifts.4.until' },
      { code: 'DUTY_TOO_LONG', field: 'input.shifts.5.until' },
    ]);
    expect((await roster()).dutyShifts.edges).toEqual([]);
  });

  it.each([
    ['no shift', { shifts: [] }, 'INPUT_INVALID', 'input.shifts'],
    ['no key', { idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
    ['no id', { shifts: [shift('x', 1, 9)] }, 'INPUT_INVALID', 'input.shifts.0.official'],
    ['a long note', { shifts: [shift(duty, 1, 9, 'x'.repeat(501))] }, 'INPUT_INVALID', 'input.shifts.0.note'],
  ])('is refused for %s', async (_wrong, wrong, code, field) => {
    expect(await plan([shift(duty, 1, 9)], wrong)).toEqual({ shifts: [], problems: [{ code, field }] });
  });

  it('is made once for each key', async () => {
    const shifts = [shift(duty, 1, 9), shift(relief, 9, 17)];
    const once = await plan(shifts, { idempotencyKey: 'once' });
    expect(await plan(shifts, { idempotencyKey: 'once' })).toEqual(once);
    expect((await plan([shifts[0]!], { idempotencyKey: 'once' })).problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    expect((await roster()).dutyShifts.edges).toHaveLength(2);
  });

  it('that two people make at once never has one person twice', async () => {
    const all = await Promise.all(
      ['ck-duty', 'ck-relief', 'ck-chair', 'ck-vice', 'ck-focal'].map((by) => plan([shift(duty, 1, 9)], {}, by)),
    );
    expect(all.filter(({ shifts }) => shifts.length)).toHaveLength(1);
    expect(all.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(Array(4).fill('DUTY_OVERLAPS'));
  });
});

describe('a shift', () => {
  it('is handed over while it runs: the rest is the other’s, with word for them', async () => {
    const [mine] = await planned(shift(duty, -1, 8));
    const before = version();
    const { shift: theirs } = await change('handOver', {
      shift: mine!.id,
      official: relief,
      note: ' Bring the keys. ',
    });
    expect(theirs).toMatchObject({
      ...{ official: { id: relief }, until: mine!.until, note: 'Bring the keys.', handedOverBy: { id: duty } },
    });
    await shown(before);
    expect([onDutyAt(-0.5), onDutyAt(0.1)]).toEqual([[], [relief]]);
    expect((await roster()).onDuty).toMatchObject([{ id: theirs!.id }]);
    expect((await roster(`(from: "${hour(-2)}")`)).dutyShifts.edges.map(({ node }) => node.until)).toEqual([
      theirs!.from,
      mine!.until,
    ]);
    const by = `person:${duty}`;
    expect(await auditOf(mine!.id)).toEqual([
      { action: 'duty.planned', actor: by },
      { action: 'duty.handed-over', actor: by },
    ]);
    expect(await auditOf(theirs!.id)).toEqual([{ action: 'duty.handed-over', actor: by }]);
  });

  it('is handed over once, however often it is asked for', async () => {
    const [mine] = await planned(shift(duty, -1, 8));
    const input = { shift: mine!.id, official: relief };
    const [one, two] = await Promise.all([change('handOver', input), change('handOver', input)]);
    expect(one.shift).not.toBeNull();
    expect(two.shift?.id).toBe(one.shift?.id);
  });

  it('is handed over before it begins as a whole', async () => {
    const [mine] = await planned(shift(duty, 5, 8));
    const { shift: theirs } = await change('handOver', { shift: mine!.id, official: relief });
    expect(theirs).toMatchObject({ from: mine!.from, until: mine!.until });
    expect((await roster()).dutyShifts.edges.map(({ node }) => node.id)).toEqual([theirs!.id]);
  });

  it('goes to nobody who does not hold the office, or is on duty then', async () => {
    const [mine] = await planned(shift(duty, -1, 8), shift(relief, 4, 6));
    const to = async (official: string) => (await change('handOver', { shift: mine!.id, official })).problems;
    expect(await to(person('ck-rehab').id)).toEqual([{ code: 'DUTY_NOT_HELD', field: 'input.official' }]);
    expect(await to(relief)).toEqual([{ code: 'DUTY_OVERLAPS', field: 'input.official' }]);
    expect(await to(duty)).toEqual([{ code: 'DUTY_OVERLAPS', field: 'input.official' }]);
    expect((await roster()).onDuty).toMatchObject([{ id: mine!.id, until: mine!.until }]);
  });

  it('is cancelled before it begins, and ended while it runs', async () => {
    const [running, later] = await planned(shift(duty, -1, 8), shift(duty, 10, 12));
    const before = version();
    expect((await change('cancel', { shift: later!.id }, 'ck-focal')).problems).toEqual([]);
    const ended = await change('cancel', { shift: running!.id }, 'ck-relief');
    expect(Date.parse(ended.shift!.until)).toBeLessThanOrEqual(Date.now());
    expect((await change('cancel', { shift: running!.id }, 'ck-relief')).shift).toEqual(ended.shift);
    await until(() => version() >= before + 2);
    expect([onDutyAt(0.1), onDutyAt(11)]).toEqual([[], []]);
    expect((await roster()).dutyShifts.edges).toEqual([]);
    expect((await change('handOver', { shift: running!.id, official: relief })).problems).toEqual([
      { code: 'DUTY_OVER', field: 'input.shift' },
    ]);
  });

  it('ends with the appointment that carries it; what comes later falls away', async () => {
    const official = person('ck-chair-former').id;
    const appointed = await committees.send<{ appointOfficial: { appointment: { id: string } } }>(
      `mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { appointment { id } } }`,
      { input: { idempotencyKey: `appoint ${++keys}`, office: group, official, from: hour(-24), until: hour(2_400) } },
      callerOf(committees, 'cr-secretariat'),
    );
    const [first, second] = await planned(shift(official, 1, 9), shift(official, 24, 32));
    const before = version();
    await committees.send(
      'mutation ($input: EndAppointmentInput!) { endAppointment(input: $input) { problems { code } } }',
      { input: { appointment: appointed.data!.appointOfficial.appointment.id, endsAt: hour(4) } },
      callerOf(committees, 'cr-secretariat'),
    );
    await until(() => version() >= before + 3);
    expect([onDutyAt(3.9), onDutyAt(4.1), onDutyAt(25)]).toEqual([[official], [], []]);
    const [{ node: left } = { node: undefined }, ...others] = (await roster()).dutyShifts.edges;
    expect(left?.id).toBe(first!.id);
    expect(Date.parse(left!.until)).toBeLessThan(Date.parse(first!.until));
    expect(others).toEqual([]);
    expect(second).toBeDefined();
  });

  it('leaves the directory once it is over, so that no copy grows for ever', async () => {
    const before = version();
    const [mine] = await planned(shift(duty, -1, 8));
    await shown(before);
    await query(
      `update directory_record set data = data || jsonb_build_object('until', now() - interval '1 minute') where id = $1`,
      [mine!.id],
    );
    const stop = new AbortController();
    const jobs = [0, 1].map(() => dutyWithdrawalJob.run(committees.services, stop.signal));
    await until(() => onDutyAt(0.1).length === 0);
    stop.abort();
    await Promise.all(jobs);
    expect(await query(`select from directory_record where kind = 'duty' and id = $1`, [mine!.id])).toEqual([]);
    const said = await query<{ count: string }>(
      `select count(*) from inbox_entry where body ->> 'id' = $1 and body ->> 'data' is null`,
      [mine!.id],
    );
    expect(said).toEqual([{ count: '1' }]);
  });
});

describe('the roster', () => {
  it('is listed as shifts begin, within a window, page by page without gap or repeat', async () => {
    const all = await planned(
      ...Array.from({ length: 5 }, (_, index) => shift(index % 2 ? relief : duty, index * 10, index * 10 + 12)),
    );
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = (await roster(`(first: 2${after ? `, after: "${after}"` : ''})`)).dutyShifts;
      seen.push(...page.edges.map(({ node }) => node.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    const window = await roster(`(from: "${hour(12.5)}", to: "${hour(29)}")`);
    expect(window.dutyShifts.edges.map(({ node }) => node.id)).toEqual([all[1]!.id, all[2]!.id]);
  });

  it('is mine too: my next shifts, of whatever office', async () => {
    const [first, , third] = await planned(shift(relief, 1, 9), shift(duty, 9, 17), shift(relief, 17, 24));
    const mine = async (key: string) => {
      const { data } = await committees.send<{ me: { dutyShifts: { edges: { node: { id: string } }[] } } }>(
        '{ me { dutyShifts(first: 10) { edges { node { id office { titleEn } } } } } }',
        {},
        callerOf(committees, key),
      );
      return data!.me.dutyShifts.edges.map(({ node }) => node.id);
    };
    expect(await mine('ck-relief')).toEqual([first!.id, third!.id]);
    expect(await mine('volunteer-ck')).toEqual([]);
  });
});
