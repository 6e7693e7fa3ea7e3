import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { officeCaller } from '@hub/caller';
import { committee, namedOffice, person } from '@hub/cast';
import type { CaseState } from '@hub/vocabulary';
import { conferenceScene } from './conference-scene.js';
import { afterMinutes } from './escalation-scene.js';
import { refusalOf } from './person-scene.js';
import { everyRow } from './world.js';
import { goOnWith, opened, people, scene, startWithCase, world } from './opened-case.js';

startWithCase();

const TO = 'DL-TH5709';
const GROUP = `${TO}/SUPPRESSION_GROUP`;

describe('a transfer', () => {
  const visible = async (who: string) =>
    (await world.send<{ case: unknown }>('query ($id: ID!) { case(id: $id) { id } }', { id: opened }, world.as(who)))
      .data!.case !== null;
  const personsSeen = async (who: string) =>
    (
      await world.send<{ case: { persons: { edges: unknown[] } } }>(
        'query ($id: ID!) { case(id: $id) { persons { edges { node { id } } } } }',
        { id: opened },
        world.as(who),
      )
    ).data!.case.persons.edges.length;

  it('lets another committee lead and tells it as of a new report; the former one sees no person any more', async () => {
    await people.registered(opened);
    expect([await visible('ms-duty'), await personsSeen('ck-duty')]).toEqual([false, 1]);
    expect(await scene.refusal(scene.transfer(opened, TO))).toBeNull();
    const found = await scene.look(opened, 'ms-duty');
    expect(found.leadCommittee).toEqual({ id: committee(TO).id });
    expect(found.steps.at(-1)).toMatchObject({
      ...{ act: 'TRANSFERRED', reason: 'OTHER_JURISDICTION', fromCommittee: { id: committee('DL-TH5703').id } },
      toCommittee: { id: committee(TO).id },
    });
    expect([await visible('ck-duty'), await personsSeen('ck-duty'), await visible('ck-chair')]).toEqual([
      true,
      0,
      true,
    ]);
    expect(await scene.refusal(scene.move(opened, 'SCREENING', { interviewConsent: true }))).toBe('FORBIDDEN_ACTION');
    const alerts = await everyRow(
      world,
      `select r.rule, e.state from case_alert a join inbox_entry r on r.inbox = a.inbox and r.number = a.number
         join escalation e on e.id = r.escalation where a.case_id = $1 and a.office = $2`,
      [opened, namedOffice(GROUP).id],
    );
    expect(alerts).toMatchObject([{ rule: 'A1' }]);
    await world.answer('ms-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    expect(await personsSeen('ms-duty')).toBe(1);
    expect(await scene.refusal(scene.move(opened, 'SCREENING', { interviewConsent: true }, 'ms-duty'))).toBeNull();
  });

  it('goes there and back, and then leads as before', async () => {
    await people.registered(opened);
    await scene.transfer(opened, TO);
    await world.answer('ms-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    expect(await scene.refusal(scene.transfer(opened, 'DL-TH5703', {}, 'ms-duty'))).toBeNull();
    expect([await personsSeen('ck-duty'), await personsSeen('ms-duty')]).toEqual([1, 0]);
  });

  it('ends what the former lead was asked, and asks it of the new one: an A6 gives no work and no person back', async () => {
    goOnWith(await people.accepted({ minorInvolved: true }));
    await people.registered(opened);
    const [before, after] = ['DL-TH5703/REHABILITATION_GROUP', `${TO}/REHABILITATION_GROUP`];
    expect(await scene.refusal(scene.transfer(opened, TO))).toBeNull();
    const asked = async (office: string) => {
      const rows = await everyRow(
        world,
        `select x.state, x.closed_by from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
           join escalation x on x.id = e.escalation where a.case_id = $1 and a.office = $2 and x.rule = 'A6'`,
        [opened, namedOffice(office).id],
      );
      return rows.map(({ state, closed_by: closedBy }) => [state, closedBy]);
    };
    expect(await asked(before)).toEqual([['CANCELLED', `person:${person('ck-duty').id}`]]);
    expect(await asked(after)).toEqual([['OPEN', null]]);
    const { data } = await world.answer('ck-rehab', { case: opened, office: before, kind: 'ACCEPTED' });
    expect(data!.acknowledgeAlert.problems).toEqual([{ code: 'ALERT_CLOSED' }]);
    expect([await personsSeen('ck-rehab'), await asked(before)]).toEqual([0, [['CANCELLED', expect.any(String)]]]);
    const working = await everyRow(world, 'select from case_assignment where case_id = $1 and ended_at is null', [
      opened,
    ]);
    expect(working).toEqual([]);
    await afterMinutes(world, opened, 10_000);
    const paged = await everyRow(
      world,
      `select from escalation_step s join escalation x on x.id = s.escalation
        where x.facts ->> 'case' = $1 and x.state = 'CANCELLED'`,
      [opened],
    );
    expect(paged).toEqual([]);
  });

  it('ends what the former province sees of persons and does in the case, on a screen that is open as well', async () => {
    const SECRETARIAT = namedOffice('PL-TH57/SECRETARIAT');
    const [first, second] = [opened, await people.accepted({ urgency: 'EMERGENCY' })];
    for (const id of [first, second]) await people.registered(id);
    await people.assign('ck-duty', second, 'cr-secretariat', 'PL-TH57/SECRETARIAT');
    const live = world.subscribe<{
      caseAlerts: { alert: { case: { id: string; persons: { edges: unknown[] } } } | null };
    }>(
      `subscription ($office: ID!) { caseAlerts(office: $office, after: 0) {
         alert { case { id persons { edges { node { id } } } } } } }`,
      { office: SECRETARIAT.id },
      officeCaller(
        { office: SECRETARIAT.id, kind: SECRETARIAT.kind, committee: SECRETARIAT.committee, appointment: null },
        world.services.directory.version,
      ),
    );
    const shownOf = async (id: string): Promise<number> => {
      for (;;) {
        const { value } = await live.next();
        const about = value?.data?.caseAlerts.alert?.case;
        if (about?.id === id) return about.persons.edges.length;
      }
    };
    expect(await shownOf(second)).toBe(1);
    goOnWith(second);
    expect([await personsSeen('cr-secretariat'), await visible('py-secretariat')]).toEqual([1, false]);
    expect(await scene.refusal(scene.transfer(second, 'DL-TH5605'))).toBeNull();
    expect([await visible('cr-secretariat'), await personsSeen('cr-secretariat')]).toEqual([true, 0]);
    const office = namedOffice('DL-TH5605/SUPPRESSION_GROUP').id;
    await world.answer('dk-duty', { case: second, office: 'DL-TH5605/SUPPRESSION_GROUP', kind: 'ACCEPTED' });
    await conferenceScene(world).convene('dk-duty', second, { members: [{ office }, { office: SECRETARIAT.id }] });
    expect(await shownOf(second)).toBe(0);
    await live.return?.();
    expect(await personsSeen('py-secretariat')).toBe(1);
    expect(refusalOf(await people.register('cr-secretariat', second, {}, { mfa: true }))).toBe('FORBIDDEN_ACTION');
    // within a province its secretariat goes on
    goOnWith(first);
    await people.assign('ck-duty', first, 'cr-secretariat', 'PL-TH57/SECRETARIAT');
    expect(await scene.refusal(scene.transfer(first, TO))).toBeNull();
    expect(refusalOf(await people.register('cr-secretariat', first, {}, { mfa: true }))).toBeNull();
  });

  it('leaves police of the former committee what they inquire into, for as long as they do, and no more', async () => {
    const police = namedOffice('DL-TH5703/INQUIRY_POLICE').id;
    await everyRow(
      world,
      `insert into row_access (resource_type, resource, office, reason, until)
       values ('case', $1, $2, 'INQUIRY', now() + interval '1 hour')`,
      [opened, police],
    );
    await scene.transfer(opened, TO);
    const left = await everyRow(
      world,
      'select reason, until > now() as lives from row_access where resource = $1 and office = $2',
      [opened, police],
    );
    expect(left).toEqual([{ reason: 'INQUIRY', lives: true }]);
  });

  it('is done by the secretariat of the province too', async () => {
    expect(await scene.refusal(scene.transfer(opened, 'PL-TH57', {}, 'cr-secretariat'))).toBeNull();
    expect(await visible('cr-secretariat')).toBe(true);
  });

  it.each<[string, Record<string, unknown>, [string, string]]>([
    ['to who leads already', { committee: 'DL-TH5703' }, ['CASE_TRANSFER_NOT_POSSIBLE', 'input.committee']],
    [
      'to the nation, which may know no person of it',
      { committee: 'NL-TH' },
      ['CASE_TRANSFER_NOT_POSSIBLE', 'input.committee'],
    ],
    ['to no committee', { id: randomUUID() }, ['CASE_TRANSFER_NOT_POSSIBLE', 'input.committee']],
    ['for a reason that is none', { reason: 'HEALTH' }, ['CASE_NEEDS_REASON', 'input.reason']],
    ['of another version', { version: 1 }, ['VERSION_CONFLICT', 'input.version']],
    ['of a case that ended', { state: 'NOT_INDICATED' }, ['CASE_STATE_FORBIDS', 'input.case']],
  ])('%s is refused', async (_, { committee: code = TO, id, state, ...given }, refusal) => {
    if (state) await scene.put(opened, state as CaseState);
    expect(
      await scene.refusal(scene.transfer(opened, code as string, { ...given, ...(id ? { committee: id } : {}) })),
    ).toEqual(refusal);
    expect((await scene.look(opened)).leadCommittee).toEqual({ id: committee('DL-TH5703').id });
  });
});

describe('a case that the nation leads, because no committee is near', () => {
  const DESK = 'NL-TH/NATIONAL_DESK';
  const FOUNDED = randomUUID();
  const by = 'national-desk';
  beforeEach(async () => {
    goOnWith(await world.open({ place: 'TH6306' }));
  });
  const accept = () => world.answer(by, { case: opened, office: DESK, kind: 'ACCEPTED' });
  /** Tells the directory, as its feed would. */
  const tell = (kind: 'committee' | 'office' | 'appointment', id: string, data: object): void => {
    const { directory } = world.services;
    directory.apply(directory.version + 1, { kind, id, data } as never);
  };
  const found = (): void => {
    const [from, until] = ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'];
    const { id: parent } = committee('NL-TH');
    tell('committee', FOUNDED, { code: 'PL-TH63', level: 'PROVINCE', state: 'ACTIVE', place: 'TH63', parent });
    tell('office', 'tak', { kind: 'SECRETARIAT', committee: FOUNDED, jurisdiction: ['TH63'] });
    tell('appointment', 'of-tak', { person: person('admin').id, office: 'tak', from, until });
  };

  it('is judged and handed over by the national desk, which learns of no person of it', async () => {
    expect(await scene.refusal(scene.triage(opened, {}, by))).toBeNull();
    await accept();
    expect(refusalOf(await people.assign(by, opened, by, DESK))).toBeNull();
    expect(await scene.refusal(scene.move(opened, 'SCREENING', { interviewConsent: true }, by))).toBeNull();
    for (const doing of [people.register(by, opened, {}, { mfa: true }), people.share(by, opened, GROUP)])
      expect(refusalOf(await doing)).toBe('FORBIDDEN_ACTION');
    expect((await scene.look(opened, by))['persons']).toBeNull();
  });

  it('goes to the committee that will work on it', async () => {
    await accept();
    expect(await scene.refusal(scene.transfer(opened, 'DL-TH5709', {}, by))).toBeNull();
    await world.answer('ms-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    expect(await scene.refusal(scene.move(opened, 'SCREENING', { interviewConsent: true }, 'ms-duty'))).toBeNull();
    expect(await scene.refusal(scene.move(opened, 'NOT_INDICATED', {}, by))).toBe('FORBIDDEN_ACTION');
  });

  it('is the only one that it may judge, give away and hand over because it was told of it', async () => {
    goOnWith(await people.accepted({ exploitationPlace: 'MMR003005' }));
    expect((await scene.look(opened, by)).state).toBe('ACKNOWLEDGED');
    expect(await scene.refusal(scene.triage(opened, {}, by))).toBe('FORBIDDEN_ACTION');
    expect(await scene.refusal(scene.transfer(opened, 'DL-TH5709', {}, by))).toBe('FORBIDDEN_ACTION');
    expect(refusalOf(await people.assign(by, opened, 'ck-rehab', 'DL-TH5703/REHABILITATION_GROUP'))).toBe(
      'FORBIDDEN_ACTION',
    );
    const [{ id }] = (await everyRow(world, 'select id from case_assignment where case_id = $1', [opened])) as [
      { id: string },
    ];
    expect(refusalOf(await people.endAssignment(by, { assignment: id }))).toMatch(/NOT_FOUND|FORBIDDEN_ACTION/);
  });

  it('goes to the secretariat of its province when one was founded since, with its persons from then on', async () => {
    await accept();
    found();
    expect(await scene.refusal(scene.transfer(opened, TO, { committee: FOUNDED }, by))).toBeNull();
    expect((await scene.look(opened, 'admin')).leadCommittee).toEqual({ id: FOUNDED });
    const told = await everyRow(world, `select id from case_alert where case_id = $1 and office = 'tak'`, [opened]);
    const { data } = await world.send<{ done: { problems: object[] } }>(
      'mutation ($input: AcknowledgeAlertInput!) { done: acknowledgeAlert(input: $input) { problems { code } } }',
      { input: { alert: told[0]!['id'], kind: 'ACCEPTED' } },
      world.as('admin'),
    );
    expect(data!.done.problems).toEqual([]);
    expect(refusalOf(await people.register('admin', opened, {}, { mfa: true }))).toBeNull();
  });
});
