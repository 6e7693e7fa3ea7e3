import { castId, committee, office, organization, person } from '@hub/cast';
import type { EntityManager } from '@hub/subgraph-kit';
import { daysAfter, financialQuarterOf, thaiDay, thaiMidnight } from '@hub/vocabulary';
import { endorse } from './endorsement/endorsement.js';
import { meetingsById } from './meeting/meeting.store.js';
import {
  insertDecisions,
  insertMeeting,
  replaceInvitations,
  writeAttendance,
  writeMeeting,
} from './meeting/meeting.write-store.js';
import { changePlan, insertPlan, insertStep, replaceLines, writeActivity } from './plan/plan.write-store.js';
import { changeTask, insertTask } from './task/task.store.js';

const CODE = 'DL-TH5708';
const [CHAIR, FOCAL] = [person('cs-chair').id, person('cs-duty').id];
const officeOf = (kind: 'CHAIR' | 'FOCAL_POINT' | 'PREVENTION_GROUP'): string => office(CODE, kind).id;
/** Hours after midnight at which the demo meets. */
const NINE_MS = 9 * 3_600_000;
const morningOf = (day: string): Date => new Date(thaiMidnight(day).getTime() + NINE_MS);
const keyed = (key: string) => ({ id: castId(key), idempotency_key: key, fingerprint: key });

/** The year of one committee: its plan, a meeting that was held with what came of it, and one to come. */
export const seedYear = async (tx: EntityManager, now: Date): Promise<void> => {
  const held = castId('meeting:cs-held');
  if ((await meetingsById(tx, [held])).length) return;
  const activity = await seedPlan(tx, now);
  const decision = await seedMeetings(tx, now);
  const of = { committee: committee(CODE).id, official: FOCAL, office: officeOf('FOCAL_POINT') };
  const task = await insertTask(tx, {
    ...{ ...keyed('task:cs-piers'), ...of, title: 'Map the private piers with the boat owners', state: 'ASSIGNED' },
    ...{ due_on: daysAfter(thaiDay(now), 20), case_id: null, decision, activity, proposed_by: CHAIR },
  });
  await endorse(tx, 'task', { id: task.id, on: thaiDay(now), as: 'District Chief', by: CHAIR });
  await changeTask(tx, { ...task, state: 'ENDORSED', at: now });
};

/** @returns the activity */
const seedPlan = async (tx: EntityManager, now: Date): Promise<string | null> => {
  const plan = await insertPlan(tx, {
    ...{ ...keyed('plan:cs'), committee: committee(CODE).id, drafted_by: FOCAL, title: 'Piers and schools' },
    financial_year: financialQuarterOf(thaiDay(now)).year,
  });
  if (!plan) return null;
  const activity = {
    ...{ id: castId('activity:cs-piers'), plan: plan.id, committee: plan.committee, kind: 'WATCHDOG_GROUP' as const },
    ...{
      title: 'Watchdog group of the piers',
      problem: 'Private piers are not watched at night',
      quarters: [1, 2] as const,
    },
    ...{ solution: 'Boat owners and village volunteers keep watch in turns', official: FOCAL },
    agencies: [organization('TH5708/DISTRICT_OFFICE').id, organization('TH5708/POLICE').id],
  };
  await writeActivity(tx, activity);
  await replaceLines(tx, activity, [
    { id: castId('line:cs-piers'), source: 'LOCAL_ADMINISTRATIVE_ORGANIZATION', proposed: 2_500_000n },
  ]);
  const before = daysAfter(thaiDay(now), -1);
  await endorse(tx, 'plan_activity', { id: activity.id, on: before, as: 'District Chief', by: FOCAL });
  for (const state of ['SUBMITTED', 'ACCEPTED'] as const) {
    const next = await changePlan(tx, { id: plan.id, state }, now);
    await insertStep(tx, next, { person: CHAIR, office: officeOf('CHAIR'), at: now });
  }
  return activity.id;
};

/** @returns the decision of the one that was held */
const seedMeetings = async (tx: EntityManager, now: Date): Promise<string> => {
  const today = thaiDay(now);
  const given = { committee: committee(CODE).id, conference: null, planned_by: FOCAL, venue: 'District hall' };
  const offices = [officeOf('CHAIR'), officeOf('FOCAL_POINT'), officeOf('PREVENTION_GROUP')];
  const [heldOn, decision] = [daysAfter(today, -3), castId('decision:cs-piers')];
  const held = await insertMeeting(tx, {
    ...{ ...keyed('meeting:cs-held'), ...given, kind: 'QUARTERLY', planned_at: morningOf(heldOn) },
    agenda: 'The plan of the year; the piers',
  });
  await replaceInvitations(tx, held, offices);
  await writeAttendance(tx, held, [
    { office: officeOf('CHAIR'), state: 'ATTENDED', official: CHAIR },
    { office: officeOf('FOCAL_POINT'), state: 'ATTENDED', official: FOCAL },
  ]);
  await insertDecisions(tx, held, [{ id: decision, words: 'Map the private piers before the end of the quarter' }]);
  const minutes = 'The chair opened the meeting. The plan of the year was read. The piers were talked about.';
  await writeMeeting(tx, { ...held, state: 'HELD', held_on: heldOn, minutes });
  const next = await insertMeeting(tx, {
    ...{ ...keyed('meeting:cs-next'), ...given, kind: 'QUARTERLY', planned_at: morningOf(daysAfter(today, 60)) },
    agenda: 'What became of the piers',
  });
  await replaceInvitations(tx, next, offices);
  return decision;
};
