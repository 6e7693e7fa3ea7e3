import { ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import { Office } from '../office/office.stub.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';

@ObjectType('RepatriationRelease', { description: 'The decision that the other side may be told.' })
export class Release {
  @Res('repatriation:read', () => DateTime, { description: 'When it was decided.' })
  at!: Date;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The secretariat that decided.' })
  office!: Office | null;

  @Res('repatriation:read', () => String, { description: 'The law or agreement it rests on.' })
  legalBasis!: string;
}

export const releaseOf = ({ releasedAt, releaseOffice, legalBasis }: RepatriationRow): Release | null =>
  releasedAt && releaseOffice && legalBasis
    ? Object.assign(new Release(), { at: releasedAt, office: Office.of(releaseOffice), legalBasis })
    : null;
