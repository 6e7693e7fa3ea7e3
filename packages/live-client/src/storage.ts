/** A value, now or later. */
export type Awaitable<T> = T | PromiseLike<T>;

/**
 * Where positions and unsent reports outlive the program. Texts under keys; keys may hold any character.
 *
 * Use one storage for each signed-in person: a report left in it is sent as whoever is signed in then.
 * Reports may name persons and hold telephone numbers, and lie here as they were written until the hub has them. On a
 * device that others can reach, encrypt in `write` and decrypt in `read` with a key that is not kept beside them.
 */
export interface LiveStorage {
  /** Null or undefined when nothing is stored under the key. */
  read(key: string): Awaitable<string | null | undefined>;
  /** Resolves, or returns, when the text would survive the end of the program. */
  write(key: string, text: string): Awaitable<void>;
  /** Removing what is not there is no error. */
  remove(key: string): Awaitable<void>;
  /** All keys; those of others do no harm. */
  keys(): Awaitable<Iterable<string>>;
}

/** Forgets with the program: positions start anew, and unsent reports are lost when it ends. The default. */
export const memoryStorage = (): LiveStorage => {
  const texts = new Map<string, string>();
  return {
    read: (key) => texts.get(key),
    write: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  };
};

/** The part of `localStorage` that is used. */
export interface WebStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/**
 * Keeps texts in a browser's `localStorage`, as they are: read `LiveStorage` about reports first.
 * @param prefix of all keys; name the signed-in person in it
 * @example webStorage(localStorage, `atip-hub.${person}.`)
 */
export const webStorage = (storage: WebStorage, prefix: string): LiveStorage => ({
  read: (key) => storage.getItem(prefix + key),
  write: (key, text) => storage.setItem(prefix + key, text),
  remove: (key) => storage.removeItem(prefix + key),
  keys: () =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length)),
});
