import { type EntityManager, type HubContext, HubError } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { lockCase } from '../case/case.store.js';
import { consentsById } from '../consent/consent.store.js';
import { requirePackageOpening } from '../permissions.js';
import { tokenOfCode } from '../one-time-code/one-time-code.js';
import { endingsOf, tellPackages } from './disclosure.feed.js';
import type { OpenIdentityPackageInput } from './disclosure.inputs.js';
import { openContent } from './disclosure.package.js';
import { groundOf, isLastWrong, isWaiting } from './disclosure.rules.js';
import {
  countWrongCode,
  disclosureFor,
  type DisclosureRow,
  endWaiting,
  groundsOf,
  markOpened,
} from './disclosure.store.js';
import { notOpened, type OpenIdentityPackageResult, packageOf } from './disclosure.type.js';

/**
 * Opens a package once, for the official whom it names: for anybody else it is not there. The consents are read under
 * the lock of the case: one withdrawn since keeps it closed.
 */
export const open = (input: OpenIdentityPackageInput, context: HubContext): Promise<OpenIdentityPackageResult> => {
  requirePackageOpening(context, input.office);
  return context.asSystem('open-disclosure', async (tx) => {
    const row = await lockedFor(tx, input, context);
    if (!row.sealed || !isWaiting(row, context.now())) return notOpened('DISCLOSURE_NOT_OPEN', 'input.ref');
    if (!(await isCovered(tx, row, context.now()))) return end(tx, { row, ending: 'CONSENT_ENDED' }, context);
    if (tokenOfCode(context.indexKey, input.code) !== row.token) return refuse(tx, row, context);
    const content = await openContent(tx, { row, sealed: row.sealed, code: input.code }, context);
    if (!content) return notOpened('DISCLOSURE_NOT_OPEN', 'input.ref');
    const at = context.now();
    await markOpened(tx, row.id, at);
    await recordOf(tx, { row, action: 'disclosure.opened' }, context);
    await tellPackages(tx, [{ what: 'OPENED', id: row.id, at, by: context.caller.id }]);
    return packageOf(content);
  });
};

/** What was granted to the caller for a return, once there is a package, under the lock of its case. */
const lockedFor = async (
  tx: EntityManager,
  { office, ref }: OpenIdentityPackageInput,
  { caller }: HubContext,
): Promise<DisclosureRow> => {
  const asked = { office, ref: ref.trim().toUpperCase(), contact: caller.id };
  const seen = await disclosureFor(tx, asked);
  if (seen) await lockCase(tx, seen.caseId);
  const row = seen && (await disclosureFor(tx, asked));
  if (!row?.sealedAt) throw new HubError('NOT_FOUND');
  return row;
};

const isCovered = async (tx: EntityManager, { id }: DisclosureRow, now: Date): Promise<boolean> => {
  const consents = await consentsById(tx, await groundsOf(tx, id));
  return consents.length > 0 && consents.every((consent) => groundOf([consent], now));
};

/** Counts a wrong code; with the last of them the package is gone. */
const refuse = async (
  tx: EntityManager,
  row: DisclosureRow,
  context: HubContext,
): Promise<OpenIdentityPackageResult> => {
  await countWrongCode(tx, row.id);
  await recordOf(tx, { row, action: 'disclosure.code-wrong' }, context);
  if (isLastWrong(row.wrongCodes)) await end(tx, { row, ending: 'CODE_LOCKED' }, context);
  return notOpened('DISCLOSURE_CODE_WRONG', 'input.code');
};

const end = async (
  tx: EntityManager,
  { row, ending }: { readonly row: DisclosureRow; readonly ending: 'CONSENT_ENDED' | 'CODE_LOCKED' },
  context: HubContext,
): Promise<OpenIdentityPackageResult> => {
  const how = { ending, at: context.now() };
  const ended = await endWaiting(tx, { ids: [row.id] }, how);
  await recordOf(tx, { row, action: 'disclosure.ended' }, context);
  await tellPackages(tx, endingsOf(ended, how));
  return notOpened('DISCLOSURE_NOT_OPEN', 'input.ref');
};

const recordOf = (
  tx: EntityManager,
  { row, action }: { readonly row: DisclosureRow; readonly action: string },
  { caller }: HubContext,
): Promise<void> =>
  recordAct(tx, {
    ...{ by: caller.id, office: row.office, action, purpose: 'disclose-identity' },
    ...{ resourceType: 'disclosure', resource: row.id, caseId: row.caseId },
  });
