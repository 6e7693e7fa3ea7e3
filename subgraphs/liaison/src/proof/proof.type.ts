import { ObjectType } from 'type-graphql';
import { DateTime, LocalDate, Res } from '@hub/subgraph-kit';
import type { RepatriationProof as Proof } from '@hub/vocabulary';
import { RepatriationProofCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import type { RepatriationProofEntity } from './proof.entity.js';

@ObjectType('RepatriationProofRecord', {
  description: 'That something was established for a return: a fact with a day, and never words about a person.',
})
export class ProofRecord {
  @Res('repatriation:read', () => RepatriationProofCode, { description: 'What was established.' })
  proof!: Proof;

  @Res('repatriation:read', () => LocalDate, { description: 'The day on which it was.' })
  confirmedOn!: string;

  @Res('repatriation:read', () => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Res('repatriation:read', () => Office, { nullable: true, description: 'The office that recorded it.' })
  office!: Office | null;

  @Res('repatriation:read', () => DateTime, {
    nullable: true,
    description: 'When it was found to hold no longer; null while it holds.',
  })
  endedAt!: Date | null;

  @Res('repatriation:read', () => Office, {
    nullable: true,
    description: 'The office that ended it; null where a person withdrew a consent.',
  })
  endedBy!: Office | null;
}

export const proofOf = ({ office, endedOffice, ...row }: RepatriationProofEntity): ProofRecord =>
  Object.assign(new ProofRecord(), {
    ...{ proof: row.proof, confirmedOn: row.confirmedOn, recordedAt: row.recordedAt, endedAt: row.endedAt },
    ...{ office: Office.of(office), endedBy: endedOffice === null ? null : Office.of(endedOffice) },
  });
