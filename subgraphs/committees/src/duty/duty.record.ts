import { type EntityManager, type HubContext, recordAudit } from '@hub/subgraph-kit';
import { dutyRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import type { DutyShiftEntity } from './duty.entity.js';

/** Records what the caller did to shifts, and tells everybody how the roster now stands. */
export const recordShifts = async (
  tx: EntityManager,
  context: HubContext,
  { rows, action }: { readonly rows: readonly DutyShiftEntity[]; readonly action: string },
): Promise<void> => {
  const actor = `person:${context.caller.id}`;
  await recordAudit(
    tx,
    rows.map(({ id: resource }) => ({ actor, action, resourceType: 'duty', resource, purpose: 'request' })),
  );
  await publishDirectory(
    tx,
    rows.map((row) => dutyRecord(row, context.now())),
  );
};
