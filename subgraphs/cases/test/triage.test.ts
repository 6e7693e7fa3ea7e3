import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { offices, person } from '@hub/cast';
import { afterMinutes, newestAlert, stepsOf } from './escalation-scene.js';
import { terms } from './person-scene.js';
import { everyRow } from './world.js';
import { goOnWith, opened, people, scene, startWithCase, world } from './opened-case.js';

const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';
const A_CHILD = { ageBand: 'FROM_12_TO_14', consent: terms({ basis: 'GUARDIAN_CONSENT', assent: 'GIVEN' }) };

startWithCase(() => world.open({ urgency: 'NORMAL' }));

const accepted = async (): Promise<void> => {
  await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
};

/** What was told of the case, each as `rule office urgency`, in the order of the inboxes' numbers. */
const told = async (): Promise<string[]> => {
  const rows = await everyRow(
    world,
    `select e.body, a.office from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
      where a.case_id = $1 order by e.created_at, a.office`,
    [opened],
  );
  return rows.map(({ body, office }) => {
    const { rule, urgency } = body as { rule: string; urgency: string };
    return [rule, offices.find(({ id }) => id === office)!.key, urgency].join(' ');
  });
};
const waiting = async (): Promise<string[]> =>
  (
    await everyRow(world, `select rule, state from escalation where facts ->> 'case' = $1 order by rule, state`, [
      opened,
    ])
  ).map(({ rule, state }) => `${rule as string} ${state as string}`);
const newly = async (does: () => Promise<unknown>): Promise<string[]> => {
  const before = await told();
  await does();
  return (await told()).slice(before.length).sort();
};

const EXECUTIVE = ['CHAIR', 'VICE_CHAIR'].map((kind) => `A5 DL-TH5703/${kind} EMERGENCY`);

describe('a case that became an emergency', () => {
  it('is told to the executive and the province, as if it had been reported as one', async () => {
    await accepted();
    const heard = await newly(async () => expect(await scene.refusal(scene.triage(opened))).toBeNull());
    expect(heard).toEqual([...EXECUTIVE, 'A5 PL-TH57/SECRETARIAT EMERGENCY']);
    expect(await waiting()).toEqual(['A1 ACCEPTED', 'A5 OPEN']);
    const found = await scene.look(opened);
    expect(found).toMatchObject({ urgency: 'EMERGENCY', state: 'ACKNOWLEDGED', version: 3 });
    expect(found.steps.at(-1)).toMatchObject({
      ...{ act: 'TRIAGED', reason: 'NEW_INFORMATION', urgency: 'EMERGENCY', minorInvolved: false, to: null },
      by: { id: person('ck-duty').id },
    });
    const { data } = await world.send<{ case: { timeline: { edges: { node: { kind: string } }[] } } }>(
      'query ($id: ID!) { case(id: $id) { timeline(first: 5) { edges { node { kind } } } } }',
      { id: opened },
      world.as('ck-duty'),
    );
    expect(data!.case.timeline.edges.map(({ node }) => node.kind)).toContain('case.triaged');
  });

  it('and has not been accepted is told to the group again, and waits at the new pace only', async () => {
    const heard = await newly(() => scene.triage(opened, {}, 'cr-secretariat'));
    expect(heard).toEqual([
      ...['A1 DL-TH5703/FOCAL_POINT EMERGENCY', `A1 ${GROUP} EMERGENCY`],
      ...[...EXECUTIVE, 'A5 PL-TH57/SECRETARIAT EMERGENCY'],
    ]);
    expect(await waiting()).toEqual(['A1 CANCELLED', 'A1 OPEN', 'A5 OPEN']);
    const { ackBy, createdAt } = await newestAlert(world, GROUP, 'ck-duty');
    expect(Date.parse(ackBy!) - Date.parse(createdAt)).toBe(15 * 60_000);
    await afterMinutes(world, opened, 16);
    expect(await stepsOf(world, opened)).toContain('A1 DL-TH5703/VICE_CHAIR DUE');
    await afterMinutes(world, opened, 240);
    const once = (await stepsOf(world, opened)).filter((step) => step === 'A1 DL-TH5703/VICE_CHAIR DUE');
    expect(once).toHaveLength(1);
  });

  it('is answered by the first alert as well, and then nobody is waited for', async () => {
    const first = await newestAlert(world, GROUP, 'ck-duty');
    await scene.triage(opened, { urgency: 'URGENT' }, 'cr-secretariat');
    expect(await waiting()).toEqual(['A1 CANCELLED', 'A1 OPEN']);
    const { data } = await world.send<{ done: { problems: object[] } }>(
      'mutation ($input: AcknowledgeAlertInput!) { done: acknowledgeAlert(input: $input) { problems { code } } }',
      { input: { alert: first.id, kind: 'ACCEPTED' } },
      world.as('ck-duty'),
    );
    expect(data!.done.problems).toEqual([]);
    expect(await waiting()).toEqual(['A1 CANCELLED', 'A1 CANCELLED']);
    expect(await scene.look(opened)).toMatchObject({ state: 'ACKNOWLEDGED', urgency: 'URGENT' });
  });

  it('lets its executive act', async () => {
    await accepted();
    const start = async () =>
      (
        await world.send<{ done: { problems: { code: string }[] } }>(
          'mutation ($input: StartCaseEmergencyInput!) { done: startCaseEmergency(input: $input) { problems { code } } }',
          {
            input: {
              idempotencyKey: randomUUID(),
              case: opened,
              reason: 'They are locked in and the boat leaves tonight.',
            },
          },
          world.as('ck-chair', { mfa: true }),
        )
      ).data?.done.problems;
    expect(await start()).toEqual([{ code: 'EMERGENCY_NOT_URGENT' }]);
    await scene.triage(opened);
    expect(await start()).toEqual([]);
  });
});

