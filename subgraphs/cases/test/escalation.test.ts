import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointments, namedOffice, offices, person } from '@hub/cast';
import { afterMinutes, alertsOf, newestAlert, stepsOf, whatIsDue } from './escalation-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';
const VICE = 'DL-TH5703/VICE_CHAIR';
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const sees = async (id: string, by: string): Promise<boolean> => (await alertsOf(world, id, by)) !== null;
const codeOf = ({ data }: Awaited<ReturnType<World['answer']>>) => data?.acknowledgeAlert.problems[0]?.code ?? null;

/** Runs `work` while nobody holds an office. */
const whileVacant = async (office: string, work: () => Promise<void>): Promise<void> => {
  const { directory } = world.services;
  const held = appointments(new Date()).filter((each) => each.office === namedOffice(office).id);
  for (const { id } of held) directory.apply(directory.version + 1, { kind: 'appointment', id, data: null });
  try {
    await work();
  } finally {
    for (const { id, ...data } of held) directory.apply(directory.version + 1, { kind: 'appointment', id, data });
  }
};

describe('an urgent report that nobody accepts', () => {
  it('goes to the vice chair, the chair, the province and the nation, each in time and once', async () => {
    const opened = await world.open();
    const told: string[][] = [];
    for (const minutes of [29, 1, 15, 15, 15, 1_000]) {
      await afterMinutes(world, opened, minutes);
      told.push(await stepsOf(world, opened));
    }
    const chain = [VICE, 'DL-TH5703/CHAIR', 'PL-TH57/SECRETARIAT', 'NL-TH/NATIONAL_DESK'].map((to) => `A1 ${to} DUE`);
    expect(told).toEqual([[], chain.slice(0, 1), chain.slice(0, 2), chain.slice(0, 3), chain, chain]);
    expect((await newestAlert(world, GROUP, 'ck-duty')).escalation).toMatchObject({
      ...{ state: 'FINISHED', step: 4, dueAt: null },
    });
  });

  it('is seen by an office from its step on, and by no office before', async () => {
    const opened = await world.open();
    expect(await sees(opened, 'national-desk')).toBe(false);
    await afterMinutes(world, opened, 74);
    expect(await sees(opened, 'national-desk')).toBe(false);
    await afterMinutes(world, opened, 1);
    expect(await sees(opened, 'national-desk')).toBe(true);
    const grants = await everyRow(
      world,
      `select resource_type, reason from row_access where resource = $1 and office = $2`,
      [opened, namedOffice('NL-TH/NATIONAL_DESK').id],
    );
    expect(grants).toEqual([{ resource_type: 'case', reason: 'ESCALATION' }]);
  });

  it('says to each why it was told', async () => {
    const opened = await world.open();
    await afterMinutes(world, opened, 30);
    const alert = await newestAlert(world, VICE, 'ck-vice');
    expect(alert).toMatchObject({
      rule: 'A1',
      case: { id: opened },
      reason: {
        ...{ version: 1, step: 1, firedBecause: 'DUE', whose: 'DISTRICT', when: null, because: null, roles: [] },
        place: { pcode: 'TH5703' },
      },
      escalation: { state: 'OPEN', step: 1, steps: [{ outcome: 'ALERTED', offices: [{ id: namedOffice(VICE).id }] }] },
    });
    const waits = Date.parse(alert.escalation!.dueAt!) - Date.now();
    expect([waits > 10 * 60_000, waits <= 15 * 60_000]).toEqual([true, true]);
  });
});

