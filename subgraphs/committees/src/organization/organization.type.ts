import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';
import type { AgencyKind } from '@hub/vocabulary';
import { AgencyKindCode } from '../codes.js';
import type { OrganizationEntity } from './organization.entity.js';

@Entity('Organization', { key: 'id', description: 'An agency or organisation that holds seats in committees.' })
export class Organization {
  @Pub(() => ID, { description: 'Id of the organisation.' })
  id!: string;

  @Pub(() => String, { description: 'Name in English.' })
  nameEn!: string;

  @Pub(() => String, { nullable: true, description: 'Name in Thai.' })
  nameTh!: string | null;

  @Pub(() => AgencyKindCode, { description: 'What kind of agency it is.' })
  agencyKind!: AgencyKind;

  placeCode!: string;
}

export const organizationOf = (row: OrganizationEntity): Organization =>
  Object.assign(new Organization(), {
    id: row.id,
    nameEn: row.nameEn,
    nameTh: row.nameTh,
    agencyKind: row.agencyKind,
    placeCode: row.place,
  });
