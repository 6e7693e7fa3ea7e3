import {
  type Batch,
  type EntityManager,
  type HubContext,
  isId,
  type SealedValue,
  type SubjectSeal,
  unseal,
} from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { requireIdentifying } from '../permissions.js';
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

const SCOPE = 'person:health';

/** Null for a row of a person whom the caller may not identify for this purpose. */
export const wordsOfSupport: Batch<WordsRead, { readonly text: string | null }> = async (reads, context) => {
  const found = new Map<string, string | null>();
  for (const purpose of new Set(reads.map((read) => read.purpose))) {
    const ids = reads.flatMap((read) => (read.purpose === purpose && isId(read.row) ? [read.row] : []));
    for (const [id, text] of await readWords(ids, purpose, context)) found.set(`${purpose} ${id}`, text);
  }
  return reads.map(({ row, purpose }) => {
    const text = found.get(`${purpose} ${row}`);
    return text === undefined ? null : { text };
  });
};

const readWords = (
  ids: readonly string[],
  purpose: AccessPurpose,
  context: HubContext,
): Promise<Map<string, string | null>> => {
  const held = requireIdentifying(context, SCOPE);
  return context.asCallerOnRecord((tx) => open(tx, { ids, purpose, held }, context), purpose);
};

const open = async (
  tx: EntityManager,
  {
    ids,
    purpose,
    held,
  }: {
    readonly ids: readonly string[];
    readonly purpose: AccessPurpose;
    readonly held: ReturnType<typeof requireIdentifying>;
  },
  context: HubContext,
): Promise<Map<string, string | null>> => {
  const stored = await supportRows(tx, ids);
  const consents = await consentsOfPersons(
    tx,
    stored.map(({ personId }) => personId),
  );
  const rows = stored.map((row) => ({ ...row, consents: consents.filter((each) => each.personId === row.personId) }));
  const { caller, sealer } = context;
  const by = { caller, now: context.now() };
  const allowed = await identifiable(tx, by, { rows, scope: SCOPE, purpose, held });
  const words = await storedWords(
    tx,
    allowed.map(({ row }) => row.id),
  );
  const sealed = words.map((each): SealedValue & (typeof allowed)[number]['audit'] => {
    const { row, audit } = allowed.find((one) => one.row.id === each.id)!;
    return { value: each.sealed, subject: subjectOfPerson(row.personId), place: place(row.id), ...audit };
  });
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose });
  const texts = new Map(words.map(({ id }, index) => [id, opened[index] ?? null]));
  return new Map(allowed.map(({ row }) => [row.id, texts.get(row.id) ?? null]));
};