describe('a triage', () => {
  it('that finds a minor tells who cares for children', async () => {
    await accepted();
    const heard = await newly(() => scene.triage(opened, { urgency: 'NORMAL', minorInvolved: true, reason: 'CHILD' }));
    expect(heard).toContain('A6 DL-TH5703/REHABILITATION_GROUP NORMAL');
    expect(heard.every((each) => each.startsWith('A6'))).toBe(true);
    await people.registered(opened, A_CHILD);
    expect(await scene.refusal(scene.triage(opened, { urgency: 'NORMAL', reason: 'DECIDED_IN_ERROR' }))).toEqual([
      ...['REPORT_PERSONS_DISAGREE', 'input.minorInvolved'],
    ]);
  });

  it('that finds a case less urgent takes nothing back', async () => {
    await scene.triage(opened, {}, 'cr-secretariat');
    const before = await waiting();
    expect(await newly(() => scene.triage(opened, { urgency: 'NORMAL' }, 'cr-secretariat'))).toEqual([]);
    expect(await waiting()).toEqual(before);
    expect(await scene.look(opened)).toMatchObject({ urgency: 'NORMAL', version: 3 });
  });

  it('that finds the same changes nothing', async () => {
    await accepted();
    expect(await scene.refusal(scene.triage(opened, { urgency: 'NORMAL' }))).toBeNull();
    expect((await scene.look(opened)).steps).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>, [string, string]]>([
    ['on another version', { version: 1 }, ['VERSION_CONFLICT', 'input.version']],
    ['for a reason that is none', { reason: 'CAPACITY' }, ['CASE_NEEDS_REASON', 'input.reason']],
    ['of a case that ended', { state: 'NOT_INDICATED' }, ['CASE_STATE_FORBIDS', 'input.case']],
  ])('%s is refused, and tells nobody', async (_, { state, ...given }, refusal) => {
    await accepted();
    if (state) await scene.put(opened, 'NOT_INDICATED');
    expect(await newly(async () => expect(await scene.refusal(scene.triage(opened, given))).toEqual(refusal))).toEqual(
      [],
    );
    expect(await scene.look(opened)).toMatchObject({ urgency: 'NORMAL' });
  });

  it('of two at the same time is done once', async () => {
    await accepted();
    const refusals = await Promise.all(
      ['EMERGENCY', 'URGENT'].map((urgency) => scene.refusal(scene.triage(opened, { urgency, version: 2 }))),
    );
    expect(refusals.filter((each) => each === null)).toHaveLength(1);
    expect(refusals).toContainEqual(['VERSION_CONFLICT', 'input.version']);
  });

  it('and an answer at the same time leave nothing waiting that was answered', async () => {
    const accepts = () => world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    for (let time = 0; time < 5; time++) {
      goOnWith(await world.open({ urgency: 'NORMAL' }));
      const triages = scene.refusal(scene.triage(opened, { urgency: 'URGENT', version: 1 }, 'cr-secretariat'));
      const [{ errors }, refusal] = await Promise.all([accepts(), triages]);
      expect(errors).toBeUndefined();
      expect([null, 'VERSION_CONFLICT']).toContain(refusal && refusal[0]);
      expect(await waiting()).not.toContain('A1 OPEN');
      expect(await scene.look(opened)).toMatchObject({ state: 'ACKNOWLEDGED' });
    }
  });
});
