import { ID, ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { Scope } from '@hub/vocabulary';

@ObjectType({ description: 'An office the signed-in person holds now.' })
export class HeldOffice {
  @Res(null, () => DateTime, { nullable: true, description: 'When the appointment began.' })
  since!: Date | null;

  @Res(null, () => DateTime, { nullable: true, description: 'When the appointment ends.' })
  until!: Date | null;

  @Res(null, () => Boolean, { description: 'True while they act as deputy of a holder who is absent.' })
  acting!: boolean;

  officeId!: string;
  committeeId!: string | null;
}

@ObjectType({ description: 'The signed-in person, with what their appointments allow now.' })
export class Me {
  @Res(null, () => ID, { description: 'Id of the person.' })
  id!: string;

  @Res(null, () => [String], { description: 'Scopes their offices give, at most; rows are decided one by one.' })
  scopes!: readonly Scope[];
}
