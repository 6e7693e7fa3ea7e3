import { ID, ObjectType } from 'type-graphql';
import { DateTime, type ErasureReceipt as StoredReceipt, Problem, Pub, Res } from '@hub/subgraph-kit';

@ObjectType({ description: 'Proof that what identified a person was destroyed; keep it, nothing else is left.' })
export class ErasureReceipt {
  @Res('person:erase', () => ID, { description: 'Id of the erasure.' })
  id!: string;

  @Res('person:erase', () => ID, { description: 'Id of the person.' })
  person!: string;

  @Res('person:erase', () => DateTime, { description: 'When.' })
  erasedAt!: Date;

  @Res('person:erase', () => String, { description: 'SHA-256 of the wrapped key that was destroyed, hex.' })
  keyFingerprint!: string;

  @Res('person:erase', () => String, { description: 'Signature of this subgraph over the receipt.' })
  signature!: string;
}

@ObjectType({ description: 'The answer to an erasure.' })
export class ErasePersonResult {
  @Res('person:erase', () => ErasureReceipt, { nullable: true, description: 'The receipt, the same at each repeat.' })
  receipt!: ErasureReceipt | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const erasedBy = (
  { id, erasedAt, keyFingerprint, signature }: StoredReceipt,
  person: string,
): ErasePersonResult =>
  Object.assign(new ErasePersonResult(), {
    receipt: Object.assign(new ErasureReceipt(), { id, person, erasedAt, keyFingerprint, signature }),
    problems: [],
  });
