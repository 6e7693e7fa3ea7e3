import { type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS } from '../events.js';
import type { Outcome } from '../repatriation/repatriation.row.js';
import { lockRepatriation } from '../repatriation/repatriation.store.js';
import { audit } from '../update/change.store.js';
import type { RecordedCoordination } from './coordination.inputs.js';
import { levelsOf } from './coordination.rules.js';
import { coordinationOf, type Link } from './coordination.type.js';
import { addLinks } from './told.store.js';

const CHAIN = `
  select repatriation, level, act, office, at, recorded_at as "recordedAt", recorded_office as "recordedOffice"
    from repatriation_coordination where repatriation = any ($1::uuid[])
  union all
  select repatriation, 'COUNTERPART', kind, office, at, at, office
    from counterpart_update where repatriation = any ($1::uuid[])
   order by at, level, office, act desc`;

/** Who was told of each repatriation, who agreed, and what the other side said, oldest first. */
export const loadCoordination = rowsByOwner({
  list: (tx, ids): Promise<Link[]> => tx.query(CHAIN, [ids]),
  keyOf: ({ repatriation }) => repatriation,
  shape: coordinationOf,
});

/** Notes what was said outside the hub; a link that is there already stays as it was. */
export const recordCoordination = (
  context: HubContext,
  recordedOffice: string,
  { repatriation, office, act, at }: RecordedCoordination,
): Promise<Outcome> =>
  context.asSystem('record-coordination', async (tx) => {
    const row = await lockRepatriation(tx, repatriation);
    const level = levelsOf(context.directory, row).get(office);
    if (!level) return 'COORDINATION_OUTSIDE_CHAIN';
    if (level === 'COUNTERPART' && !row.releasedAt) return 'REPATRIATION_NEEDS_RELEASE';
    const [recordedAt, recordedPerson] = [context.now(), context.caller.id];
    if (await addLinks(tx, [{ repatriation, office, act, level, at, recordedAt, recordedOffice, recordedPerson }]))
      await audit(tx, context, [{ id: repatriation, event: REPATRIATION_EVENTS.coordinated }]);
    return row;
  });
