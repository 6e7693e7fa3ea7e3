import { ID, ObjectType } from 'type-graphql';
import { Pub } from '@hub/subgraph-kit';
import type { CommitteeDuty, GroupKind } from '@hub/vocabulary';
import { CommitteeDutyCode, GroupKindCode } from '../codes.js';
import type { CommitteeGroupEntity } from './committee-group.entity.js';

@ObjectType({ description: 'A sub-committee or working group of a committee.' })
export class CommitteeGroup {
  @Pub(() => ID, { description: 'Id of the group.' })
  id!: string;

  @Pub(() => GroupKindCode, { description: 'What it is for.' })
  kind!: GroupKind;

  @Pub(() => String, { description: 'Name in English.' })
  nameEn!: string;

  @Pub(() => [CommitteeDutyCode], { description: 'Its duties by the order of appointment.' })
  duties!: CommitteeDuty[];
}

export const committeeGroupOf = ({ id, kind, nameEn, duties }: CommitteeGroupEntity): CommitteeGroup =>
  Object.assign(new CommitteeGroup(), { id, kind, nameEn, duties });
