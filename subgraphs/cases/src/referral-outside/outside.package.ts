import { type EntityManager, type HubContext, type SealedValue, type SubjectSeal, unseal } from '@hub/subgraph-kit';
import type { OfficeKind } from '@hub/vocabulary';
import { aboutCase, ANYBODY } from '../access/act.js';
import type { AssignedCase } from '../assignment/assigned-case.js';
import type { ConsentRow } from '../consent/consent.store.js';
import { GROUPS, PERSON_GROUPS } from '../person/person.groups.js';
import { sealedOf as valueOf } from '../person/person.sealing.js';
import { personsById, valuesOfPersons } from '../person/person.store.js';
import { sealedOf as wordOf, subjectOfReferral } from '../referral/referral.sealing.js';
import { type ReferralRow, wordsOfReferrals } from '../referral/referral.store.js';
import { closeBy, openBy } from '../one-time-code/one-time-code.js';
import { fileOutside } from './outside.primero.js';
import { givesGroup } from './outside.rules.js';

/** One value of a person, by its group and field. */
export interface GivenValue {
  readonly name: string;
  readonly value: string;
}

/** What a receiver outside the hub gets. */
export interface Package {
  readonly notes: string | null;
  readonly persons: readonly (readonly GivenValue[])[];
  /** The same as JSON that Primero takes; none in what was sealed before there was one. */
  readonly primeroFile?: string;
}

interface Packing {
  readonly row: ReferralRow;
  readonly kind: OfficeKind;
  readonly found: AssignedCase;
  readonly persons: readonly { readonly id: string; readonly consents: readonly ConsentRow[] }[];
}

/** Opens what the package is made of; each value is recorded as read by the sender. Needs a system actor. */
export const pack = async (
  tx: EntityManager,
  { row, kind, found, persons }: Packing,
  context: HubContext,
): Promise<Package> => {
  const { caller, sealer } = context;
  const asked = { kind, senders: found.offices.map((each) => each.kind), purpose: row.purpose, now: context.now() };
  const notes = await wordsOfReferrals(tx, [row.id], 'NOTES');
  const values: { readonly person: string; readonly name: string; readonly sealed: SealedValue }[] = [];
  for (const group of GROUPS) {
    const { scope } = PERSON_GROUPS[group];
    const given = persons.filter(({ consents }) => givesGroup({ ...asked, scope, consents, mfa: caller.mfa }));
    const ids = given.map(({ id }) => id);
    for (const { person_id: person, ...stored } of ids.length ? await valuesOfPersons(tx, ids, group) : [])
      values.push({ person, name: `${group}.${stored.field}`, sealed: valueOf(person, { ...stored, group }) });
  }
  const [about, actor] = [aboutCase(row.caseId), `person:${caller.id}`];
  const sealed = [...notes.map(wordOf), ...values.map((each) => each.sealed)].map((each) => ({ ...each, about }));
  const opened = await unseal(tx, sealer, { sealed, actor, office: found.offices[0].office, purpose: row.purpose });
  const plain = opened.slice(notes.length);
  const content = {
    notes: notes.length ? (opened[0] ?? null) : null,
    persons: persons.map(({ id }) =>
      values.flatMap(({ person, name }, index) => {
        const value = plain[index];
        return person === id && value ? [{ name, value }] : [];
      }),
    ),
  };
  const ids = persons.map(({ id }) => id);
  return { ...content, primeroFile: fileOutside(content, { row, ids, rows: await personsById(tx, ids) }, context) };
};

const packagePlace = (referral: string) => ({ table: 'referral_package', row: referral, column: 'package' });

/** Sealed twice: neither the keys of the hub nor the code open it alone. */
export const sealPackage = (
  seal: SubjectSeal,
  referral: string,
  given: Package & { readonly code: string },
): string => {
  const { code, ...content } = given;
  return seal.seal(closeBy(code, referral, JSON.stringify(content)), packagePlace(referral));
};

/** Null when one of its persons was erased. Needs a system actor. */
export const openPackage = async (
  tx: EntityManager,
  { row, sealed: value, code }: { readonly row: ReferralRow; readonly sealed: string; readonly code: string },
  { sealer }: HubContext,
): Promise<Package | null> => {
  const sealed = {
    value,
    subject: subjectOfReferral(row.id),
    place: packagePlace(row.id),
    about: aboutCase(row.caseId),
  };
  const [closed] = await unseal(tx, sealer, { sealed: [sealed], actor: ANYBODY, purpose: row.purpose });
  return closed ? (JSON.parse(openBy(code, row.id, closed)) as Package) : null;
};
