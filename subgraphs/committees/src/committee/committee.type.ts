import { ID, Int } from 'type-graphql';
import { Directive } from 'type-graphql';
import { connectionType, Entity, Pub } from '@hub/subgraph-kit';
import type { CommitteeForm, CommitteeLevel, CommitteeState, LegalBasis, WorkTheme } from '@hub/vocabulary';
import { CommitteeFormCode, CommitteeLevelCode, CommitteeStateCode, LegalBasisCode, WorkThemeCode } from '../codes.js';
import type { CommitteeEntity } from './committee.entity.js';

@Directive('@key(fields: "code")')
@Entity('Committee', {
  key: 'id',
  description: 'An anti-trafficking committee of a district, a province or the nation.',
})
export class Committee {
  @Pub(() => ID, { description: 'Id of the committee.' })
  id!: string;

  @Pub(() => ID, { description: 'Level letter and place, e.g. DL-TH5703.' })
  code!: string;

  @Pub(() => String, { description: 'Name in English.' })
  nameEn!: string;

  @Pub(() => String, { nullable: true, description: 'Name in Thai.' })
  nameTh!: string | null;

  @Pub(() => CommitteeLevelCode, { description: 'How wide it answers.' })
  level!: CommitteeLevel;

  @Pub(() => CommitteeStateCode, { description: 'How far it has come; only an ACTIVE one receives reports.' })
  state!: CommitteeState;

  @Pub(() => Int, { nullable: true, description: 'Year in which it was established, where a source gives one.' })
  establishedYear!: number | null;

  @Pub(() => [LegalBasisCode], { description: 'The laws, orders and agreements it rests on.' })
  legalBases!: readonly LegalBasis[];

  @Pub(() => CommitteeFormCode, { description: 'How it is built.' })
  form!: CommitteeForm;

  @Pub(() => [WorkThemeCode], { description: 'Themes it orders its work by; empty when it does not.' })
  themes!: readonly WorkTheme[];

  @Pub(() => Int, { description: 'Rises with each change of its establishment, orders, groups and local bodies.' })
  version!: number;

  @Pub(() => Int, { nullable: true, description: 'Published number of members, where a source gives one.' })
  publishedMemberCount!: number | null;

  placeCode!: string;
  parentId!: string | null;
}

export const CommitteeConnection = connectionType<Committee>('Committee', () => Committee);

export const committeeOf = (row: CommitteeEntity): Committee =>
  Object.assign(new Committee(), {
    id: row.id,
    code: row.code,
    nameEn: row.nameEn,
    nameTh: row.nameTh,
    level: row.level,
    state: row.state,
    establishedYear: row.establishedYear,
    legalBases: row.legalBases,
    form: row.form,
    themes: row.themes,
    version: row.version,
    publishedMemberCount: row.memberCount,
    placeCode: row.place,
    parentId: row.parent,
  });
