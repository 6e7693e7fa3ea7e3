import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appointments, namedOffice, office, person } from '@hub/cast';
import { unseal } from '@hub/subgraph-kit';
import { everyRow, startWorld, type World } from './world.js';

const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';
let world: World;
let opened: string;
beforeAll(async () => {
  world = await startWorld();
  // a second duty officer of the same group
  world.services.directory.apply(1_000, {
    kind: 'appointment',
    id: randomUUID(),
    data: { ...appointments(new Date())[0]!, person: person('ms-duty').id, office: namedOffice(GROUP).id },
  });
});
beforeEach(async () => {
  opened = await world.open();
});
afterAll(() => world.stop());

const codeOf = ({ data }: Awaited<ReturnType<World['answer']>>) => data?.acknowledgeAlert.problems[0]?.code ?? null;
const accept = (by: string, given = {}) =>
  world.answer(by, { case: opened, office: GROUP, kind: 'ACCEPTED', ...given });

describe('accepting an alert', () => {
  it('acknowledges the case and assigns it to the person', async () => {
    const { data, errors } = await accept('ck-duty');
    expect(errors).toBeUndefined();
    expect(data?.acknowledgeAlert).toEqual({
      case: {
        state: 'ACKNOWLEDGED',
        version: 2,
        assignments: [{ official: { id: person('ck-duty').id }, office: { id: namedOffice(GROUP).id } }],
      },
      receipt: { kind: 'ACCEPTED', at: expect.any(String), person: { id: person('ck-duty').id } },
      problems: [],
    });
  });

  it('again changes nothing and answers the same', async () => {
    const first = await accept('ck-duty');
    expect(await accept('ck-duty')).toEqual(first);
    expect(await everyRow(world, 'select from case_assignment where case_id = $1', [opened])).toHaveLength(1);
  });

  it('a second person comes too late', async () => {
    await accept('ck-duty');
    const late = await accept('ms-duty');
    expect(codeOf(late)).toBe('ALERT_CLOSED');
    expect(late.data?.acknowledgeAlert.receipt).toBeNull();
    expect(await everyRow(world, 'select from case_assignment where case_id = $1', [opened])).toHaveLength(1);
  });

  it('at once by two persons is won by one', async () => {
    const codes = (await Promise.all(['ck-duty', 'ms-duty'].map((by) => accept(by)))).map(codeOf);
    expect(codes).toEqual(expect.arrayContaining(['ALERT_CLOSED', null]));
  });

  it('answers for every office that the rule alerted', async () => {
    await accept('ck-duty');
    const other = await accept('ck-focal', { office: 'DL-TH5703/FOCAL_POINT' });
    expect(codeOf(other)).toBe('ALERT_CLOSED');
    expect(other.data?.acknowledgeAlert.case).toMatchObject({ version: 2, assignments: [{}] });
  });

  it('of an alert given for information does not answer for the case', async () => {
    opened = await world.open({ originPlace: 'TH5605' });
    await accept('dk-duty', { office: 'DL-TH5605/SUPPRESSION_GROUP' });
    const [row] = await everyRow(world, 'select state from case_file where id = $1', [opened]);
    expect(row).toEqual({ state: 'REPORTED' });
  });

  it('is told to the feed once', async () => {
    await accept('ck-duty');
    await accept('ck-duty');
    const told = await everyRow(
      world,
      `select body ->> 'state' as state from inbox_entry where body ->> 'case' = $1
       and not body ? 'rule' order by number`,
      [opened],
    );
    expect(told).toEqual([{ state: 'REPORTED' }, { state: 'ACKNOWLEDGED' }]);
  });
});

it.each(['SEEN', 'DECLINED'])('%s is recorded and leaves the case alone', async (kind) => {
  const { data } = await accept('ck-duty', { kind });
  expect(data?.acknowledgeAlert).toMatchObject({ receipt: { kind }, case: { state: 'REPORTED', assignments: [] } });
});

