import { In, IsNull } from 'typeorm';
import { type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import type { RepatriationProof } from '@hub/vocabulary';
import { REPATRIATION_EVENTS } from '../events.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { Outcome, RepatriationRow } from '../repatriation/repatriation.row.js';
import { isOfDirection, mayProve } from '../repatriation/repatriation.rules.js';
import { lockRepatriation, readRepatriation } from '../repatriation/repatriation.store.js';
import { audit } from '../update/change.store.js';
import { RepatriationProofEntity } from './proof.entity.js';
import type { EndedProof, RecordedProof } from './proof.inputs.js';
import { proofOf } from './proof.type.js';

/** Proofs of each repatriation, ended ones too, oldest first. */
export const loadProofs = rowsByOwner({
  list: (tx, ids) =>
    tx.find(RepatriationProofEntity, {
      where: { repatriation: In([...ids]) },
      order: { recordedAt: 'ASC', id: 'ASC' },
    }),
  keyOf: ({ repatriation }) => repatriation,
  shape: proofOf,
});

/** What holds of a repatriation now, for the hub's own work. */
export const standingProofs = async (tx: EntityManager, repatriation: string): Promise<RepatriationProof[]> =>
  (await tx.findBy(RepatriationProofEntity, { repatriation, endedAt: IsNull() })).map(({ proof }) => proof);

/** Records that something was established; neither side is told of it. */
export const recordProof = (context: HubContext, office: string, input: RecordedProof): Promise<Outcome> =>
  context.asSystem('record-repatriation-proof', async (tx) => {
    const row = await lockRepatriation(tx, input.repatriation);
    if (row.version !== input.version) return 'VERSION_CONFLICT';
    if (!mayProve(row, input.proof)) return 'REPATRIATION_STATE_FORBIDS';
    if (!isOfDirection(row.direction, input.proof)) return 'REPATRIATION_PROOF_OTHER_WAY';
    if ((await standingProofs(tx, row.id)).includes(input.proof)) return 'REPATRIATION_PROOF_THERE';
    await tx.insert(RepatriationProofEntity, {
      ...{ id: context.newId(), repatriation: row.id, proof: input.proof, confirmedOn: input.confirmedOn },
      ...{ recordedAt: context.now(), office, person: context.caller.id },
    });
    return proved(tx, context, { row, event: REPATRIATION_EVENTS.proved });
  });

/** Ends a record that holds no longer; what needs it is refused from then on. */
export const endProof = (context: HubContext, office: string, input: EndedProof): Promise<Outcome> =>
  context.asSystem('end-repatriation-proof', async (tx) => {
    const row = await lockRepatriation(tx, input.repatriation);
    if (row.version !== input.version) return 'VERSION_CONFLICT';
    if (!mayProve(row, input.proof)) return 'REPATRIATION_STATE_FORBIDS';
    const ended = { id: row.id, proof: input.proof, at: context.now(), by: { person: context.caller.id, office } };
    if (!(await endStanding(tx, ended))) return 'REPATRIATION_PROOF_ENDED';
    return proved(tx, context, { row, event: REPATRIATION_EVENTS.proofEnded });
  });

/** A record that ends, and who ended it; nobody here where a person withdrew a consent. */
interface Ended {
  /** Of the repatriation, which must be locked. */
  readonly id: string;
  readonly proof: RepatriationProof;
  readonly at: Date;
  readonly by: { readonly person: string; readonly office: string } | null;
}

/** @returns whether it stood */
export const endStanding = async (tx: EntityManager, { id, proof, at, by }: Ended): Promise<boolean> => {
  const { affected } = await tx.update(
    RepatriationProofEntity,
    { repatriation: id, proof, endedAt: IsNull() },
    { endedAt: at, endedOffice: by?.office ?? null, endedPerson: by?.person ?? null },
  );
  return Boolean(affected);
};

const proved = async (
  tx: EntityManager,
  context: HubContext,
  {
    row,
    event,
  }: { readonly row: RepatriationRow; readonly event: 'repatriation.proof.recorded' | 'repatriation.proof.ended' },
): Promise<RepatriationRow> => {
  await tx.update(RepatriationEntity, { id: row.id }, { version: row.version + 1 });
  await audit(tx, context, [{ id: row.id, event }]);
  return readRepatriation(tx, row.id);
};
