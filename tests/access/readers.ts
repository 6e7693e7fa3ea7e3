import { people } from '@hub/cast';
import type { Reader } from './matrix.js';

/** Everybody as they usually sign in, those with a second factor also without it, and nobody. */
export const readers: readonly Reader[] = [
  { person: null, mfa: false },
  ...people.map((person) => ({ person, mfa: person.mfa })),
  ...people.filter(({ mfa }) => mfa).map((person) => ({ person, mfa: false })),
];

/** Everybody once, as they usually sign in, and nobody. */
export const usualReaders = readers.slice(0, people.length + 1);
