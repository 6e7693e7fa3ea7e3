import { ObjectType } from 'type-graphql';
import { LocalDate, Res, Vid } from '@hub/subgraph-kit';
import type { ControlMethod, LabourIndustry, RecruiterRelation, RecruitmentMethod } from '@hub/vocabulary';
import { ControlMethodCode, LabourIndustryCode, RecruiterRelationCode, RecruitmentMethodCode } from '../codes.js';
import { Place } from '../place/place.stub.js';
import type { GroupValues } from './person.groups.js';
import type { ContextRow } from './victim.columns.js';

@ObjectType({ description: 'How a person was recruited, controlled and exploited, in codes.' })
export class VictimContext {
  @Res('person:read', () => LabourIndustryCode, { nullable: true, description: 'Industry of forced labour.' })
  forcedLabourIndustry!: LabourIndustry | null;

  @Res('person:read', () => [ControlMethodCode], { description: 'By what means the person was controlled.' })
  controlMethods!: readonly ControlMethod[];

  @Res('person:read', () => [RecruitmentMethodCode], { description: 'How the person was recruited.' })
  recruitmentMethods!: readonly RecruitmentMethod[];

  @Res('person:read', () => RecruiterRelationCode, {
    nullable: true,
    description: 'How the person knew who recruited them.',
  })
  recruiterRelation!: RecruiterRelation | null;

  @Res('person:read', () => String, { nullable: true, description: 'Country of recruitment, ISO 3166-1 alpha-3.' })
  recruitmentCountry!: string | null;

  @Res('person:read', () => [String], { description: 'Countries passed through, ISO 3166-1 alpha-3.' })
  transitCountries!: readonly string[];

  @Res('person:read', () => [String], { description: 'Countries of exploitation, ISO 3166-1 alpha-3.' })
  exploitationCountries!: readonly string[];

  @Res('person:read', () => LocalDate, {
    nullable: true,
    description: 'The day on which the person was rescued or got away.',
  })
  rescuedOn!: string | null;

  @Res('person:read', () => Place, {
    nullable: true,
    description: 'District or wider place of exploitation; told only once the person is rescued.',
  })
  exploitationArea!: Place | null;
}

@ObjectType({ description: 'Who answers for a child.' })
export class PersonGuardian implements GroupValues<'guardian'> {
  @Vid('person:identify', () => String, { nullable: true, description: 'Name.' })
  name!: string | null;

  @Vid('person:identify', () => String, { nullable: true, description: 'How to reach them.' })
  contact!: string | null;
}

@ObjectType({ description: 'What the person wants to happen, in their own words.' })
export class PersonWishWords implements GroupValues<'wishWords'> {
  @Vid('person:wish', () => String, { nullable: true, description: 'The words.' })
  words!: string | null;
}

@ObjectType({ description: 'Where exactly the person is or was exploited.' })
export class PersonExploitationPlace implements GroupValues<'exploitationPlace'> {
  @Vid('person:identify', () => String, { nullable: true, description: 'Name of the compound, vessel, house or firm.' })
  site!: string | null;

  @Vid('person:identify', () => String, { nullable: true, description: 'Where it lies: address, floor, way.' })
  location!: string | null;
}

export const contextOf = (row: ContextRow): VictimContext =>
  Object.assign(new VictimContext(), {
    ...{ forcedLabourIndustry: row.forced_labour_industry, controlMethods: row.control_methods },
    ...{ recruitmentMethods: row.recruitment_methods, recruiterRelation: row.recruiter_relation },
    ...{ recruitmentCountry: row.recruitment_country, transitCountries: row.transit_countries },
    ...{ exploitationCountries: row.exploitation_countries, rescuedOn: row.rescued_on },
    exploitationArea: row.exploitation_area === null ? null : Place.of(row.exploitation_area),
  });
