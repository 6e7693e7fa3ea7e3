import type { HubContext } from '@hub/subgraph-kit';
import { loadCrossings } from '../crossing/crossing.store.js';
import { REPATRIATION_EVENTS } from '../events.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import type { Outcome } from '../repatriation/repatriation.row.js';
import { isReasonOfWindow, mayReschedule } from '../repatriation/repatriation.rules.js';
import { lockRepatriation } from '../repatriation/repatriation.store.js';
import { recordChange } from '../update/change.store.js';
import type { Rescheduled } from './schedule.inputs.js';

/** Whether people may be led over a crossing: it is legal, and there. */
export const isOpenCrossing = async (context: HubContext, crossing: string): Promise<boolean> =>
  (await context.load(loadCrossings, crossing))?.kind === 'LEGAL';

/** Gives a repatriation another crossing and window; who moved with others goes on alone. */
export const reschedule = (context: HubContext, office: string, input: Rescheduled): Promise<Outcome> =>
  context.asSystem('reschedule-repatriation', async (tx) => {
    const row = await lockRepatriation(tx, input.repatriation);
    if (row.version !== input.version) return 'VERSION_CONFLICT';
    if (!mayReschedule(row)) return 'REPATRIATION_STATE_FORBIDS';
    const { crossing, windowStart, windowEnd, reason } = input;
    if (!isReasonOfWindow(row, reason)) return 'REPATRIATION_NEEDS_REASON';
    const planned = { crossing, windowStart, windowEnd, version: row.version + 1, movement: null };
    await tx.update(RepatriationEntity, { id: row.id }, planned);
    return recordChange(tx, context, { id: row.id, office, event: REPATRIATION_EVENTS.rescheduled, reason });
  });
