import { type HubContext, HubError, isId, problem, type Problem, problemsOf } from '@hub/subgraph-kit';
import { appointmentsByOffice } from '../appointment/appointment.store.js';
import { lockOffice } from '../office/office.store.js';
import { requireHandingOver, requireSucceeding } from '../permissions.js';
import { type AcknowledgeHandoverPackInput, type HandoverPackResult, makeRules } from './handover.inputs.js';
import type { MakeHandoverPackInput } from './handover.inputs.js';
import { recordPack } from './handover-packs.job.js';
import { documentsFor } from './handover.sections.js';
import {
  insertAcknowledgement,
  insertPack,
  isPackPending,
  packByKey,
  type PackRow,
  packsById,
} from './handover.store.js';
import { packOf } from './handover.type.js';

const done = (row: PackRow): HandoverPackResult => ({ pack: packOf(row), problems: [] });
const refused = (...problems: readonly Problem[]): HandoverPackResult => ({ pack: null, problems });

export const makePack = async (input: MakeHandoverPackInput, context: HubContext): Promise<HandoverPackResult> => {
  requireHandingOver(context, input.office);
  const wrong = problemsOf(makeRules, input);
  if (wrong.length) return refused(...wrong);
  const { office, idempotencyKey: key } = input;
  const by = context.caller.id;
  return context.asSystem('make-handover-pack', async (tx) => {
    await lockOffice(tx, office);
    const known = await packByKey(tx, by, key);
    if (known)
      return known.office === office ? done(known) : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (await isPackPending(tx, office)) return refused(problem('HANDOVER_PACK_PENDING', 'input.office'));
    const [holder] = await appointmentsByOffice(tx, [office], context.now());
    const id = context.newId();
    const asked = { occasion: 'ASKED' as const, occasion_key: `asked:${id}`, concerns_at: null };
    const term = { appointment: holder?.id ?? null, asked_by: by, idempotency_key: key };
    const { kind } = context.directory.office(office)!;
    const pack = await insertPack(tx, { id, office, ...asked, ...term }, documentsFor(kind));
    await recordPack(tx, id, { action: 'made', by: `person:${by}` });
    return done(pack!);
  });
};

/** Once for each person; a repeat changes nothing. */
export const acknowledgePack = async (
  { pack: id }: AcknowledgeHandoverPackInput,
  context: HubContext,
): Promise<HandoverPackResult> => {
  const [row] = isId(id) ? await context.asCaller((tx) => packsById(tx, [id])) : [];
  if (!row) throw new HubError('NOT_FOUND');
  const appointment = requireSucceeding(context, row.office);
  if (appointment === row.appointment) return refused(problem('HANDOVER_PACK_OWN', 'input.pack'));
  const person = context.caller.id;
  return context.asSystem('acknowledge-handover-pack', async (tx) => {
    const added = await insertAcknowledgement(tx, { pack: id, person, appointment, created_at: context.now() });
    if (added) await recordPack(tx, id, { action: 'acknowledged', by: `person:${person}` });
    return done(row);
  });
};
