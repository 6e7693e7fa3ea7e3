import { beforeAll, describe, expect, it } from '@jest/globals';
import { CANARY, counterpart, namedOffice, person } from '@hub/cast';
import { type AlertMessage, alertFor, CASE_ALERTS, incident, inboxOf, report } from '../../scene/case-alerts.js';
import { caseDesk } from '../../scene/case-desk.js';
import { type Hand, handOf, type Made, once } from '../../scene/doing.js';
import { dayIn, returnAcross, screenOf, TOLD_HERE, TOLD_THERE } from '../../scene/return-across.js';
import { hub } from './hub.js';

/** A family in Chiang Saen calls: two relatives are held in the special economic zone across the river. */
const CALL = incident('golden-triangle', {
  ...{ place: 'TH5708', source: 'FAMILY', personsBand: 'TWO_TO_FIVE', siteClass: 'SPECIAL_ECONOMIC_ZONE' },
  ...{
    exploitationPlace: 'LA0502',
    originPlace: 'TH5708',
    reporterName: `${CANARY}-mother`,
    reporterRelation: 'mother',
  },
});
describe('relatives held in the Golden Triangle Special Economic Zone', () => {
  let desk: ReturnType<typeof caseDesk>;
  let district: Hand;
  let caseId: string;
  let people: readonly Made[];
  const own = namedOffice('DL-TH5708/SUPPRESSION_GROUP').id;
  const above = namedOffice('PL-TH57/SECRETARIAT').id;

  beforeAll(async () => {
    desk = caseDesk(await hub.as('cs-duty'));
    district = desk.hand;
  });

  it('are reported by the family: the district and, for the border, the province hear at once', async () => {
    const [officer, secretariat] = [await hub.as('cs-duty'), await hub.as('cr-secretariat')];
    const screens = await Promise.all(
      (
        [
          [officer, 'SUPPRESSION_GROUP'],
          [secretariat, 'SECRETARIAT'],
        ] as const
      ).map(async ([client, kind]) => {
        const { office, head } = await inboxOf(client, kind);
        return client.follow<AlertMessage>(CASE_ALERTS, { office, after: head });
      }),
    );
    caseId = (await report(officer, CALL)).data!.reportIncident.case!.id;
    const [first, second] = await Promise.all(screens.map((screen) => alertFor(screen, caseId)));
    expect([first!.rule, second!.rule]).toEqual(['A1', 'A4']);
    await desk.accept(first!.id);
  });

  it('are identified as victims by two disciplines of a team that a conference agreed on', async () => {
    for (const name of ['elder', 'younger'])
      await desk.register(caseId, { identity: { givenName: `${CANARY}-${name}` }, wish: 'GO_HOME' });
    people = (await desk.look(caseId)).people;
    for (const [discipline, office] of [
      ['POLICE', own],
      ['SOCIAL_WORKER', above],
    ])
      await district('addTeamMember', 'member { id }', { ...once(), case: caseId, discipline, office, role: 'MEMBER' });
    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    const convened = await district('conveneCaseConference', 'conference', {
      ...{ ...once(), case: caseId, scheduledAt, topics: ['APPROACH', 'REFERRAL'] },
      members: [{ office: own }, { office: above }],
    });
    await district('recordCaseConference', 'conference', {
      ...{
        conference: convened.id,
        version: convened.version,
        heldAt: new Date().toISOString(),
        attended: [own, above],
      },
      minutes: `${CANARY}-minutes`,
      decisions: [{ kind: 'RETURN_PREPARATION', office: own, official: person('cs-duty').id, dueAt: scheduledAt }],
    });
    await desk.move(caseId, 'SCREENING');
    for (const { id } of people)
      await district('recordScreening', 'screening { id }', {
        ...{ ...once(), person: id, form: 'NRM', formVersion: 1, finding: 'INDICATED', indicators: ['DECEPTION'] },
      });
    await desk.move(caseId, 'PRESUMED_VICTIM');
    await desk.move(caseId, 'MDT_REVIEW');
    await desk.review(caseId, 'ACTUAL');
    expect(await desk.look(caseId)).toMatchObject({ state: 'IDENTIFIED' });
  });

  it('are asked for across the river: both sides watch the same return, one of them without learning whose it is', async () => {
    const [secretariat, liaison] = [await hub.as('cr-secretariat'), await hub.as('lao-tonpheung')];
    const across = returnAcross(secretariat, liaison);
    const here = screenOf(await hub.as('cs-duty'), own);
    const there = screenOf(liaison, counterpart('counterpart-tonpheung').id);
    await Promise.all([here.connect(), there.connect()]);
    const ref = await across.ask(caseId);
    await here.until(() => here.statesOf(ref).length === 1);
    expect(there.statesOf(ref)).toEqual([]);

    await across.release();
    await across.goes('COUNTERPART_NOTIFIED');
    await there.until(() => there.statesOf(ref).includes('COUNTERPART_NOTIFIED'));
    expect((await across.answers(there.lastOf(ref))).data?.done.problems).toEqual([]);
    await across.goes('COUNTERPART_ACKNOWLEDGED', 'TRACING');
    await across.proves('PERSON_LOCATED', 'IDENTITY_CONFIRMED', 'NATIONALITY_CONFIRMED');
    await across.proves('CONSENT_GIVEN', 'DOCUMENTS_READY', 'SAFETY_ASSESSED');
    await across.goes('CLEARED');
    await across.plans();
    await across.goes('SCHEDULED');
    expect((await across.isReady()).data?.done.problems).toEqual([]);
    await across.waits();
    const [thai, lao] = await across.conversation();
    expect([thai, lao].map((text) => [/[\u0e00-\u0e7f]/.test(text!), /[\u0e80-\u0eff]/.test(text!)])).toEqual([
      [true, false],
      [false, true],
    ]);
    await there.until(() => there.statesOf(ref).filter((state) => state === 'SCHEDULED').length === 3);

    // at the river there is no signal until they are over
    there.lose();
    await across.goes('IN_TRANSIT');
    expect(await across.feed()).toEqual({ ref, state: 'IN_TRANSIT' });
    expect((await across.turnsKey()).data?.done.problems).toEqual([]);
    await across.confirms();
    await across.goes('RECEIVED');
    await there.resume();

    await across.goes('FOLLOW_UP');
    await across.proves('FEEDBACK_GIVEN');
    await across.goes('CLOSED');
    await Promise.all([here, there].map((screen) => screen.until(() => screen.statesOf(ref).includes('CLOSED'))));
    expect(there.statesOf(ref)).toEqual(TOLD_THERE);
    expect(here.statesOf(ref)).toEqual(TOLD_HERE);
    for (const { numbers } of [here, there]) expect(numbers()).toEqual([...new Set(numbers())].sort((a, b) => a - b));
    for (const word of [caseId, CANARY, ...people.map(({ id }) => id)]) expect(there.everything()).not.toContain(word);
  });

  it('are helped as was agreed with them: return, compensation, allowances, and a safe place', async () => {
    await desk.move(caseId, 'ASSISTANCE');
    const helped = people[0]!.id;
    const plan = await district('agreeSupportPlan', 'plan { id version goals { id } }', {
      ...{ ...once(), person: helped, agreedBy: 'PERSON', agreedOn: dayIn(0) },
      goals: [{ type: 'COMPENSATION', organization: 'Provincial Justice Office', targetOn: dayIn(30) }],
    });
    for (const [type, provider] of [
      ['REPATRIATION_SUPPORT', { office: own }],
      ['COMPENSATION', { organization: 'Provincial Justice Office' }],
      ['SUBSISTENCE_ALLOWANCE', { organization: 'Ministry of Social Development and Human Security' }],
      ['OCCUPATIONAL_ALLOWANCE', { organization: 'Provincial Justice Office' }],
    ] as const) {
      const given = await district('createAssistance', 'assistance', {
        ...{ ...once(), person: helped, type, status: 'ACTIVE', startedOn: '2026-01-10', ...provider },
      });
      await district('changeAssistance', 'assistance', {
        ...{ assistance: given.id, version: given.version, status: 'COMPLETED', endedOn: '2026-04-30' },
        outcome: 'ACHIEVED',
      });
    }
    const [goal] = (plan as Made & { readonly goals: readonly { readonly id: string }[] }).goals;
    await district('endSupportGoal', 'plan', {
      ...{ goal: goal!.id, version: plan.version, status: 'REACHED', endedOn: dayIn(0) },
    });

    const shelter = handOf(await hub.as('shelter-cr'));
    const drafted = await district('draftReferral', 'referral', {
      ...{ ...once(), case: caseId, office: namedOffice('shelter-chiang-rai').id, persons: people.map(({ id }) => id) },
      ...{ service: 'SAFE_ACCOMMODATION', urgency: 'URGENT', purpose: 'CARE', reason: 'ADDITIONAL_SERVICES' },
    });
    let step = await district('sendReferral', 'referral', { referral: drafted.id, version: drafted.version });
    for (const to of ['ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE', 'COMPLETED'])
      step = await shelter('answerReferral', 'referral', {
        ...{ referral: step.id, version: step.version, to },
        ...(to === 'COMPLETED' && { outcome: 'SERVICE_GIVEN', feedback: `${CANARY}-both are well` }),
      });
    const { timeline } = await desk.look(caseId);
    expect(timeline.filter(({ kind }) => kind === 'assistance.changed')).toHaveLength(4);
    // the lead committee is told of it, which stands above
    expect(timeline.find(({ kind }) => kind !== 'alert.given')).toEqual({ kind: 'referral.completed' });
  });

  it('are at home, visited, and the family knows: the loop is closed', async () => {
    await desk.move(caseId, 'REINTEGRATION');
    await desk.move(caseId, 'FOLLOW_UP');
    for (const { id } of people)
      await district('recordFollowUp', 'followUp { id }', {
        ...{ ...once(), person: id, heldOn: dayIn(0), method: 'HOME_VISIT', wellbeing: 'STABLE', risk: 'LOW' },
      });
    await desk.move(caseId, 'CLOSED', { outcome: 'RETURNED_HOME', resolvedAtLevel: 'PROVINCE', feedback: 'GIVEN' });
    const { timeline, ...seen } = await desk.look(caseId);
    expect(seen).toMatchObject({ state: 'CLOSED', outcome: 'RETURNED_HOME', resolvedAtLevel: 'PROVINCE' });
    expect(seen.assignments).toEqual([{ official: { id: person('cs-duty').id } }]);
    const acts = timeline.map(({ kind }) => kind);
    expect(acts).toEqual(
      expect.arrayContaining([
        ...['case_conference.held', 'mdt_review.recorded', 'support_plan.agreed', 'assistance.changed'],
        ...['referral.completed', 'follow_up.recorded', 'case.closed'],
      ]),
    );
    expect(acts.at(-1)).toBe('case.report');
  });
});
