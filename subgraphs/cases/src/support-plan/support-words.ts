import { type EntityManager, type HubContext, type SealedValue, type SubjectSeal, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { type PurposedReading, purposedReading } from '../access/purposed-reading.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { subjectOfPerson } from '../person/person.sealing.js';
import { storedWords, supportRows } from './support-words.store.js';

const place = (row: string) => ({ table: 'support_words', row, column: 'words' });

/** What was said of a plan, a goal or a follow-up, sealed under the key of the person. */
export const sealWords = (seal: SubjectSeal, row: string, words: string): string => seal.seal(words, place(row));

/** A plan, a goal or a follow-up whose words are read, and what for. */
export interface WordsRead {
  readonly row: string;
  readonly purpose: AccessPurpose;
}

/** What was said; null where nothing was. */
interface Words {
  readonly text: string | null;
}

const open = async (
  tx: EntityManager,
  { ids, ...asked }: PurposedReading,
  context: HubContext,
): Promise<[string, Words][]> => {
  const stored = await supportRows(tx, ids);
  const consents = await consentsOfPersons(
    tx,
    stored.map(({ personId }) => personId),
  );
  const rows = stored.map((row) => ({ ...row, consents: consents.filter((each) => each.personId === row.personId) }));
  const { caller, sealer } = context;
  const by = { caller, now: context.now() };
  const allowed = await identifiable(tx, by, { rows, ...asked });
  const words = await storedWords(
    tx,
    allowed.map(({ row }) => row.id),
  );
  const sealed = words.map((each): SealedValue & (typeof allowed)[number]['audit'] => {
    const { row, audit } = allowed.find((one) => one.row.id === each.id)!;
    return { value: each.sealed, subject: subjectOfPerson(row.personId), place: place(row.id), ...audit };
  });
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose: asked.purpose });
  const texts = new Map(words.map(({ id }, index) => [id, opened[index] ?? null]));
  return allowed.map(({ row }) => [row.id, { text: texts.get(row.id) ?? null }]);
};

/** Null for a row of a person whom the caller may not identify for this purpose. */
export const wordsOfSupport = purposedReading({
  scope: 'person:health',
  idOf: ({ row }: WordsRead) => row,
  read: open,
});
