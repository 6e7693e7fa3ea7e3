import {
  type EntityManager,
  eraseSubject,
  type ErasureReceipt,
  type HubContext,
  HubError,
  isId,
} from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { removeDetailsOf } from '../assistance/assistance.store.js';
import { lockCase } from '../case/case.store.js';
import { requireErasing } from '../permissions.js';
import { erasedBy, type ErasePersonResult } from './person.erasure-type.js';
import { GROUPS } from './person.groups.js';
import type { ErasePersonInput } from './person.inputs.js';
import { subjectOfPerson } from './person.sealing.js';
import { subjectOfReferral } from '../referral/referral.sealing.js';
import { deleteWords, referralsOfPerson } from '../referral/referral.store.js';
import { markErased, personsById, replaceTokens, replaceValues } from './person.store.js';

/** Destroys what identifies a person; the codes stay. Repeating it answers the same receipt. */
export const erase = async (input: ErasePersonInput, context: HubContext): Promise<ErasePersonResult> => {
  const { office } = requireErasing(context);
  const receipt = await context.asSystem('erase-person', (tx) => erasePerson(tx, input, { office, context }));
  return erasedBy(receipt, input.person);
};

const erasePerson = async (
  tx: EntityManager,
  { person: id, reason }: ErasePersonInput,
  { office, context }: { readonly office: string; readonly context: HubContext },
): Promise<ErasureReceipt> => {
  const [row] = isId(id) ? await personsById(tx, [id]) : [];
  if (!row) throw new HubError('NOT_FOUND');
  await lockCase(tx, row.case_id);
  const [by, at] = [context.caller.id, context.now()];
  const receipt = await eraseSubject(tx, {
    ...{ subject: subjectOfPerson(row.id), actor: `person:${by}`, reason, at },
    sign: (text) => context.sign(text),
  });
  if (!receipt) throw new Error('a person without a data key');
  if (row.erased_at) return receipt;
  await replaceValues(tx, row.id, { groups: GROUPS, values: [] });
  await replaceTokens(tx, row.id, []);
  await removeDetailsOf(tx, row.id);
  for (const referral of await referralsOfPerson(tx, row.id)) {
    await eraseSubject(tx, {
      ...{ subject: subjectOfReferral(referral), actor: `person:${by}`, reason, at },
      sign: (text) => context.sign(text),
    });
    await deleteWords(tx, referral);
  }
  await markErased(tx, row.id, at);
  await recordAct(tx, {
    ...{ by, office, action: 'person.erased', purpose: 'erase-person' },
    ...{ resourceType: 'person', resource: row.id, caseId: row.case_id },
  });
  return receipt;
};
