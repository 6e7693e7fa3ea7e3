import { curricula, indicatorNotes, outreachEvents, publishedFigures, testPairs, trainings } from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { keepPairs } from './assessment/assessment.store.js';
import { seedPlans } from './capacity-plan/capacity-plan.seed.js';
import { seedCurricula } from './curriculum/curriculum.seed.js';
import { curriculaById } from './curriculum/curriculum.store.js';
import { insertNote } from './indicator/indicator-note.store.js';
import { insertFigure } from './indicator/indicator.store.js';
import { seedMaterials } from './material/material.seed.js';
import { insertOutreach } from './outreach/outreach.store.js';
import { seedStories } from './outcome-story/outcome-story.seed.js';
import { seedPolicies } from './policy/policy.seed.js';
import { seedTestItems } from './test-item/test-item.seed.js';
import { seedTrainers } from './trainer/trainer.seed.js';
import { insertTraining, replaceResults } from './training-event/training-event.store.js';
import { seedLinks } from './training-event/training-links.seed.js';
import { seedVolunteers } from './volunteer/volunteer.seed.js';

/**
 * The capacity-building series of the first four committees with its curricula, materials and plans, one training still
 * to come, outreach, what was published, what tests ask, policies, trainers,
 * volunteers and stories.
 */
export const seed = async (context: SeedContext): Promise<void> => {
  const { tx, services } = context;
  const by = { by: 'system:seed', at: services.now(), fingerprint: '' };
  for (const training of trainings(services.now())) {
    await insertTraining(tx, {
      id: training.id,
      committeeId: training.committee,
      place: training.place,
      title: training.titleEn,
      state: training.state,
      heldOn: training.heldOn,
      topics: [...training.topics],
      version: 1,
      plannedBy: 'system:seed',
      idempotencyKey: training.id,
      fingerprint: '',
    });
    if (training.attendance.length)
      await replaceResults(tx, training.id, { attendance: training.attendance, assessment: training.assessment });
  }
  for (const { training, ...pairs } of testPairs) await keepPairs(tx, training, pairs);
  for (const { heldOn: held_on, lowerBound: lower_bound, ...event } of outreachEvents)
    await insertOutreach(tx, { ...event, held_on, lower_bound }, { ...by, id: event.id, key: event.id });
  for (const figure of publishedFigures) await insertFigure(tx, figure, { ...by, key: figure.id });
  for (const note of indicatorNotes) await insertNote(tx, note, { ...by, key: note.id });
  const known = await curriculaById(tx, [curricula[0]!.id]);
  if (!known.length) await seedOfCurricula(context);
  await seedPolicies(context);
  await seedTestItems(context);
  await seedTrainers(context);
  await seedVolunteers(context);
  await seedStories(context);
};

/** What the series taught, from what, and the plans it was held by. */
const seedOfCurricula = async (context: SeedContext): Promise<void> => {
  await seedCurricula(context);
  await seedMaterials(context);
  await seedLinks(context);
  await seedPlans(context);
};
