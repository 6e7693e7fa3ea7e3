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
import { factsOf, linesById, replaceLines, writeLine } from './plan-budget/plan-budget.store.js';
import { changePlan, insertPlan, insertStep, writeActivity } from './plan/plan.write-store.js';
import { changeTask, insertTask } from './task/task.store.js';

/** Whose year it is, as the cast has them. */
export interface CastOfYear {
  readonly committee: string;
  readonly chair: { readonly official: string; readonly office: string };
  readonly focal: { readonly official: string; readonly office: string };
  readonly prevention: string;
  readonly agencies: readonly string[];
  /** The Local Administrative Organization that it asks for money. */
  readonly localBody: string;
  readonly idOf: (name: string) => string;
}

/** Hours after midnight at which the demo meets. */
const NINE_MS = 9 * 3_600_000;
const morningOf = (day: string): Date => new Date(thaiMidnight(day).getTime() + NINE_MS);
const keyed = ({ idOf }: CastOfYear, key: string) => ({ id: idOf(key), idempotency_key: key, fingerprint: key });

/** The year of one committee: its plan, a meeting that was held with what came of it, and one to come. */
export const seedYear = async (tx: EntityManager, now: Date, cast: CastOfYear): Promise<void> => {
  const held = cast.idOf('meeting:cs-held');
  if ((await meetingsById(tx, [held])).length) return;
  const activity = await seedPlan(tx, now, cast);
  const decision = await seedMeetings(tx, now, cast);
  const of = { committee: cast.committee, ...cast.focal };
  const task = await insertTask(tx, {
    ...{
      ...keyed(cast, 'task:cs-piers'),
      ...of,
      title: 'Map the private piers with the boat owners',
      state: 'ASSIGNED',
    },
    ...{ due_on: daysAfter(thaiDay(now), 20), case_id: null, decision, activity, proposed_by: cast.chair.official },
  });
  await endorse(tx, 'task', { id: task.id, on: thaiDay(now), as: 'District Chief', by: cast.chair.official });
  await changeTask(tx, { ...task, state: 'ENDORSED', at: now });
};

/** @returns the activity */
const seedPlan = async (tx: EntityManager, now: Date, cast: CastOfYear): Promise<string | null> => {
  const plan = await insertPlan(tx, {
    ...{
      ...keyed(cast, 'plan:cs'),
      committee: cast.committee,
      drafted_by: cast.focal.official,
      title: 'Piers and schools',
    },
    financial_year: financialQuarterOf(thaiDay(now)).year,
  });
  if (!plan) return null;
  const activity = {
    ...{
      id: cast.idOf('activity:cs-piers'),
      plan: plan.id,
      committee: plan.committee,
      kind: 'WATCHDOG_GROUP' as const,
      theme: 'PREVENTION' as const,
    },
    ...{
      title: 'Watchdog group of the piers',
      problem: 'Private piers are not watched at night',
      quarters: [1, 2] as const,
    },
    ...{ solution: 'Boat owners and village volunteers keep watch in turns', office: cast.focal.office },
    agencies: cast.agencies,
    places: [],
  };
  await writeActivity(tx, activity);
  const asked = { id: cast.idOf('line:cs-piers'), organization: cast.localBody, proposed: 2_500_000n };
  const own = { id: cast.idOf('line:cs-piers-own'), organization: cast.agencies[0]!, proposed: 300_000n };
  await replaceLines(tx, activity, [
    { ...asked, source: 'LOCAL_ADMINISTRATIVE_ORGANIZATION' },
    { ...own, source: 'WITHIN_MANDATE' },
  ]);
  const before = daysAfter(thaiDay(now), -1);
  await endorse(tx, 'plan_activity', { id: activity.id, on: before, as: 'District Chief', by: cast.focal.official });
  for (const state of ['SUBMITTED', 'ACCEPTED'] as const) {
    const next = await changePlan(tx, { id: plan.id, state }, now);
    await insertStep(tx, next, { person: cast.chair.official, office: cast.chair.office, at: now });
  }
  const [line] = await linesById(tx, [asked.id]);
  await writeLine(tx, asked.id, { ...factsOf(line!), submittedOn: thaiDay(now) });
  return activity.id;
};

/** @returns the decision of the one that was held */
const seedMeetings = async (tx: EntityManager, now: Date, cast: CastOfYear): Promise<string> => {
  const today = thaiDay(now);
  const given = {
    committee: cast.committee,
    conference: null,
    planned_by: cast.focal.official,
    venue: 'District hall',
  };
  const offices = [cast.chair.office, cast.focal.office, cast.prevention];
  const [heldOn, decision] = [daysAfter(today, -3), cast.idOf('decision:cs-piers')];
  const held = await insertMeeting(tx, {
    ...{ ...keyed(cast, 'meeting:cs-held'), ...given, kind: 'QUARTERLY', planned_at: morningOf(heldOn) },
    agenda: 'The plan of the year; the piers',
  });
  await replaceInvitations(tx, held, { offices, guests: [] });
  await writeAttendance(tx, held, [
    { office: cast.chair.office, state: 'ATTENDED', official: cast.chair.official },
    { office: cast.focal.office, state: 'ATTENDED', official: cast.focal.official },
  ]);
  await insertDecisions(tx, held, [{ id: decision, words: 'Map the private piers before the end of the quarter' }]);
  const minutes = 'The chair opened the meeting. The plan of the year was read. The piers were talked about.';
  await writeMeeting(tx, { ...held, state: 'HELD', held_on: heldOn, minutes });
  const next = await insertMeeting(tx, {
    ...{ ...keyed(cast, 'meeting:cs-next'), ...given, kind: 'QUARTERLY', planned_at: morningOf(daysAfter(today, 60)) },
    agenda: 'What became of the piers',
  });
  await replaceInvitations(tx, next, { offices, guests: [] });
  return decision;
};
