import { randomBytes } from 'node:crypto';
import { type Keyring, wrapKey } from './keyring.js';
import { SubjectSeal } from './subject-seal.js';

/** Keeps the ring out of the public face of a sealer: outside this folder nothing can open with one. */
const rings = new WeakMap<Sealer, Keyring>();

/** For this folder only. */
export const ringOf = (sealer: Sealer): Keyring => rings.get(sealer)!;

/** Seals identifying values, each under the data key of whom it is about. It seals only; `unseal` opens. */
export class Sealer {
  constructor(ring: Keyring) {
    rings.set(this, ring);
  }

  /**
   * Makes the data key of a new subject. What it seals can be opened only after `storeSubjects` has stored it.
   * @param subject `<type>:<id>`, e.g. `report:<uuid>`
   */
  newSubject(subject: string): SubjectSeal {
    const dataKey = randomBytes(32);
    return new SubjectSeal(subject, dataKey, wrapKey(ringOf(this), dataKey, subject));
  }
}
