import { type EntityManager, grantRows } from '@hub/subgraph-kit';

/** Lets offices see a row because of the committee that has it. Needs a system actor. */
export const grantOffices = (
  tx: EntityManager,
  offices: readonly string[],
  row: { readonly resourceType: string; readonly resource: string },
): Promise<void> =>
  grantRows(
    tx,
    offices.map((office) => ({ ...row, office, reason: 'COMMITTEE' })),
  );
