import { type EntityManager, newestSnapshots, type RecordedFigure } from '@hub/subgraph-kit';
import { districtsReached } from '../material/material.store.js';
import { quartersOfOutreach } from '../outreach/outreach.store.js';
import { countMasters } from '../trainer/trainer.store.js';
import { figuresOfOutreach, figuresOfVolunteers, figureOfDistricts, figureOfMasters } from './other-figure.rules.js';
import type { IndicatorCode } from '@hub/vocabulary';
import { figuresOfPeople, figuresOfTrainings, type Here } from './own-figure.rules.js';
import { peopleReached, type QuarterOfTrainings, quartersOfTrainings } from './own-figure.store.js';

/** The records of this subgraph; what several figures rest on is read once. */
interface Records {
  readonly tx: EntityManager;
  readonly quarters: () => Promise<QuarterOfTrainings[]>;
}

export const recordsOf = (tx: EntityManager, { today }: Pick<Here, 'today'>): Records => {
  let quarters: Promise<QuarterOfTrainings[]> | undefined;
  return { tx, quarters: () => (quarters ??= quartersOfTrainings(tx, today)) };
};

/** Published quarters that volunteers are told of. */
const QUARTERS_OF_VOLUNTEERS = 12;

type OwnFigures = (records: Records, here: Here) => Promise<RecordedFigure[]>;

const ofTrainings =
  (code: Parameters<typeof figuresOfTrainings>[0]): OwnFigures =>
  async ({ quarters }, here) =>
    figuresOfTrainings(code, await quarters(), here);

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
