import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { termProblem } from '../appointment/appointment.rules.js';
import { accountRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { lockOffice } from '../office/office.store.js';
import { requireAccountGiving, requireAccountHolding } from '../permissions.js';
import type { SystemAccountEntity } from './system-account.entity.js';
import {
  addRules,
  type AddSystemAccountInput,
  type EndSystemAccountInput,
  rotateRules,
  type RotateSystemKeyInput,
  type SystemAccountResult,
} from './system-account.inputs.js';
import { endAfterRotation, MOST_ACCOUNTS } from './system-account.rules.js';
import {
  accountByKey,
  accountsOf,
  endAccount,
  endKey,
  findAccount,
  hasKey,
  insertAccount,
  insertKey,
  keysOf,
  lockAccount,
  noteUse,
} from './system-account.store.js';
import { type SystemAccount, systemAccountOf } from './system-account.type.js';
import { thumbprintOf } from './thumbprint.js';

const refused = (...problems: SystemAccountResult['problems']): SystemAccountResult => ({ account: null, problems });
const done = (row: SystemAccountEntity): SystemAccountResult => ({ account: systemAccountOf(row), problems: [] });

export const addSystemAccount = async (
  context: HubContext,
  input: AddSystemAccountInput,
): Promise<SystemAccountResult> => {
  requireAccountGiving(context, input.office);
  const problems = problemsOf(addRules, input);
  if (problems.length) return refused(...problems);
  const fingerprint = fingerprintOf(input);
  return context.asSystem('add-system-account', async (tx) => {
    await lockOffice(tx, input.office);
    const known = await accountByKey(tx, context.caller.id, input.idempotencyKey);
    if (known)
      return known.fingerprint === fingerprint
        ? done(known)
        : refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    return add(tx, context, { input, fingerprint });
  });
};

const add = async (
  tx: EntityManager,
  context: HubContext,
  { input, fingerprint }: { readonly input: AddSystemAccountInput; readonly fingerprint: string },
): Promise<SystemAccountResult> => {
  const [now, madeBy] = [context.now(), context.caller.id];
  const { office, name, until: endsAt, publicKey, idempotencyKey } = input;
  const term = termProblem(now, endsAt, now);
  if (term) return refused(problem(term, 'input.until'));
  if ((await accountsOf(tx, office, now)).length >= MOST_ACCOUNTS)
    return refused(problem('SYSTEM_ACCOUNTS_FULL', 'input.office'));
  if (await hasKey(tx, thumbprintOf(publicKey))) return refused(problem('SYSTEM_KEY_USED', 'input.publicKey'));
  const row: SystemAccountEntity = {
    ...{ id: context.newId(), office, name: name.trim(), createdAt: now, endsAt, madeBy, idempotencyKey, fingerprint },
    ...{ endedBy: null, lastUsedAt: null },
  };
  await insertAccount(tx, row);
  await insertKey(tx, keyOf(row.id, publicKey, { now, madeBy }));
  return recorded(tx, context, { row, action: 'system_account.made' });
};

const keyOf = (account: string, publicKey: string, { now, madeBy }: { now: Date; madeBy: string }) => ({
  ...{ id: thumbprintOf(publicKey), account, publicKey, createdAt: now, endsAt: null, madeBy },
});

export const rotateSystemKey = (context: HubContext, input: RotateSystemKeyInput): Promise<SystemAccountResult> =>
  change(context, input.account, async (tx, row) => {
    const problems = problemsOf(rotateRules, input);
    if (problems.length) return refused(...problems);
    const [now, madeBy] = [context.now(), context.caller.id];
    if (await hasKey(tx, thumbprintOf(input.publicKey))) return refused(problem('SYSTEM_KEY_USED', 'input.publicKey'));
    for (const { id, endsAt } of await keysOf(tx, [row.id]))
      await endKey(tx, id, endAfterRotation(endsAt, now, input.overlapHours));
    await insertKey(tx, keyOf(row.id, input.publicKey, { now, madeBy }));
    return recorded(tx, context, { row, action: 'system_key.rotated' });
  });

export const endSystemAccount = (context: HubContext, input: EndSystemAccountInput): Promise<SystemAccountResult> =>
  change(context, input.account, async (tx, row) => {
    const ended = await endAccount(tx, row, { endsAt: context.now(), endedBy: context.caller.id });
    return recorded(tx, context, { row: ended, action: 'system_account.ended' });
  });

const change = async (
  context: HubContext,
  id: string,
  work: (tx: EntityManager, row: SystemAccountEntity) => Promise<SystemAccountResult>,
): Promise<SystemAccountResult> => {
  const found = isId(id) ? await context.asCaller((tx) => findAccount(tx, id)) : null;
  requireAccountHolding(context, found?.office);
  return context.asSystem('change-system-account', async (tx) => {
    const row = await lockAccount(tx, id);
    if (!row || row.endsAt <= context.now()) throw new HubError('NOT_FOUND');
    return work(tx, row);
  });
};

/** Writes who did what, and tells everybody who decides on rights. */
const recorded = async (
  tx: EntityManager,
  context: HubContext,
  { row, action }: { readonly row: SystemAccountEntity; readonly action: string },
): Promise<SystemAccountResult> => {
  await recordAudit(tx, [
    {
      ...{ actor: `person:${context.caller.id}`, office: row.office, action },
      ...{ resourceType: 'system_account', resource: row.id, purpose: 'request' },
    },
  ]);
  await publishDirectory(tx, [accountRecord(row, await keysOf(tx, [row.id]), context.now())]);
  return done(row);
};

/** The account that asks; asking is a use of it. */
export const ownAccount = async (context: HubContext): Promise<SystemAccount | null> => {
  const { kind, id } = context.caller;
  if (kind !== 'ACCOUNT') return null;
  await context.asSystem('note-system-use', (tx) => noteUse(tx, id));
  const row = await context.asCaller((tx) => findAccount(tx, id));
  return row && systemAccountOf(row);
};
