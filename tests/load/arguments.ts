import { parseArgs } from 'node:util';

export const PARTS = ['http', 'live', 'lists', 'imports', 'compare', 'checks'] as const;
export type Part = (typeof PARTS)[number];

export interface LoadOptions {
  /** How long each figure is measured. */
  readonly seconds: number;
  /** Subscribers of each stage of the live part. */
  readonly subscribers: readonly number[];
  /** Offices the subscribers are spread over. */
  readonly offices: number;
  /** Reports filed per second while subscribers listen. */
  readonly rate: number;
  /** Sizes of the lists whose cost is compared. */
  readonly cases: readonly number[];
  /** Sizes of the lists of attendance that are taken in. */
  readonly rows: readonly number[];
  readonly parts: readonly Part[];
  /** Messages the clients keep to themselves, to see that the count finds them missing. */
  readonly lose: number;
}

export const USAGE = `npm run load -- [options]
  --seconds N            how long each figure is measured (10)
  --subscribers A,B,...  subscribers of each live stage (1,1000,2000,5000,10000)
  --offices N            offices the subscribers are spread over, at most (500)
  --rate N               reports per second while they listen (10)
  --cases A,B,...        list sizes compared (1000,10000,100000)
  --rows A,B,...         rows of the lists of attendance taken in (1000,10000)
  --only A,B,...         parts to run: ${PARTS.join(', ')} (http,live,lists,imports)
  --lose N               the clients hide N messages: the run must fail`;

const DEFAULTS = {
  seconds: '10',
  subscribers: '1,1000,2000,5000,10000',
  offices: '500',
  rate: '10',
  cases: '1000,10000,100000',
  rows: '1000,10000',
  only: 'http,live,lists,imports',
  lose: '0',
};

/** @throws Error with a sentence for people */
export const readArguments = (args: readonly string[]): LoadOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' as const }])),
  });
  const given = { ...DEFAULTS, ...(values as Partial<typeof DEFAULTS>) };
  return {
    seconds: count('seconds', given.seconds),
    subscribers: counts('subscribers', given.subscribers),
    offices: count('offices', given.offices),
    rate: count('rate', given.rate),
    cases: counts('cases', given.cases),
    rows: counts('rows', given.rows),
    parts: given.only.split(',').map(partNamed),
    lose: given.lose === '0' ? 0 : count('lose', given.lose),
  };
};

const count = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} takes whole numbers from 1, not "${text}"`);
  return Number(text);
};

const counts = (name: string, text: string): number[] => text.split(',').map((each) => count(name, each));

const partNamed = (name: string): Part => {
  const part = PARTS.find((known) => known === name);
  if (!part) throw new Error(`--only takes ${PARTS.join(', ')}, not "${name}"`);
  return part;
};
