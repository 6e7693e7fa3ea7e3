import { ID, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AccessPurpose, ShareReason } from '@hub/vocabulary';
import { AccessPurposeCode, ShareReasonCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { CaseShareEntity } from './share.entity.js';

@ObjectType({ description: 'A case that was shared with an office, for purposes and until a day.' })
export class CaseShare {
  @Res('case:read', () => ID, { description: 'Opaque id; end the share by it.' })
  id!: string;

  @Res('case:read', () => Office, { nullable: true, description: 'Whom it was shared with.' })
  office!: Office | null;

  @Res('case:read', () => [AccessPurposeCode], { description: 'For what.' })
  purposes!: readonly AccessPurpose[];

  @Res('case:read', () => ShareReasonCode, { description: 'Why.' })
  reason!: ShareReason;

  @Res('case:read', () => Official, { nullable: true, description: 'Who shared it.' })
  sharedBy!: Official | null;

  @Res('case:read', () => DateTime, { description: 'Since when.' })
  since!: Date;

  @Res('case:read', () => DateTime, { description: 'When it ends by itself.' })
  until!: Date;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was ended before.' })
  endedAt!: Date | null;
}

@ObjectType({ description: 'The answer to a share, or to the end of one.' })
export class CaseShareResult {
  @Res('case:read', () => CaseShare, { nullable: true, description: 'The share; null when nothing changed.' })
  share!: CaseShare | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const shareOf = (row: CaseShareEntity): CaseShare =>
  Object.assign(new CaseShare(), {
    ...{ id: row.id, office: Office.of(row.office), purposes: row.purposes, reason: row.reason },
    ...{ sharedBy: Official.of(row.sharedBy), since: row.createdAt, until: row.until, endedAt: row.endedAt },
  });

export const shared = (row: CaseShareEntity): CaseShareResult =>
  Object.assign(new CaseShareResult(), { share: shareOf(row), problems: [] });

export const notShared = (problems: readonly Problem[]): CaseShareResult =>
  Object.assign(new CaseShareResult(), { share: null, problems });
