import { randomBytes } from 'node:crypto';
import {
  type Actor,
  Keyring,
  type SealedPlace,
  type SealedValue,
  Sealer,
  type Store,
  storeSubjects,
} from '../src/index.js';
import { systemActor, unseal } from '../src/index.js';

export const READER: Actor = { id: 'person:reader', offices: [], purpose: 'request' };

/** One entry of a keyring, with a new key. */
export const newKey = (id: string): string => `${id}:${randomBytes(32).toString('base64url')}`;

export const sealerOf = (...keys: string[]): Sealer => new Sealer(new Keyring(keys.join(',')));

export const placeOf = (subject: string, column = 'sealed_name'): SealedPlace => ({
  table: 'report',
  row: subject.replace(/^.*:/, ''),
  column,
});

/** Seals a value for each subject, stores the data keys, and answers the values as they would be stored. */
export const sealed = async (
  store: Store,
  sealer: Sealer,
  plain: Readonly<Record<string, string>>,
): Promise<SealedValue[]> => {
  const seals = Object.keys(plain).map((subject) => sealer.newSubject(subject));
  await store.inActor(systemActor('test'), (tx) => storeSubjects(tx, seals));
  return seals.map((seal) => {
    const place = placeOf(seal.subject);
    return { value: seal.seal(plain[seal.subject]!, place), subject: seal.subject, place };
  });
};

/** What a person who reads gets. */
export const read = (store: Store, sealer: Sealer, values: readonly SealedValue[]): Promise<(string | null)[]> =>
  store.inActor(READER, (tx) => unseal(tx, sealer, { sealed: values, actor: READER.id, purpose: 'call-back' }));
