import type { HubContext } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { pseudonymsFor } from '../case-export/case-export.pseudonym.js';
import { PERSON_GROUPS } from '../person/person.groups.js';
import type { PersonRow } from '../person/person.store.js';
import { primeroFile, type PrimeroPerson } from '../referral/primero.rules.js';
import type { ReferralRow } from '../referral/referral.store.js';
import type { GivenValue, Package } from './outside.package.js';

interface Filed {
  readonly row: ReferralRow;
  /** As the persons of the package stand. */
  readonly ids: readonly string[];
  readonly rows: readonly PersonRow[];
}

/**
 * A package as the file that the receiver takes into a Primero of their own; who may not be
 * known has neither name nor sex nor citizenship in it.
 */
export const fileOutside = (
  { notes, persons }: Pick<Package, 'notes' | 'persons'>,
  { row, ids, rows }: Filed,
  context: HubContext,
): string => {
  const refOf = pseudonymsFor(context.indexKey, `referral|${row.id}`);
  return primeroFile({
    ...{ id: refOf('case', row.id), state: 'SENT', service: row.service, notes, sentAt: context.now() },
    ...{ from: row.fromOffice, to: row.toRecipient!, isOverridden: row.overrideBasis !== null },
    // for them it is new, from the day it was sent
    case: { state: 'REPORTED', reportedOn: thaiDay(context.now()) },
    persons: ids.map((id, index) => {
      const identity = identityOf(persons[index]!);
      const person = identity && rows.find((each) => each.id === id);
      const { sex, citizenship } = person ?? { sex: 'UNKNOWN', citizenship: null };
      return { id: refOf('person', id), sex, citizenship, identity };
    }),
  });
};

const identityOf = (values: readonly GivenValue[]): PrimeroPerson['identity'] => {
  const told = new Map(values.map(({ name, value }) => [name, value]));
  const fields = PERSON_GROUPS.identity.fields.map((field) => [field, told.get(`identity.${field}`) ?? null] as const);
  return fields.some(([, value]) => value !== null)
    ? (Object.fromEntries(fields) as unknown as PrimeroPerson['identity'])
    : null;
};
