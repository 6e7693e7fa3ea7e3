import type { FiguresOf } from '@hub/subgraph-kit';
import {
  committeesSoFar,
  daysWithoutChair,
  fundedBodies,
  meetingsHeld,
  newCommittees,
  plansOnTime,
  quartersMet,
  tasksEndorsed,
} from './figure.rules.js';
import {
  assignedTasks,
  chairVacancies,
  dissolvedCommittees,
  foundedCommittees,
  fundedYears,
  heldMeetings,
  meetingCommittees,
  submittedPlans,
} from './figure.store.js';

/** What the records of committees give of the indicators. */
export const committeeFigures: FiguresOf = async (tx, needs) => {
  const here = { ...needs, dissolved: await dissolvedCommittees(tx) };
  const founded = await foundedCommittees(tx);
  const meetings = await heldMeetings(tx);
  return [
    ...newCommittees(founded, here),
    ...committeesSoFar(founded, here),
    ...meetingsHeld(meetings, here),
    ...fundedBodies(await fundedYears(tx), here),
    ...plansOnTime(await submittedPlans(tx), here),
    ...quartersMet(
      meetings.filter(({ kind }) => kind === 'QUARTERLY'),
      await meetingCommittees(tx),
      here,
    ),
    ...tasksEndorsed(await assignedTasks(tx), here),
    ...daysWithoutChair(await chairVacancies(tx), here),
  ];
};
