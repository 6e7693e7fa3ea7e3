import { ID, ObjectType } from 'type-graphql';
import { textOf } from '@hub/languages';
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

  @Pub(() => String, {
    nullable: true,
    description: 'Name in Thai: its own, else that of its kind; null for one that was formed without.',
  })
  nameTh!: string | null;

  @Pub(() => [CommitteeDutyCode], { description: 'Its duties by the order of appointment.' })
  duties!: CommitteeDuty[];

  @Pub(() => String, { nullable: true, description: 'What a group that was formed for a time is for.' })
  purpose!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'When it was formed; null for one by order of appointment.' })
  formedOn!: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'When it ended.' })
  endedOn!: string | null;
}

/** A group by order of appointment does what its kind says; one that was formed has a name of its own. */
const nameThOf = ({ nameTh, kind, formedOn }: CommitteeGroupEntity): string | null =>
  nameTh ?? (formedOn === null ? textOf('th', `enums:GroupKind.${kind}`) : null);

export const committeeGroupOf = (row: CommitteeGroupEntity): CommitteeGroup =>
  Object.assign(new CommitteeGroup(), {
    ...{ id: row.id, kind: row.kind, nameEn: row.nameEn, nameTh: nameThOf(row), duties: row.duties },
    ...{ purpose: row.purpose, formedOn: row.formedOn, endedOn: row.endedOn },
  });
