import {
  type EntityManager,
  figureCells,
  newestSnapshots,
  type RecordedFigure,
  withSumsOfQuarters,
} from '@hub/subgraph-kit';
import { districtsReached } from '../material/material.store.js';
import { quartersOfOutreach } from '../outreach/outreach.store.js';
import { countMasters } from '../trainer/trainer.store.js';
import { figuresOfOutreach, figuresOfVolunteers, figureOfDistricts, figureOfMasters } from './other-figure.rules.js';
import type { IndicatorCode } from '@hub/vocabulary';
import {
  figuresOfPeople,
  figuresOfProgramme,
  figuresOfReach,
  figuresOfTrainings,
  type Here,
  type TrainingsCell,
} from './own-figure.rules.js';
import { peopleReached, type Programme, quartersOfProgramme, quartersOfTrainings } from './own-figure.store.js';

/** The records of this subgraph; what several figures rest on is read once. */
interface Records {
  readonly tx: EntityManager;
  readonly trainings: () => Promise<TrainingsCell[]>;
}

export const recordsOf = (tx: EntityManager, here: Here): Records => {
  let trainings: Promise<TrainingsCell[]> | undefined;
  return {
    tx,
    trainings: () =>
      (trainings ??= quartersOfTrainings(tx, here.today).then((quarters) => figureCells(quarters, here))),
  };
};

/** More quarters than are ever published. */
const ALL_QUARTERS = 400;

type OwnFigures = (records: Records, here: Here) => Promise<RecordedFigure[]>;

const ofTrainings =
  (code: Parameters<typeof figuresOfTrainings>[0]): OwnFigures =>
  async ({ trainings }, { today }) =>
    figuresOfTrainings(code, await trainings(), today);

const ofProgramme =
  (code: Programme): OwnFigures =>
  async ({ tx }, here) =>
    figuresOfProgramme(code, await quartersOfProgramme(tx, code, here.today), here);

const ofOutreach: OwnFigures = async ({ tx }, here) => figuresOfOutreach(await quartersOfOutreach(tx), here);

/** What gives each indicator that the records of this subgraph give anything of. */
export const OWN_FIGURES: Readonly<Partial<Record<IndicatorCode, OwnFigures>>> = {
  I3: ofTrainings('I3'),
  I4: ofTrainings('I4'),
  I5: ofTrainings('I5'),
  I8: async ({ tx }, here) => figuresOfPeople(await peopleReached(tx), here),
  I9: ofProgramme('I9'),
  I10: ofProgramme('I10'),
  I11: ofProgramme('I11'),
  I12: ofOutreach,
  I13: async (records, here) => figuresOfReach(await ofTrainings('I3')(records, here), await ofOutreach(records, here)),
  I14: ofTrainings('I14'),
  I15: async ({ tx }, here) => figureOfMasters(await countMasters(tx), here),
  I16: async ({ tx }, here) => figureOfDistricts(await districtsReached(tx), here),
  I17: async ({ tx }) =>
    withSumsOfQuarters(figuresOfVolunteers(await newestSnapshots(tx, 'VOLUNTEERS_BY_PLACE', ALL_QUARTERS))),
};