describe('an answer', () => {
  it('of whom it was escalated to is work on the case and ends it for all', async () => {
    const opened = await world.open();
    await afterMinutes(world, opened, 30);
    const { data } = await world.answer('ck-vice', { case: opened, office: VICE, kind: 'ACCEPTED' });
    expect(data?.acknowledgeAlert).toMatchObject({ case: { state: 'ACKNOWLEDGED', assignments: [{}] }, problems: [] });
    expect(codeOf(await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' }))).toBe(
      'ALERT_CLOSED',
    );
    await afterMinutes(world, opened, 1_000);
    expect(await stepsOf(world, opened)).toEqual([`A1 ${VICE} DUE`]);
    expect((await newestAlert(world, GROUP, 'ck-duty')).escalation).toMatchObject({ state: 'ACCEPTED', step: 1 });
  });

  it('that declines goes to the next at once', async () => {
    const opened = await world.open();
    await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'DECLINED' });
    await whatIsDue(world, opened);
    expect(await stepsOf(world, opened)).toEqual([`A1 ${VICE} DECLINED`]);
  });

  it('that only saw it changes nothing', async () => {
    const opened = await world.open();
    await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'SEEN' });
    await afterMinutes(world, opened, 30);
    expect(await stepsOf(world, opened)).toEqual([`A1 ${VICE} DUE`]);
  });

  it('for a child does not answer for the report, nor a shelter for the committee', async () => {
    const opened = await world.open({ minorInvolved: true });
    await world.answer('shelter-cr', { case: opened, office: 'shelter-chiang-rai', kind: 'ACCEPTED' });
    await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    await afterMinutes(world, opened, 60);
    expect(await stepsOf(world, opened)).toEqual(['A6 PL-TH57/SECRETARIAT DUE']);
  });
});

describe('where an office is vacant', () => {
  it('the next is told in its place: the chair where there is no vice chair', async () => {
    const opened = await world.open({ place: 'TH5713' });
    await afterMinutes(world, opened, 30);
    expect(await stepsOf(world, opened)).toEqual(['A1 nobody DUE', 'A1 DL-TH5713/CHAIR VACANT']);
  });

  it('the province is told where there is neither', async () => {
    await whileVacant('DL-TH5713/CHAIR', async () => {
      const opened = await world.open({ place: 'TH5713' });
      await afterMinutes(world, opened, 30);
      expect((await stepsOf(world, opened)).at(-1)).toBe('A1 PL-TH57/SECRETARIAT VACANT');
    });
  });

  it('nobody is waited for: when nobody holds the group and the focal point, the chair is told at once', async () => {
    await whileVacant('DL-TH5713/SUPPRESSION_GROUP', () =>
      whileVacant('DL-TH5713/FOCAL_POINT', async () => {
        const opened = await world.open({ place: 'TH5713' });
        await whatIsDue(world, opened);
        expect((await stepsOf(world, opened)).at(-1)).toBe('A1 DL-TH5713/CHAIR VACANT');
      }),
    );
  });

  it('there is the province where the district has no committee, and after it the nation', async () => {
    const opened = await world.open({ place: 'TH5715' });
    await afterMinutes(world, opened, 30);
    expect(await stepsOf(world, opened)).toEqual(['A2 NL-TH/NATIONAL_DESK DUE']);
  });
});

it('an emergency goes to the executive and the province at once, and after 15 minutes to the nation', async () => {
  const opened = await world.open({ urgency: 'EMERGENCY' });
  await afterMinutes(world, opened, 14);
  expect(await stepsOf(world, opened)).toEqual([]);
  await afterMinutes(world, opened, 1);
  expect(new Set(await stepsOf(world, opened))).toEqual(new Set([`A1 ${VICE} DUE`, 'A5 NL-TH/NATIONAL_DESK DUE']));
});

it('stands in the timeline of its case: who was told, each step, and where nobody was to be told', async () => {
  const opened = await world.open({ place: 'TH5713' });
  await afterMinutes(world, opened, 30);
  const CHAIR = 'DL-TH5713/CHAIR';
  expect(await stepsOf(world, opened)).toEqual(['A1 nobody DUE', `A1 ${CHAIR} VACANT`]);
  await world.answer('wk-chair', { case: opened, office: CHAIR, kind: 'SEEN' });
  const timelineOf = async (by: string): Promise<string[] | null> => {
    const { data } = await world.send<{
      case: { timeline: { edges: { node: { kind: string; about: string; office: { id: string } | null } }[] } } | null;
    }>(
      `query ($id: ID!) { case(id: $id) { timeline(first: 100) { edges { node { kind about office { id } } } } } }`,
      { id: opened },
      world.as(by),
    );
    const shown = data?.case?.timeline.edges.map(({ node }) => node).filter(({ about }) => about === 'case_alert');
    return (
      shown?.map(({ kind, office }) =>
        [kind, offices.find(({ id }) => id === office?.id)?.key ?? 'nobody'].join(' '),
      ) ?? null
    );
  };
  const told = await timelineOf('cr-secretariat');
  expect(told!.slice(0, 3)).toEqual([`alert.seen ${CHAIR}`, `alert.escalated ${CHAIR}`, 'alert.passed_over nobody']);
  expect(told!.slice(3).toSorted()).toEqual([
    ...['alert.given DL-TH5713/FOCAL_POINT', 'alert.given DL-TH5713/SUPPRESSION_GROUP'],
  ]);
  for (const by of ['ck-duty', 'national-desk', 'shelter-cr']) expect([by, await timelineOf(by)]).toEqual([by, null]);
  // what only its office may see, as of a conference, is no entry for anybody else
  await everyRow(world, 'update case_alert set own = true where case_id = $1 and office = $2', [
    opened,
    namedOffice('DL-TH5713/FOCAL_POINT').id,
  ]);
  expect([(await timelineOf('cr-secretariat'))!.length, (await timelineOf('wk-duty'))!.length]).toEqual([4, 5]);
});