it.each(['ck-chair', 'ck-rehab', 'wk-duty', 'cr-secretariat'])(
  'an alert of an office that %s does not hold looks like one that is not there',
  async (who) => {
    const real = await accept(who);
    const missing = await world.answer(who, { case: randomUUID(), office: GROUP, kind: 'ACCEPTED' });
    expect(real.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(real).toEqual(missing);
  },
);

it('a note is stored sealed', async () => {
  const inbox = await world.send<{ inbox: { id: string }[] }>(
    'query ($office: ID!) { inbox(office: $office, first: 1) { id } }',
    { office: office('DL-TH5703', 'SUPPRESSION_GROUP').id },
    world.as('ck-duty'),
  );
  await world.send(
    'mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { problems { code } } }',
    { input: { alert: inbox.data!.inbox[0]!.id, kind: 'DECLINED', note: 'CANARY-NOTE' } },
    world.as('ck-duty'),
  );
  const notes = await everyRow(world, 'select note from acknowledgement where note is not null');
  expect(notes).toHaveLength(1);
  expect(JSON.stringify(notes)).not.toContain('CANARY');
  const row = inbox.data!.inbox[0]!.id;
  const place = { table: 'acknowledgement', row, column: 'note' };
  const sealed = [{ value: String(notes[0]!['note']), subject: `case:${opened}`, place }];
  const { store, sealer } = world.services;
  expect(
    await store.inActor({ id: 'person:reader', offices: [], purpose: 'test' }, (tx) =>
      unseal(tx, sealer, { sealed, actor: 'person:reader', purpose: 'test' }),
    ),
  ).toEqual(['CANARY-NOTE']);
});

describe('moving a case on', () => {
  const CHANGE = `mutation ($input: ChangeCaseStateInput!) {
    changeCaseState(input: $input) { case { state version } problems { code field } }
  }`;
  const change = (by: string, given: Record<string, unknown>) =>
    world.send<{ changeCaseState: { case: unknown; problems: { code: string; field: string }[] } }>(
      CHANGE,
      { input: { case: opened, to: 'SCREENING', version: 2, interviewConsent: true, ...given } },
      world.as(by),
    );

  it('goes step by step, each on the version one has seen', async () => {
    await accept('ck-duty');
    expect((await change('ck-duty', {})).data?.changeCaseState).toEqual({
      case: { state: 'SCREENING', version: 3 },
      problems: [],
    });
    expect((await change('ck-duty', { to: 'PRESUMED_VICTIM', version: 3 })).data?.changeCaseState.case).toEqual({
      state: 'PRESUMED_VICTIM',
      version: 4,
    });
  });

  it.each([
    [{ interviewConsent: null }, 'CASE_NEEDS_CONSENT', 'input.interviewConsent'],
    [{ to: 'CLOSED' }, 'CASE_STATE_FORBIDS', 'input.to'],
    [{ version: 1 }, 'VERSION_CONFLICT', 'input.version'],
    [{ version: 3 }, 'VERSION_CONFLICT', 'input.version'],
  ])('with %j is refused by %s at %s', async (given, code, field) => {
    await accept('ck-duty');
    const { data } = await change('ck-duty', given);
    expect(data?.changeCaseState).toEqual({ case: null, problems: [{ code, field }] });
  });

  it('twice at once succeeds once', async () => {
    await accept('ck-duty');
    const answers = await Promise.all(
      [{ to: 'SCREENING' }, { to: 'NOT_INDICATED' }].map((given) => change('ck-duty', given)),
    );
    expect(answers.filter(({ data }) => data?.changeCaseState.case)).toHaveLength(1);
  });

  it.each([
    ['ck-focal', 'FORBIDDEN_ACTION'],
    ['cr-secretariat', 'FORBIDDEN_ACTION'],
    ['ck-chair', 'FORBIDDEN_ACTION'],
    ['wk-duty', 'NOT_FOUND'],
  ])('is refused to %s, who is not assigned, with %s', async (who, code) => {
    await accept('ck-duty');
    expect((await change(who, {})).errors?.[0]?.extensions.code).toBe(code);
  });
});

it('whoever holds two of the offices told works on the case through both, once they accepted through each', async () => {
  const both = ['DL-TH5709/FOCAL_POINT', 'DL-TH5709/SUPPRESSION_GROUP'];
  const opened = await world.open({ place: 'TH5709' });
  for (const office of both) {
    const { data } = await world.answer('ms-duty', { case: opened, office, kind: 'ACCEPTED' });
    expect(data?.acknowledgeAlert.problems).toEqual([]);
  }
  const worked = await everyRow(world, 'select office from case_assignment where case_id = $1', [opened]);
  expect(new Set(worked.map((row) => row['office']))).toEqual(new Set(both.map((name) => namedOffice(name).id)));
});
