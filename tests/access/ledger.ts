import { CANARY_PREFIX } from '../scene/traces.js';

/** Nobody living was born then: the days of birth of the tests. */
export const BORN_PREFIX = '1893-';

const TOKEN = new RegExp(`${CANARY_PREFIX}[A-Z0-9]+(?:-[A-Z0-9]+)*|${BORN_PREFIX}\\d\\d-\\d\\d`, 'gi');

/** Every identifying value given away, who may get it back, and who did. */
export class CanaryLedger {
  private readonly readersOf = new Map<string, Set<string>>();
  private readonly answers: { readonly reader: string; readonly text: string }[] = [];
  private made = 0;
  private days = 0;

  /** A value that occurs nowhere else. */
  token(what: string): string {
    const token = `${CANARY_PREFIX}${what}-T${++this.made}`;
    this.readersOf.set(token, new Set());
    return token;
  }

  /** A day that occurs nowhere else, for a date of birth. */
  day(): string {
    const nth = ++this.days;
    const day = `${BORN_PREFIX}${String(8 + Math.floor(nth / 28)).padStart(2, '0')}-${String(1 + (nth % 28)).padStart(2, '0')}`;
    this.readersOf.set(day, new Set());
    return day;
  }

  /** Takes up a value of the demo data, by the token in it. */
  take(value: string): string {
    const [token] = tokensIn(value);
    if (!token) throw new Error(`no canary in ${value}`);
    this.readersOf.set(token, this.readersOf.get(token) ?? new Set());
    return token;
  }

  /** From now on this reader may read the value. */
  open(value: string, reader: string): void {
    this.readersOf.get(this.take(value))!.add(reader);
  }

  /** Everything that came back to a reader, as it stood on the wire. */
  record(reader: string, text: string): void {
    this.answers.push({ reader, text });
  }

  get size(): { tokens: number; answers: number } {
    return { tokens: this.readersOf.size, answers: this.answers.length };
  }

  /** Who may read what, `reader: token`, sorted. */
  get allowed(): string[] {
    return [...this.readersOf]
      .flatMap(([token, readers]) => [...readers].map((reader) => `${reader}: ${token}`))
      .sort();
  }

  /** Who got what, each once, sorted. */
  get seen(): string[] {
    return [
      ...new Set(this.answers.flatMap(({ reader, text }) => tokensIn(text).map((token) => `${reader}: ${token}`))),
    ].sort();
  }

  /** Every answer, to be searched for other spellings. */
  get texts(): Buffer {
    return Buffer.from(this.answers.map(({ text }) => text.replaceAll(TOKEN, '')).join('\n'));
  }
}

const tokensIn = (text: string): string[] => text.match(TOKEN) ?? [];
