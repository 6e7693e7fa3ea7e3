import { ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { ReleaseFact, ReleaseWithdrawal } from '@hub/vocabulary';
import { ReleaseFactCode, ReleaseWithdrawalCode } from '../codes.js';
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

  @Res('repatriation:read', () => [ReleaseFactCode], { description: 'Which facts go over.' })
  scope!: readonly ReleaseFact[];

  @Res('repatriation:read', () => DateTime, {
    nullable: true,
    description: 'When it was withdrawn; null while it holds.',
  })
  withdrawnAt!: Date | null;

  @Res('repatriation:read', () => Office, {
    nullable: true,
    description: 'The office that withdrew it; null where a person withdrew a consent.',
  })
  withdrawnBy!: Office | null;

  @Res('repatriation:read', () => ReleaseWithdrawalCode, { nullable: true, description: 'Why it was withdrawn.' })
  withdrawal!: ReleaseWithdrawal | null;
}

export const releaseOf = (row: RepatriationRow): Release | null => {
  const { givenAt, releaseOffice, legalBasis, withdrawnAt, withdrawalOffice, withdrawal, releaseScope: scope } = row;
  if (!givenAt || !releaseOffice || !legalBasis) return null;
  const given = { at: givenAt, office: Office.of(releaseOffice), legalBasis, scope };
  const withdrawnBy = withdrawalOffice === null ? null : Office.of(withdrawalOffice);
  return Object.assign(new Release(), { ...given, withdrawnAt, withdrawnBy, withdrawal });
};
