import type { AgencyKind, TrainerKind, TrainingTopic } from '@hub/vocabulary';
import { committee } from './committees.js';
import { castId } from './id.js';
import { trainingSeries } from './trainings.js';

/** An invented trainer. */
export interface DemoTrainer {
  readonly id: string;
  readonly kind: TrainerKind;
  /** Id of the committee that keeps the record. */
  readonly committee: string;
  readonly name: string;
  readonly agencyKind: AgencyKind;
  readonly agency: string;
  /** ISO day. */
  readonly since: string;
  readonly topics: readonly TrainingTopic[];
  readonly accreditedBy: string;
  readonly formedBy: string | null;
  readonly formedAt: string | null;
  /** Ids of trainings that they led. */
  readonly led: readonly string[];
}

const training = (index: number): string => trainingSeries[index]!.id;
const idOf = (name: string): string => castId(`trainer:${name}`);

const master = (name: string, agencyKind: AgencyKind, agency: string, led: readonly number[]): DemoTrainer => ({
  ...{ id: idOf(name), kind: 'MASTER_TRAINER', committee: committee('NL-TH').id, name: `${name} Demo` },
  ...{ agencyKind, agency, since: '2019-01-01', topics: ['DEFINING_TIP', 'LEGISLATION'] },
  ...{ accreditedBy: 'Capacity-building programme', formedBy: null, formedAt: null, led: led.map(training) },
});

const formed = (name: string, by: string, { at, led }: { at: number; led: readonly number[] }): DemoTrainer => ({
  ...{ id: idOf(name), kind: 'TRAINER', committee: committee('PL-TH57').id, name: `${name} Demo` },
  ...{ agencyKind: 'ADMINISTRATION', agency: 'District Administration Office', since: '2020-01-01' },
  ...{ topics: ['IDENTIFICATION_AND_REFERRAL'], accreditedBy: 'Capacity-building programme' },
  ...{ formedBy: idOf(by), formedAt: training(at), led: led.map(training) },
});

/** A few of those whom the programme counts; how many there are is a published figure. Called after fish, as nobody is. */
export const trainers: readonly DemoTrainer[] = [
  master('Barb', 'JUSTICE', 'Department of Special Investigation', [0, 2]),
  master('Danio', 'POLICE', 'Anti-Trafficking in Persons Division', [4]),
  master('Loach', 'SOCIAL_DEVELOPMENT', 'Division of Anti-Trafficking in Persons', [6]),
  formed('Rasbora', 'Barb', { at: 0, led: [1, 2] }),
  formed('Gourami', 'Danio', { at: 4, led: [5] }),
];
