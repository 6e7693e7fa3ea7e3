import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type { LegalBasis } from '@hub/vocabulary';
import { LegalBasisCode } from '../codes.js';
import type { CommentRow, OrderRow, RevisionRow } from './appointment-order.store.js';

@ObjectType({ description: 'The order that appoints a committee, from its draft on.' })
export class AppointmentOrder {
  @Pub(() => ID, { description: 'Id of the order.' })
  id!: string;

  @Pub(() => LocalDate, { description: 'When it was drafted.' })
  draftedOn!: string;

  @Pub(() => LocalDate, { nullable: true, description: 'When it was signed; null while it is a draft.' })
  signedOn!: string | null;

  @Pub(() => [LegalBasisCode], { description: 'What it rests on.' })
  legalBases!: readonly LegalBasis[];

  @Pub(() => Int, { description: 'How often its draft was written; what it says is its last revision.' })
  revision!: number;
}

@ObjectType({ description: 'What an order said from one revision to the next.' })
export class OrderRevision {
  @Res('committee:read', () => Int, { description: 'Number, from 1.' })
  revision!: number;

  @Res('committee:read', () => String, { description: 'What the committee is for.' })
  objectives!: string;

  @Res('committee:read', () => DateTime, { description: 'When it was written.' })
  revisedAt!: Date;

  organizationIds!: readonly string[];
  officialId!: string;
}

@ObjectType({ description: 'What a member said of an order before it was signed.' })
export class OrderComment {
  @Res('committee:read', () => ID, { description: 'Id of the comment.' })
  id!: string;

  @Res('committee:read', () => Int, { description: 'The revision it was said of.' })
  revision!: number;

  @Res('committee:read', () => String, { description: 'What was said.' })
  words!: string;

  @Res('committee:read', () => DateTime, { description: 'When.' })
  commentedAt!: Date;

  organizationId!: string | null;
  officialId!: string;
  officeId!: string;
}

export const orderOf = (row: OrderRow): AppointmentOrder =>
  Object.assign(new AppointmentOrder(), {
    ...{ id: row.id, draftedOn: row.drafted_on, signedOn: row.signed_on },
    ...{ legalBases: row.legal_bases, revision: row.revision },
  });

export const revisionOf = (row: RevisionRow): OrderRevision =>
  Object.assign(new OrderRevision(), {
    ...{ revision: row.revision, objectives: row.objectives, revisedAt: row.created_at },
    ...{ organizationIds: row.organizations, officialId: row.person },
  });

export const commentOf = (row: CommentRow): OrderComment =>
  Object.assign(new OrderComment(), {
    ...{ id: row.id, revision: row.revision, words: row.words, commentedAt: row.created_at },
    ...{ organizationId: row.organization, officialId: row.person, officeId: row.office },
  });
