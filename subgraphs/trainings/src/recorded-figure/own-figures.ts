import { type EntityManager, figureCells, newestSnapshots, type RecordedFigure } from '@hub/subgraph-kit';
import { districtsReached } from '../material/material.store.js';
import { quartersOfOutreach } from '../outreach/outreach.store.js';
import { countMasters } from '../trainer/trainer.store.js';
import { figuresOfOutreach, figuresOfVolunteers, figureOfDistricts, figureOfMasters } from './other-figure.rules.js';
import type { IndicatorCode } from '@hub/vocabulary';
import { figuresOfPeople, figuresOfTrainings, type Here, type TrainingsCell } from './own-figure.rules.js';
import { peopleReached, quartersOfTrainings } from './own-figure.store.js';

/** The records of this subgraph; what several figures rest on is read once. */
interface Records {
  readonly tx: EntityManager;
  readonly trainings: () => Promise<TrainingsCell[]>;
}

export const recordsOf = (tx: EntityManager, here: Here): Records => {
  let trainings: Promise<TrainingsCell[]> | undefined;
  return {
    tx,
    trainings: () => (trainings ??= quartersOfTrainings(tx).then((quarters) => figureCells(quarters, here))),
  };
};

/** Published quarters that volunteers are told of. */
const QUARTERS_OF_VOLUNTEERS = 12;

type OwnFigures = (records: Records, here: Here) => Promise<RecordedFigure[]>;

const ofTrainings =
  (code: Parameters<typeof figuresOfTrainings>[0]): OwnFigures =>
  async ({ trainings }, { today }) =>
    figuresOfTrainings(code, await trainings(), today);

/** What gives each indicator that the records of this subgraph give anything of. */
export const OWN_FIGURES: Readonly<Partial<Record<IndicatorCode, OwnFigures>>> = {
  I3: ofTrainings('I3'),
  I4: ofTrainings('I4'),
  I5: ofTrainings('I5'),
  I8: async ({ tx }, here) => figuresOfPeople(await peopleReached(tx), here),
  I12: async ({ tx }, here) => figuresOfOutreach(await quartersOfOutreach(tx), here),
  I14: ofTrainings('I14'),
  I15: async ({ tx }, here) => figureOfMasters(await countMasters(tx), here),
  I16: async ({ tx }, here) => figureOfDistricts(await districtsReached(tx), here),
  I17: async ({ tx }) => figuresOfVolunteers(await newestSnapshots(tx, 'VOLUNTEERS_BY_PLACE', QUARTERS_OF_VOLUNTEERS)),
};
