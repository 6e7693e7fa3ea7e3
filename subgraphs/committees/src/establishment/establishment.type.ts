import { ObjectType } from 'type-graphql';
import { LocalDate, Pub } from '@hub/subgraph-kit';
import type { EstablishmentStepKind } from '@hub/vocabulary';
import { EstablishmentStepCode } from '../codes.js';
import type { EstablishmentStepRow } from './establishment.store.js';

@ObjectType({ description: 'A step that was taken on the way to a working committee.' })
export class EstablishmentStep {
  @Pub(() => EstablishmentStepCode, { description: 'Which one.' })
  step!: EstablishmentStepKind;

  @Pub(() => LocalDate, { description: 'On which day.' })
  happenedOn!: string;

  organizationIds!: readonly string[];
}

export const establishmentStepOf = (row: EstablishmentStepRow): EstablishmentStep =>
  Object.assign(new EstablishmentStep(), {
    ...{ step: row.step, happenedOn: row.happened_on, organizationIds: row.organizations },
  });
