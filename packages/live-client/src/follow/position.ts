import type { LiveStorage } from '../storage.js';
import type { OnTrouble } from '../trouble.js';

/** How far one inbox was shown, as it is stored. */
export class Position {
  private readonly key: string;

  constructor(
    inbox: string,
    private readonly storage: LiveStorage,
    private readonly onTrouble: OnTrouble,
  ) {
    this.key = `position.${inbox}`;
  }

  /** Undefined when nothing usable is stored. */
  async read(): Promise<number | undefined> {
    const text = await this.storage.read(this.key);
    return text && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
  }

  /** Never fails: what could not be stored is stored with the next, or shown again after a restart. */
  keep(number: number): void | Promise<void> {
    try {
      const written = this.storage.write(this.key, String(number));
      if (written) return Promise.resolve(written).catch(this.onTrouble);
    } catch (error) {
      this.onTrouble(error);
    }
  }
}
