import {
  type Batch,
  type EntityManager,
  type HubContext,
  type SealedValue,
  type SubjectSeal,
  unseal,
} from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { identifiable, type Purpose } from '../access/access.decision.js';
import type { Reading } from '../access/access.rules.js';
import { type PurposedReading, purposedReading } from '../access/purposed-reading.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { type CaseConferenceRow, conferencesById } from './case-conference.store.js';
import { MINUTES, personsSpokenOf, type StoredConferenceWords, wordsOfConferences } from './conference-words.store.js';

/** A data key of its own: the words are about several persons, and go when any of these is erased. */
export const subjectOfConference = (conference: string): string => `case-conference:${conference}`;

const place = (conference: string, office: string) => ({ table: 'conference_words', row: conference, column: office });

export const sealConferenceWords = (
  seal: SubjectSeal,
  { conference, office, words }: { readonly conference: string; readonly office: string; readonly words: string },
): StoredConferenceWords => ({ conference, office, sealed: seal.seal(words, place(conference, office)) });

/** A conference whose words are read, and what for. */
export interface ConferenceRead {
  readonly conference: string;
  readonly purpose: AccessPurpose;
}

/** What one office said, or the minutes. */
export interface ConferenceWords {
  readonly office: string;
  readonly words: string;
}

/** Null for a conference of a case whose persons the caller may not all identify for this purpose. */
const batchOf = (wanted: (office: string) => boolean): Batch<ConferenceRead, readonly ConferenceWords[]> =>
  purposedReading({
    scope: 'assessment:read',
    idOf: ({ conference }: ConferenceRead) => conference,
    read: (tx, asked, context) => open(tx, { ...asked, wanted }, context),
  });

export const minutesOfConference = batchOf((office) => office === MINUTES);
export const opinionsOfConference = batchOf((office) => office !== MINUTES);

const open = async (
  tx: EntityManager,
  { ids, wanted, ...asked }: PurposedReading & { readonly wanted: (office: string) => boolean },
  context: HubContext,
): Promise<Map<string, ConferenceWords[]>> => {
  const { sealer, caller } = context;
  const allowed = await readable(tx, await conferencesById(tx, ids), { ...asked, context });
  const stored = (await wordsOfConferences(tx, [...allowed.keys()])).filter(({ office }) => wanted(office));
  const sealed = stored.map(({ conference, office, sealed: value }): SealedValue & Audit => ({
    ...{ value, subject: subjectOfConference(conference), place: place(conference, office) },
    ...allowed.get(conference)!,
  }));
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose: asked.purpose });
  return new Map(
    [...allowed.keys()].map((id) => [
      id,
      stored.flatMap(({ conference, office }, index) => {
        const words = opened[index];
        return conference === id && words ? [{ office, words }] : [];
      }),
    ]),
  );
};

type Audit = Awaited<ReturnType<typeof identifiable>>[number]['audit'];

/** Conferences of which each person of the case may be identified; of a case without persons there is nobody to ask. */
const readable = async (
  tx: EntityManager,
  conferences: readonly CaseConferenceRow[],
  { context, ...asked }: Purpose & { readonly context: HubContext },
): Promise<Map<string, Audit>> => {
  const persons = await personsSpokenOf(tx, [...new Set(conferences.map(({ caseId }) => caseId))]);
  const consents = await consentsOfPersons(
    tx,
    persons.map(({ id }) => id),
  );
  const rows = conferences.flatMap(({ id, caseId }) => {
    const spokenOf = persons.filter((each) => each.caseId === caseId);
    const terms: Reading['consents'][] = spokenOf.length
      ? spokenOf.map((person) => consents.filter(({ personId }) => personId === person.id))
      : ['NOT_NEEDED'];
    return terms.map((each) => ({ id, caseId, consents: each }));
  });
  const by = { caller: context.caller, now: context.now() };
  const allowed = await identifiable(tx, by, { rows, ...asked });
  const count = (of: readonly { readonly id: string }[], id: string) => of.filter((each) => each.id === id).length;
  const granted = allowed.map(({ row }) => row);
  return new Map(
    allowed
      .filter(({ row }) => count(granted, row.id) === count(rows, row.id))
      .map(({ row, audit }) => [row.id, audit]),
  );
};
