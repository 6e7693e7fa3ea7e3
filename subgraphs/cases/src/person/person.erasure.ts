import { appendFeeds } from '@hub/inbox';
import {
  type EntityManager,
  eraseSubject,
  type ErasureReceipt,
  type HubContext,
  HubError,
  isId,
} from '@hub/subgraph-kit';
import { subjectOfConference } from '../case-conference/conference-words.js';
import { conferencesWithWords, removeConferenceWords } from '../case-conference/conference-words.store.js';
import { recordAct } from '../access/act.js';
import { endAttachments } from '../attachment/attachment.store.js';
import { removeDetailsOf } from '../assistance/assistance.store.js';
import { whenGivenAgain } from '../consent/counterpart-consent.js';
import { endingsOf, packagesFeed } from '../disclosure/disclosure.feed.js';
import { subjectOfDisclosure } from '../disclosure/disclosure.package.js';
import { disclosuresOfPerson, endWaiting } from '../disclosure/disclosure.store.js';
import { lockCase } from '../case/case.store.js';
import { casesFeed } from '../events.js';
import { requireErasing } from '../permissions.js';
import { erasedBy, type ErasePersonResult } from './person.erasure-type.js';
import { GROUPS } from './person.groups.js';
import type { ErasePersonInput } from './person.inputs.js';
import { subjectOfPerson } from './person.sealing.js';
import { subjectOfReferral } from '../referral/referral.sealing.js';
import { deleteWords, referralsOfPerson } from '../referral/referral.store.js';
import { deleteUnopened } from '../referral-outside/outside.store.js';
import { removeSupportWordsOf } from '../support-plan/support-words.store.js';
import { markErased, otherRecords, type PersonRow, personsById, replaceTokens, replaceValues } from './person.store.js';

/**
 * Destroys what identifies a person, in every record that is said to be theirs; the codes stay. Repeating it answers the
 * same receipt.
 */
export const erase = async (input: ErasePersonInput, context: HubContext): Promise<ErasePersonResult> => {
  const { office } = requireErasing(context);
  const { receipt, files } = await context.asSystem('erase-person', (tx) =>
    erasePerson(tx, input, { office, context }),
  );
  // erased it is with the key; bytes that cannot be removed now are swept later
  for (const file of files) await context.files.remove(file).catch(() => undefined);
  return erasedBy(receipt, input.person);
};

/** What an erasure leaves: its receipt, and sealed files that nothing opens any more. */
interface Erased {
  readonly receipt: ErasureReceipt;
  readonly files: readonly string[];
}

interface Erasing {
  /** Office id. */
  readonly office: string;
  readonly context: HubContext;
}

const erasePerson = async (tx: EntityManager, input: ErasePersonInput, erasing: Erasing): Promise<Erased> => {
  const [found] = isId(input.person) ? await personsById(tx, [input.person]) : [];
  if (!found) throw new HubError('NOT_FOUND');
  await lockCase(tx, found.case_id);
  const [row] = await personsById(tx, [found.id]);
  const { receipt, files } = await eraseRecord(tx, row!, { ...erasing, reason: input.reason });
  const others: Erased[] = [];
  for (const other of await otherRecords(tx, row!))
    others.push(await eraseRecord(tx, other, { ...erasing, reason: input.reason }));
  return { receipt, files: [...files, ...others.flatMap((each) => each.files)] };
};

const eraseRecord = async (
  tx: EntityManager,
  row: PersonRow,
  { office, reason, context }: Erasing & Pick<ErasePersonInput, 'reason'>,
): Promise<Erased> => {
  const [by, at] = [context.caller.id, context.now()];
  const destroyKeyOf = (subject: string) =>
    eraseSubject(tx, { subject, actor: `person:${by}`, reason, at, sign: (text) => context.sign(text) });
  const receipt = await destroyKeyOf(subjectOfPerson(row.id));
  if (!receipt) throw new Error('a person without a data key');
  if (row.erased_at) return { receipt, files: [] };
  await replaceValues(tx, row.id, { groups: GROUPS, values: [] });
  await replaceTokens(tx, row.id, []);
  await removeDetailsOf(tx, row.id);
  await removeSupportWordsOf(tx, row.id);
  for (const referral of await referralsOfPerson(tx, row.id)) {
    await destroyKeyOf(subjectOfReferral(referral));
    await deleteWords(tx, referral);
    await deleteUnopened(tx, referral);
  }
  const gone = { ending: 'PERSON_ERASED', at } as const;
  const packages = await endWaiting(tx, { person: row.id }, gone);
  for (const disclosure of await disclosuresOfPerson(tx, row.id)) await destroyKeyOf(subjectOfDisclosure(disclosure));
  const files = await endAttachments(tx, { person: row.id }, 'ERASED');
  for (const conference of await conferencesWithWords(tx, row.case_id)) {
    await destroyKeyOf(subjectOfConference(conference));
    await removeConferenceWords(tx, conference);
  }
  await markErased(tx, row.id, at);
  await recordAct(tx, {
    ...{ by, office, action: 'person.erased', purpose: 'erase-person' },
    ...{ resourceType: 'person', resource: row.id, caseId: row.case_id },
  });
  const abroad = await whenGivenAgain(tx, row.case_id, at);
  await appendFeeds(tx, { [casesFeed.name]: abroad, [packagesFeed.name]: endingsOf(packages, gone) });
  return { receipt, files: files.map(({ id: file }) => file) };
};
