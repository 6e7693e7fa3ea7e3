import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  subjectSeal,
} from '@hub/subgraph-kit';
import { tellWatch } from '../notice/notice.store.js';
import { type Appointed, requireReviewing } from '../permissions.js';
import { recordStep } from './break-glass.audit.js';
import { endAccess } from './break-glass.end.js';
import { type ReviewBreakGlassInput, reviewRules } from './break-glass.inputs.js';
import { obstacleToReview } from './break-glass.rules.js';
import { notePlace, subjectOfBreakGlass } from './break-glass.sealing.js';
import { breakGlassById, type BreakGlassRow, lockBreakGlass } from './break-glass.store.js';
import { type Answered, done, refused } from './break-glass.type.js';
import { insertReview } from './review.store.js';

/** A second person judges; late is better than never, so it stays possible after the hours are over. */
export const reviewBreakGlass = async (input: ReviewBreakGlassInput, context: HubContext): Promise<Answered> => {
  const [held] = requireReviewing(context);
  const wrong = problemsOf(reviewRules, input);
  if (wrong.length) return refused(wrong);
  const id = isId(input.breakGlass) ? input.breakGlass : null;
  const seen = id && (await context.asCaller((tx) => breakGlassById(tx, id)));
  if (!seen) throw new HubError('NOT_FOUND');
  return context.asSystem('review-break-glass', async (tx) => {
    const row = await lockBreakGlass(tx, seen.id);
    const obstacle = obstacleToReview(
      { opener: row.person, isOpen: row.is_open, isReviewed: row.verdict !== null },
      { by: context.caller.id, verdict: input.verdict },
    );
    if (obstacle) return refused([problem(obstacle.code, obstacle.field)]);
    return review(tx, context, { row, input, held });
  });
};

interface Reviewing {
  readonly row: BreakGlassRow;
  readonly input: ReviewBreakGlassInput;
  readonly held: Appointed;
}

const review = async (tx: EntityManager, context: HubContext, { row, input, held }: Reviewing): Promise<Answered> => {
  const { verdict } = input;
  const note = input.note?.trim();
  const seal = note ? await subjectSeal(tx, context.sealer, subjectOfBreakGlass(row.id)) : null;
  await insertReview(tx, {
    ...{ breakGlass: row.id, opener: row.person, verdict },
    ...{ person: context.caller.id, office: held.office, appointment: held.appointment },
    note: note && seal ? seal.seal(note, notePlace(row.id)) : null,
  });
  const reviewed = row.is_open ? await endAccess(tx, row) : (await breakGlassById(tx, row.id))!;
  await recordStep(tx, reviewed, { by: context.caller.id, office: held.office, step: 'reviewed' });
  await tellWatch(tx, reviewed, { kind: 'REVIEWED', event: context.newId() });
  return done(reviewed);
};
