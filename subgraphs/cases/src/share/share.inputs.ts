import { ID, InputType } from 'type-graphql';
import { DateTime, Pub, Res } from '@hub/subgraph-kit';
import type { AccessPurpose, ShareReason } from '@hub/vocabulary';
import { AccessPurposeCode, ShareReasonCode } from '../codes.js';

@InputType({ description: 'A case to share.' })
export class ShareCaseInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same share.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case; you must be assigned to it.' })
  case!: string;

  @Res(null, () => ID, { description: 'A shelter, a partner, inquiry police, or a group of another committee.' })
  office!: string;

  @Res(null, () => [AccessPurposeCode], { description: 'For what; a consent in force must cover each.' })
  purposes!: AccessPurpose[];

  @Res(null, () => DateTime, { description: 'Until when, at most 12 months.' })
  until!: Date;

  @Res(null, () => ShareReasonCode, { description: 'Why.' })
  reason!: ShareReason;
}

@InputType({ description: 'The end of a share.' })
export class EndShareInput {
  @Res(null, () => ID, { description: 'The share, of a case that is assigned to you.' })
  share!: string;
}
