import { indicatorNotes, publishedFigures, trainings } from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { insertFigure } from './indicator/indicator.store.js';
import { insertNote } from './indicator/indicator-note.store.js';
import { insertTraining, replaceResults } from './training-event/training-event.store.js';

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
  for (const figure of publishedFigures)
    await insertFigure(tx, figure, { by: 'system:seed', at: services.now(), key: figure.id, fingerprint: '' });
  for (const note of indicatorNotes)
    await insertNote(tx, note, { by: 'system:seed', at: services.now(), key: note.id, fingerprint: '' });
};
