import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { changed, changingCommittee, notChanged, recordCommittee } from '../committee/committee.changing.js';
import type { CommitteeResult } from '../committee/committee.result.js';
import { committeesByKey } from '../committee/committee.store.js';
import { takeStep } from '../establishment/establishment.commands.js';
import { organizationsById } from '../organization/organization.store.js';
import { requireCommitteeReading } from '../permissions.js';
import {
  type CommentOnOrderInput,
  commentRules,
  contentRules,
  type DraftAppointmentOrderInput,
  type ReviseAppointmentOrderInput,
  type SignAppointmentOrderInput,
  signatureRules,
} from './appointment-order.inputs.js';
import {
  insertComment,
  insertOrder,
  type OrderRow,
  ordersById,
  signOrder,
  writeRevision,
} from './appointment-order.store.js';

const SIGNED: Obstacle = { code: 'ORDER_SIGNED_ALREADY', field: 'input.order' };

export const draftOrder = async (input: DraftAppointmentOrderInput, context: HubContext): Promise<CommitteeResult> => {
  const wrong = problemsOf(contentRules, input);
  const { committee, version, draftedOn, legalBases, objectives, organizations } = input;
  return changingCommittee(context, { committee, version, action: 'order_drafted' }, async (tx, { row, doer }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.order' };
    if (draftedOn > thaiDay(doer.at)) return { code: 'INPUT_INVALID', field: 'input.draftedOn' };
    const strange = await strangeIn(tx, organizations);
    if (strange) return strange;
    const step = { committee: row.id, step: 'ORDER_DRAFTED', happenedOn: draftedOn, organizations: [] } as const;
    const taken = row.state === 'ADVOCACY' ? await takeStep(tx, row, { step, doer, context }) : {};
    if ('code' in taken) return { code: taken.code, field: 'input.draftedOn' };
    const order = { id: context.newId(), committee: row.id, drafted_on: draftedOn, legal_bases: legalBases };
    await insertOrder(tx, order, doer.at);
    await writeRevision(tx, order, { objectives: objectives.trim(), organizations }, doer);
    return taken;
  });
};

export const reviseOrder = async (
  input: ReviseAppointmentOrderInput,
  context: HubContext,
): Promise<CommitteeResult> => {
  const order = await orderOfCaller(input.order, context);
  const wrong = problemsOf(contentRules, input);
  const change = { committee: order.committee, version: input.version, action: 'order_revised' };
  return changingCommittee(context, change, async (tx, { doer }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.order' };
    if ((await stillThere(tx, order)).signed_on) return SIGNED;
    const { legalBases, objectives, organizations } = input;
    const strange = await strangeIn(tx, organizations);
    if (strange) return strange;
    const content = { objectives: objectives.trim(), organizations };
    await writeRevision(tx, { ...order, legal_bases: legalBases }, content, doer);
    return {};
  });
};

export const sign = async (input: SignAppointmentOrderInput, context: HubContext): Promise<CommitteeResult> => {
  const order = await orderOfCaller(input.order, context);
  const wrong = problemsOf(signatureRules, input);
  const change = { committee: order.committee, version: input.version, action: 'order_signed' };
  return changingCommittee(context, change, async (tx, { row, doer }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.order' };
    const { signed_on: signedOn, drafted_on: draftedOn, legal_bases: bases } = await stillThere(tx, order);
    if (signedOn) return SIGNED;
    if (input.signedOn > thaiDay(doer.at) || input.signedOn < draftedOn)
      return { code: 'INPUT_INVALID', field: 'input.signedOn' };
    const { number, signedAs } = input;
    const signature = { id: order.id, number: number.trim(), signedAs: signedAs.trim(), signedOn: input.signedOn };
    const step = { committee: row.id, step: 'ORDER_SIGNED', happenedOn: input.signedOn, organizations: [] } as const;
    const taken = row.state === 'ORDER_DRAFTED' ? await takeStep(tx, row, { step, doer, context }) : {};
    if ('code' in taken) return { code: taken.code, field: 'input.signedOn' };
    await signOrder(tx, signature);
    return { ...taken, legalBases: [...bases] };
  });
};

/** A member says something; it changes no version, and the same key again says nothing new. */
export const comment = async (input: CommentOnOrderInput, context: HubContext): Promise<CommitteeResult> => {
  const order = await orderOfCaller(input.order, context);
  const office = requireCommitteeReading(context, order.committee);
  const wrong = problemsOf(commentRules, input);
  if (wrong.length) return notChanged(...wrong);
  const [person, fingerprint] = [context.caller.id, fingerprintOf(input)];
  return context.asSystem('comment-on-order', async (tx) => {
    const organization = input.organization ?? null;
    const known = organization === null || (isId(organization) && (await organizationsById(tx, [organization])).length);
    if (!known) return notChanged(problem('NOT_FOUND', 'input.organization'));
    const { signed_on: signedOn, revision } = await stillThere(tx, order);
    if (signedOn) return notChanged(problem(SIGNED.code, SIGNED.field));
    const said = await insertComment(
      tx,
      {
        ...{ id: context.newId(), order_id: order.id, committee: order.committee, revision, organization },
        ...{ words: input.words.trim(), person, office, idempotency_key: input.idempotencyKey, fingerprint },
      },
      context.now(),
    );
    if (said.fingerprint !== fingerprint) return notChanged(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    await recordCommittee(tx, order.committee, { action: 'order_commented', by: person });
    const [committee] = await committeesByKey(tx, { ids: [order.committee], codes: [] });
    return changed(committee!);
  });
};

const strangeIn = async (tx: EntityManager, organizations: readonly string[]): Promise<Obstacle | null> => {
  const known = new Set((await organizationsById(tx, organizations)).map(({ id }) => id));
  const strange = organizations.findIndex((id) => !known.has(id));
  return strange < 0 ? null : { code: 'NOT_FOUND', field: `input.organizations.${strange}` };
};

/** An order that there is; any other is missing. */
export const orderOfCaller = async (id: string, context: HubContext): Promise<OrderRow> => {
  const [found] = isId(id) ? await context.asCaller((tx) => ordersById(tx, [id])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  return found;
};

const stillThere = async (tx: EntityManager, { id }: OrderRow): Promise<OrderRow> => (await ordersById(tx, [id]))[0]!;
