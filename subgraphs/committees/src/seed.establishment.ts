import type { EntityManager } from '@hub/subgraph-kit';
import { type EstablishmentStepKind, type LegalBasis, thaiMidnight } from '@hub/vocabulary';
import { insertOrder, signOrder, writeRevision } from './appointment-order/appointment-order.store.js';
import { stepsOfCommittees, writeStep } from './establishment/establishment.store.js';

/** How a committee came about, as the cast has it. */
interface PastEstablishment {
  readonly committee: string;
  readonly steps: readonly {
    readonly step: EstablishmentStepKind;
    readonly happenedOn: string;
    readonly organizations: readonly string[];
  }[];
  readonly order: {
    readonly id: string;
    readonly draftedOn: string;
    readonly signedOn: string;
    readonly legalBases: readonly LegalBasis[];
    readonly objectives: string;
    readonly organizations: readonly string[];
    readonly number: string;
    readonly signedAs: string;
  };
  readonly recordedBy: { readonly person: string; readonly office: string };
}

/** Steps and orders of committees that have none; what is recorded of one is left as it is. */
export const seedEstablishments = async (tx: EntityManager, all: readonly PastEstablishment[]): Promise<void> => {
  const known = await stepsOfCommittees(
    tx,
    all.map(({ committee }) => committee),
  );
  for (const { committee, steps, order, recordedBy } of all) {
    if (known.some((row) => row.committee === committee)) continue;
    const on = (day: string) => ({ ...recordedBy, at: thaiMidnight(day) });
    for (const step of steps) await writeStep(tx, { ...step, committee }, on(step.happenedOn));
    const row = { id: order.id, committee, drafted_on: order.draftedOn, legal_bases: order.legalBases };
    await insertOrder(tx, row, on(order.draftedOn).at);
    await writeRevision(tx, row, order, on(order.draftedOn));
    await signOrder(tx, order);
  }
};
