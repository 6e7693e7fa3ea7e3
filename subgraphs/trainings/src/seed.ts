import {
  directoryRecords,
  outcomeStories,
  outreachEvents,
  publishedFigures,
  testPairs,
  trainings,
  volunteerGroups,
} from '@hub/cast';
import { Directory, type EntityManager, type SeedContext } from '@hub/subgraph-kit';
import { keepPairs } from './assessment/assessment.store.js';
import { insertFigure } from './indicator/indicator.store.js';
import { grantStory } from './outcome-story/outcome-story.grants.js';
import { insertStory, moveStory } from './outcome-story/outcome-story.store.js';
import { insertOutreach } from './outreach/outreach.store.js';
import { insertTraining, replaceResults } from './training-event/training-event.store.js';
import { grantVolunteers } from './volunteer/volunteer.grants.js';
import { insertVolunteerGroup } from './volunteer/volunteer.store.js';

/** The capacity-building series of the first four committees, one training still to come, and what was published. */
export const seed = async ({ tx, services }: SeedContext): Promise<void> => {
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
    await insertOutreach(
      tx,
      { ...event, held_on, lower_bound, fingerprint: '' },
      { by: 'system:seed', at: services.now(), key: event.id },
    );
  const directory = Directory.of(directoryRecords(services.now()));
  await seedVolunteers(tx, directory);
  await seedStories(tx, directory, services.now());
  for (const figure of publishedFigures)
    await insertFigure(tx, figure, { by: 'system:seed', at: services.now(), key: figure.id, fingerprint: '' });
};

const seedVolunteers = async (tx: EntityManager, directory: Directory): Promise<void> => {
  for (const { id, place, village, recordedAt, ...numbers } of volunteerGroups) {
    const committee = (directory.committeeFor(place, 'DISTRICT') ?? directory.committeeFor(place, 'PROVINCE'))!.id;
    await insertVolunteerGroup(
      tx,
      { ...numbers, id, committee, place, village, recorded_at: new Date(recordedAt), fingerprint: '' },
      { by: 'system:seed', key: id, villageKey: village },
    );
    await grantVolunteers(tx, directory, committee);
  }
};

const seedStories = async (tx: EntityManager, directory: Directory, at: Date): Promise<void> => {
  for (const { happenedOn: happened_on, state, ...story } of outcomeStories) {
    const { id, committee } = story;
    const isNew = await insertStory(tx, { ...story, happened_on, by: 'system:seed', at, key: id, fingerprint: '' });
    await grantStory(tx, directory, { id, committee });
    if (!isNew || state === 'DRAFT') continue;
    for (const next of ['REVIEWED', 'PUBLISHED'] as const)
      await moveStory(tx, { id, by: 'system:seed-review', at, state: next });
  }
};
