import { ID, ObjectType } from 'type-graphql';
import {
  DateTime,
  eraseSubject,
  type ErasureReceipt as StoredReceipt,
  type HubContext,
  HubError,
  isId,
  Problem,
  Pub,
  Res,
} from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { lockCase } from '../case/case.store.js';
import { requireErasing } from '../permissions.js';
import type { EraseSuspectInput } from './suspect.inputs.js';
import { subjectOfSuspect } from './suspect.sealing.js';
import { markSuspectErased, replaceSuspectValues, suspectsById } from './suspect.store.js';

@ObjectType({ description: 'Proof that what identified a suspect was destroyed; keep it, nothing else is left.' })
export class SuspectErasureReceipt {
  @Res('person:erase', () => ID, { description: 'Id of the erasure.' })
  id!: string;

  @Res('person:erase', () => ID, { description: 'Id of the suspect.' })
  suspect!: string;

  @Res('person:erase', () => DateTime, { description: 'When.' })
  erasedAt!: Date;

  @Res('person:erase', () => String, { description: 'SHA-256 of the wrapped key that was destroyed, hex.' })
  keyFingerprint!: string;

  @Res('person:erase', () => String, { description: 'Signature of this subgraph over the receipt.' })
  signature!: string;
}

@ObjectType({ description: 'The answer to an erasure.' })
export class EraseSuspectResult {
  @Res('person:erase', () => SuspectErasureReceipt, {
    nullable: true,
    description: 'The receipt, the same at each repeat.',
  })
  receipt!: SuspectErasureReceipt | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

/** Destroys what identifies a suspect; the codes stay. Repeating it answers the same receipt. */
export const erase = async (
  { suspect, reason }: EraseSuspectInput,
  context: HubContext,
): Promise<EraseSuspectResult> => {
  const { office } = requireErasing(context);
  const [by, at] = [context.caller.id, context.now()];
  const receipt = await context.asSystem('erase-suspect', async (tx): Promise<StoredReceipt> => {
    const [row] = isId(suspect) ? await suspectsById(tx, [suspect]) : [];
    if (!row) throw new HubError('NOT_FOUND');
    await lockCase(tx, row.case_id);
    const erased = await eraseSubject(tx, {
      ...{ subject: subjectOfSuspect(row.id), actor: `person:${by}`, reason, at },
      sign: (text) => context.sign(text),
    });
    if (!erased) throw new Error('a suspect without a data key');
    if (row.erased_at) return erased;
    await replaceSuspectValues(tx, row.id, []);
    await markSuspectErased(tx, row.id, at);
    await recordAct(tx, {
      ...{ by, office, action: 'suspect.erased', purpose: 'erase-suspect' },
      ...{ resourceType: 'suspect', resource: row.id, caseId: row.case_id },
    });
    return erased;
  });
  const { id, erasedAt, keyFingerprint, signature } = receipt;
  return Object.assign(new EraseSuspectResult(), {
    receipt: Object.assign(new SuspectErasureReceipt(), { id, suspect, erasedAt, keyFingerprint, signature }),
    problems: [],
  });
};
