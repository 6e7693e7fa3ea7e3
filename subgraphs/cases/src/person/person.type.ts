import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, LocalDate, Problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import type {
  AgeBand,
  DecidingBody,
  ExploitationType,
  GuardianRelation,
  PaperKind,
  PersonSex,
  PersonWish,
  TraffickingStatus,
} from '@hub/vocabulary';
import {
  AgeBandCode,
  DecidingBodyCode,
  ExploitationTypeCode,
  GuardianRelationCode,
  PaperKindCode,
  PersonSexCode,
  PersonWishCode,
  TraffickingStatusCode,
} from '../codes.js';
import type { GroupValues } from './person.groups.js';
import type { PersonRow } from './person.store.js';
import { contextOf, VictimContext } from './victim.type.js';

@ObjectType({ description: 'Who a person is; each value is null when it is not known.' })
export class PersonIdentity implements GroupValues<'identity'> {
  @Vid('person:identify', () => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Vid('person:identify', () => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Vid('person:identify', () => String, { nullable: true, description: 'Nicknames and other names.' })
  otherNames!: string | null;

  @Vid('person:identify', () => LocalDate, { nullable: true, description: 'Day of birth.' })
  bornOn!: string | null;

  @Vid('person:identify', () => PaperKindCode, { nullable: true, description: 'The paper that says who it is.' })
  paperKind!: PaperKind | null;

  @Vid('person:identify', () => String, { nullable: true, description: 'Number of that paper.' })
  paperNumber!: string | null;

  @Vid('person:identify', () => String, { nullable: true, description: 'Number to call.' })
  phone!: string | null;

  @Vid('person:identify', () => String, { nullable: true, description: 'Where the person is at home.' })
  address!: string | null;
}

@ObjectType({ description: 'What a person needs; never whether somebody lives with HIV, which is not collected.' })
export class PersonHealth implements GroupValues<'health'> {
  @Vid('person:health', () => String, { nullable: true, description: 'State of health.' })
  health!: string | null;

  @Vid('person:health', () => String, { nullable: true, description: 'Psychosocial needs.' })
  psychosocialNeeds!: string | null;
}

@ObjectType({ description: 'Where a person is sheltered.' })
export class PersonShelter implements GroupValues<'shelter'> {
  @Vid('person:shelter', () => String, { nullable: true, description: 'Name of the shelter.' })
  name!: string | null;

  @Vid('person:shelter', () => String, { nullable: true, description: 'Its address.' })
  address!: string | null;

  @Vid('person:shelter', () => String, { nullable: true, description: 'Whom to call there.' })
  contact!: string | null;

  @Vid('person:shelter', () => String, { nullable: true, description: 'Who brings the person there.' })
  escort!: string | null;
}

@Entity('Person', { key: 'id', description: 'A person whom a case is about. What identifies them is asked for apart.' })
export class Person {
  @Res('person:read', () => ID, { description: 'Opaque id of the person, in this case only.' })
  id!: string;

  @Res('person:read', () => PersonSexCode, { description: 'Sex.' })
  sex!: PersonSex;

  @Res('person:read', () => AgeBandCode, { nullable: true, description: 'Age as a band.' })
  ageBand!: AgeBand | null;

  @Res('person:read', () => String, { nullable: true, description: 'Citizenship, ISO 3166-1 alpha-3.' })
  citizenship!: string | null;

  @Res('person:read', () => TraffickingStatusCode, { description: 'The decision about this person.' })
  traffickingStatus!: TraffickingStatus;

  @Res('person:read', () => DecidingBodyCode, { nullable: true, description: 'Who decided; null until somebody did.' })
  decidedBy!: DecidingBody | null;

  @Res('person:read', () => DateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Res('person:read', () => [ExploitationTypeCode], { description: 'In which ways the person was exploited.' })
  exploitationTypes!: readonly ExploitationType[];

  @Res('person:read', () => VictimContext, { description: 'How the person was exploited, in codes.' })
  victimContext!: VictimContext;

  @Res('person:read', () => PersonWishCode, { nullable: true, description: 'What the person wants to happen.' })
  wish!: PersonWish | null;

  @Res('person:read', () => GuardianRelationCode, {
    nullable: true,
    description: 'Who answers for the person, being a child.',
  })
  guardianRelation!: GuardianRelation | null;

  @Res('person:read', () => Int, { description: 'Grows with each change; send it back to change the person.' })
  version!: number;

  @Res('person:read', () => DateTime, { description: 'When the person was registered.' })
  registeredAt!: Date;

  @Res('person:read', () => DateTime, { nullable: true, description: 'When the identifying data were erased.' })
  erasedAt!: Date | null;

  /** Id of the case. */
  about!: string;
  /** Id of the record that counts, of one that does not. */
  countedBy!: string | null;
}

export const PersonConnection = connectionType<Person>('Person', () => Person);

@ObjectType({ description: 'The answer to a registration or a change of a person.' })
export class PersonResult {
  @Res('person:read', () => Person, { nullable: true, description: 'The person; null when nothing changed.' })
  person!: Person | null;

  @Res('person:read', () => [Problem], {
    description: 'What a new consent must say, where those in force ended because the person is a child.',
  })
  consentNeeds!: readonly Problem[];

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const personOf = (row: PersonRow): Person =>
  Object.assign(new Person(), {
    id: row.id,
    sex: row.sex,
    ageBand: row.age_band,
    citizenship: row.citizenship,
    traffickingStatus: row.trafficking_status,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    exploitationTypes: row.exploitation_types,
    victimContext: contextOf(row),
    ...{ wish: row.wish, guardianRelation: row.guardian_relation },
    version: row.version,
    registeredAt: new Date(row.at),
    erasedAt: row.erased_at,
    ...{ about: row.case_id, countedBy: row.same_as },
  });

export const kept = (row: PersonRow, consentNeeds: readonly Problem[] = []): PersonResult =>
  Object.assign(new PersonResult(), { person: personOf(row), consentNeeds, problems: [] });

export const notKept = (problems: readonly Problem[]): PersonResult =>
  Object.assign(new PersonResult(), { person: null, consentNeeds: [], problems });
