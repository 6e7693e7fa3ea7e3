import type { EntityManager } from '@hub/subgraph-kit';
import type { EstablishmentStepKind } from '@hub/vocabulary';
import type { Doer } from '../committee/committee.changing.js';
import type { StepDays } from './establishment.rules.js';

export interface EstablishmentStepRow {
  readonly committee: string;
  readonly step: EstablishmentStepKind;
  /** `YYYY-MM-DD`. */
  readonly happened_on: string;
  readonly organizations: readonly string[];
}

export interface NewStep {
  readonly committee: string;
  readonly step: EstablishmentStepKind;
  readonly happenedOn: string;
  readonly organizations: readonly string[];
}

/** The steps of each committee, in the order they happened. */
export const stepsOfCommittees = (tx: EntityManager, committees: readonly string[]): Promise<EstablishmentStepRow[]> =>
  tx.query(
    `select committee, step, happened_on::text as happened_on, organizations from establishment_step
      where committee = any ($1::uuid[]) order by committee, happened_on, recorded_at, step`,
    [committees],
  );

export const stepDaysOf = async (tx: EntityManager, committee: string): Promise<StepDays> =>
  new Map((await stepsOfCommittees(tx, [committee])).map(({ step, happened_on: on }) => [step, on]));

/** Writes a step, new or dated anew. */
export const writeStep = async (
  tx: EntityManager,
  { committee, step, happenedOn, organizations }: NewStep,
  { person, office, at }: Doer,
): Promise<void> => {
  await tx.query(
    `insert into establishment_step (committee, step, happened_on, organizations, person, office, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (committee, step) do update set happened_on = excluded.happened_on,
       organizations = excluded.organizations, person = excluded.person, office = excluded.office,
       recorded_at = excluded.recorded_at`,
    [committee, step, happenedOn, organizations, person, office, at],
  );
};
