import { type Batch, type HubContext, isId, officesWith } from '@hub/subgraph-kit';
import { type AccessPurpose, thaiDay } from '@hub/vocabulary';
import { casesById } from '../case/case.store.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { pseudonymsFor } from '../case-export/case-export.pseudonym.js';
import type { GroupValues } from '../person/person.groups.js';
import { valuesOfPerson } from '../person/person.reading.js';
import { type PersonRow, personsById } from '../person/person.store.js';
import { isCovered } from '../share/share.rules.js';
import { makesFile, primeroFile } from './primero.rules.js';
import { wordsOfReferral } from './referral.reading.js';
import { personsOfReferrals, type ReferralRow, referralsById } from './referral.store.js';

/** A file of a referral, and what it is made for. */
export interface FileRead {
  readonly referral: string;
  readonly purpose: AccessPurpose;
}

/** Null for a referral whose notes the caller may not read for this purpose, or that is not live. */
export const primeroFileOf: Batch<FileRead, { readonly text: string }> = (reads, context) =>
  Promise.all(reads.map((read) => fileOf(read, context)));

const fileOf = async (read: FileRead, context: HubContext): Promise<{ readonly text: string } | null> => {
  const words = await context.load(wordsOfReferral.NOTES, read);
  const found = words && isId(read.referral) ? await factsOf(read.referral, context) : undefined;
  const sentAt = found?.row.sentAt;
  if (!words || !found || !sentAt || !makesFile(found.row.state)) return null;
  const { row, caseRow } = found;
  const refOf = pseudonymsFor(context.indexKey, `referral|${row.id}`);
  const persons = await Promise.all(
    found.persons.map(async ({ person, isTold }) => ({
      ...{ id: refOf('person', person.id), sex: person.sex, citizenship: person.citizenship },
      identity: isTold ? await identityOf(person.id, read.purpose, context) : null,
    })),
  );
  const text = primeroFile({
    ...{ id: refOf('case', row.id), state: row.state, service: row.service, notes: words.text, persons },
    ...{ from: row.fromOffice, to: row.toOffice!, sentAt, isOverridden: row.overrideBasis !== null },
    case: { state: caseRow.state, reportedOn: thaiDay(new Date(caseRow.at)) },
  });
  return { text };
};

/** Who a person is; null for a caller who may not know it, though they may read the notes. */
const identityOf = async (person: string, purpose: AccessPurpose, context: HubContext) => {
  if (!officesWith(context.caller, 'person:identify').length) return null;
  return (await context.load(valuesOfPerson.identity, { person, purpose })) as GroupValues<'identity'> | null;
};

interface Facts {
  readonly row: ReferralRow;
  readonly caseRow: Awaited<ReturnType<typeof casesById>>[number];
  /** Whether a consent in force lets the receiver know who the person is. */
  readonly persons: readonly { readonly person: PersonRow; readonly isTold: boolean }[];
}

const factsOf = (id: string, context: HubContext): Promise<Facts | undefined> =>
  context.asCaller(async (tx) => {
    const [row] = await referralsById(tx, [id]);
    const [caseRow] = row ? await casesById(tx, [row.caseId]) : [];
    const kind = row?.toOffice ? context.directory.office(row.toOffice)?.kind : undefined;
    if (!row || !caseRow || !kind) return undefined;
    const ids = (await personsOfReferrals(tx, [id])).map(({ person }) => person);
    const consents = await consentsOfPersons(tx, ids);
    const asked = { kind, purposes: [row.purpose], now: context.now() };
    const persons = (await personsById(tx, ids)).map((person) => ({
      person,
      isTold: isCovered(
        consents.filter(({ personId }) => personId === person.id),
        asked,
      ),
    }));
    return { row, caseRow, persons };
  });
