import { ID, ObjectType } from 'type-graphql';
import { LocalDate, Pub } from '@hub/subgraph-kit';
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

  @Pub(() => String, { nullable: true, description: 'What a group that was formed for a time is for.' })
  purpose!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'When it was formed; null for one by order of appointment.' })
  formedOn!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'When it ended.' })
  endedOn!: string | null;
}

export const committeeGroupOf = (row: CommitteeGroupEntity): CommitteeGroup =>
  Object.assign(new CommitteeGroup(), {
    ...{ id: row.id, kind: row.kind, nameEn: row.nameEn, duties: row.duties },
    ...{ purpose: row.purpose, formedOn: row.formedOn, endedOn: row.endedOn },
  });
