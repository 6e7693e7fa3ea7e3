import type { EntityManager } from '@hub/subgraph-kit';
import { consentsOfPersons, type ConsentRow } from '../consent/consent.store.js';
import { personsOfReferrals } from './referral.store.js';

/** A person of a referral with all that they consented to. */
export interface Consenting {
  readonly id: string;
  readonly consents: readonly ConsentRow[];
}

export const consentsOfEach = async (tx: EntityManager, referral: string): Promise<Consenting[]> => {
  const persons = (await personsOfReferrals(tx, [referral])).map(({ person }) => person);
  const consents = await consentsOfPersons(tx, persons);
  return persons.map((id) => ({ id, consents: consents.filter(({ personId }) => personId === id) }));
};
