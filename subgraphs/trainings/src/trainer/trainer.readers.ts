import { committeeChain, type Directory, type EntityManager, grantRows } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';

/** Lets offices of a committee, and of those below and above it, read a trainer that it keeps. Needs a system actor. */
export const grantTrainer = async (
  tx: EntityManager,
  { id, committee }: { readonly id: string; readonly committee: string },
  directory: Directory,
): Promise<void> => {
  const above = committeeChain(directory, committee);
  const readers = [...directory.allCommittees()].filter(
    (each) => above.includes(each.id) || committeeChain(directory, each.id).includes(committee),
  );
  const offices = readers.flatMap((each) => directory.officesOfCommittee(each.id));
  await grantRows(
    tx,
    offices
      .filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('training:read'))
      .map(({ id: office }) => ({ resourceType: 'trainer', resource: id, office, reason: 'COMMITTEE' })),
  );
};
