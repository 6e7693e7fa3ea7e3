import { type EntityManager, type HubContext, HubError, isId, problem } from '@hub/subgraph-kit';
import { tellWatch } from '../notice/notice.store.js';
import { requireEndingBreakGlass } from '../permissions.js';
import { recordStep } from './break-glass.audit.js';
import type { EndBreakGlassInput } from './break-glass.inputs.js';
import { breakGlassById, type BreakGlassRow, endNow, lockBreakGlass } from './break-glass.store.js';
import { type Answered, done, refused } from './break-glass.type.js';
import { settleCaseAccess } from './row-access.store.js';

/** Only who opened it ends it; to anybody else it looks missing. */
export const endBreakGlass = async (input: EndBreakGlassInput, context: HubContext): Promise<Answered> => {
  requireEndingBreakGlass(context);
  const id = isId(input.breakGlass) ? input.breakGlass : null;
  const seen = id && (await context.asCaller((tx) => breakGlassById(tx, id)));
  if (!seen || seen.person !== context.caller.id) throw new HubError('NOT_FOUND');
  return context.asSystem('end-break-glass', async (tx) => {
    const row = await lockBreakGlass(tx, seen.id);
    if (!row.is_open) return refused([problem('BREAK_GLASS_STATE_FORBIDS', 'input.breakGlass')]);
    const ended = await endAccess(tx, row);
    await recordStep(tx, ended, { by: ended.person, office: ended.office, step: 'ended' });
    await tellWatch(tx, ended, { kind: 'BREAK_GLASS_ENDED', event: context.newId() });
    return done(ended);
  });
};

/** Ends it in this transaction, whoever decided so. */
export const endAccess = async (tx: EntityManager, row: BreakGlassRow): Promise<BreakGlassRow> => {
  await endNow(tx, row.id);
  await settleCaseAccess(tx, row);
  return (await breakGlassById(tx, row.id))!;
};