it('what was told beside the lead committee is escalated for each office on its own', async () => {
  const opened = await world.open({ originPlace: 'TH5605', transitPlaces: ['TH5713'], exploitationPlace: 'LA0502' });
  await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
  await world.answer('wk-duty', { case: opened, office: 'DL-TH5713/SUPPRESSION_GROUP', kind: 'ACCEPTED' });
  await afterMinutes(world, opened, 4 * 60);
  expect(await stepsOf(world, opened)).toEqual(['A4 NL-TH/NATIONAL_DESK DUE']);
  await afterMinutes(world, opened, 20 * 60);
  expect((await stepsOf(world, opened)).slice(1)).toEqual(['A3 PL-TH57/SECRETARIAT DUE']);
});

describe('with a duty roster', () => {
  it('who is on duty is reached first, and all who hold the office two minutes later', async () => {
    const { directory } = world.services;
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const data = { person: person('ck-duty').id, office: namedOffice(GROUP).id, from, until };
    directory.apply(directory.version + 1, { kind: 'duty', id: 'shift', data });
    const opened = await world.open();
    await afterMinutes(world, opened, 2);
    expect(await stepsOf(world, opened)).toEqual([`A1 DL-TH5703/FOCAL_POINT+${GROUP} DUE`]);
    directory.apply(directory.version + 1, { kind: 'duty', id: 'shift', data: null });
    const audiences = await everyRow(
      world,
      `select e.body ->> 'audience' as audience from inbox_entry e join inbox i on i.id = e.inbox
        where i.owner = 'feed:notify' and e.body ->> 'office' = $1 order by e.number desc limit 2`,
      [namedOffice(GROUP).id],
    );
    expect(audiences).toEqual([{ audience: 'OFFICE' }, { audience: 'DUTY' }]);
  });
});

describe('who is not told', () => {
  it('is nobody who may not see the alert: its escalation is not there for them', async () => {
    const opened = await world.open();
    const { id } = await newestAlert(world, GROUP, 'ck-duty');
    const ask = async (by: string) =>
      (
        await world.send<{ _entities: unknown[] }>(
          `query ($r: [_Any!]!) { _entities(representations: $r) { ... on CaseAlert { escalation { state } } } }`,
          { r: [{ __typename: 'CaseAlert', id }] },
          world.as(by),
        )
      ).data?._entities[0];
    expect(await ask('ck-chair')).toEqual({ escalation: { state: 'OPEN' } });
    for (const who of ['ms-duty', 'national-desk', 'shelter-cr', 'lao-houayxay', 'auditor'])
      expect([who, await ask(who)]).toEqual([who, null]);
    expect(await sees(opened, 'ms-duty')).toBe(false);
  });

  it('is anybody outside by more than that something waits', async () => {
    await world.open({ situation: 'CANARY-NOTIFY', exploitationPlace: 'LA0502', urgency: 'EMERGENCY' });
    const bodies = await everyRow(
      world,
      `select e.body from inbox_entry e join inbox i on i.id = e.inbox where i.owner = 'feed:notify'`,
    );
    const fields = new Set(bodies.flatMap(({ body }) => Object.keys(body as object)));
    expect([...fields].sort()).toEqual(['at', 'audience', 'inbox', 'number', 'office', 'rule', 'urgency']);
  });
});
