import type { z } from 'zod';
import { type HubContext, problem } from '@hub/subgraph-kit';
import { keeperOf } from '../counterpart/counterpart.keeper.js';
import { checkInput } from '../errors.js';
import { requireCounterpartWriter } from '../permissions.js';
import {
  type AddLiaisonContactInput,
  addRules,
  type ChangeLiaisonContactInput,
  changeRules,
  type RemoveLiaisonContactInput,
  removeRules,
} from './contact.inputs.js';
import { add, change, type ContactRefusal, findContact, remove } from './contact.store.js';
import { type KeptContact, keptContact, type LiaisonContactResult, notKeptContact } from './contact.type.js';

/** Adds a contact to an office that the caller keeps. */
export const addLiaisonContact = async (
  input: AddLiaisonContactInput,
  context: HubContext,
): Promise<LiaisonContactResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(addRules, input);
  if ('problems' in checked) return notKeptContact(...checked.problems);
  const office = await keeperOf(context, offices, checked.value.counterpart);
  if (!office) return notKeptContact(problem('NOT_FOUND', 'input.counterpart'));
  return answered(await add(context, office, checked.value));
};

export const changeLiaisonContact = (
  input: ChangeLiaisonContactInput,
  context: HubContext,
): Promise<LiaisonContactResult> => ofContact(context, { rules: changeRules, input, work: change });

export const removeLiaisonContact = (
  input: RemoveLiaisonContactInput,
  context: HubContext,
): Promise<LiaisonContactResult> => ofContact(context, { rules: removeRules, input, work: remove });

type Work<Value> = (
  context: HubContext,
  office: string,
  value: Value & { readonly counterpart: string },
) => Promise<KeptContact | ContactRefusal>;

/** Does something to a contact of an office that the caller keeps. */
const ofContact = async <Rules extends z.ZodType<{ readonly contact: string }>>(
  context: HubContext,
  { rules, input, work }: { rules: Rules; input: object; work: Work<z.infer<Rules>> },
): Promise<LiaisonContactResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(rules, input);
  if ('problems' in checked) return notKeptContact(...checked.problems);
  const contact = await context.asCaller((tx) => findContact(tx, checked.value.contact));
  const office = contact && (await keeperOf(context, offices, contact.counterpart));
  if (!office) return notKeptContact(problem('NOT_FOUND', 'input.contact'));
  return answered(await work(context, office, { ...checked.value, counterpart: contact.counterpart }));
};

const FIELD_OF: Readonly<Record<ContactRefusal, string>> = {
  VERSION_CONFLICT: 'input.version',
  NOT_FOUND: 'input.contact',
  CONTACTS_FULL: 'input.counterpart',
  IDEMPOTENCY_KEY_REUSED: 'input.idempotencyKey',
};

const answered = (outcome: KeptContact | ContactRefusal): LiaisonContactResult =>
  typeof outcome === 'string' ? notKeptContact(problem(outcome, FIELD_OF[outcome])) : keptContact(outcome);
