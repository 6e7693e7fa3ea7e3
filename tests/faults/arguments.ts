import { parseArgs } from 'node:util';

export interface FaultsOptions {
  /** How long faults happen to the shipped build. */
  readonly seconds: number;
  /** What the schedule depends on. */
  readonly seed: number;
  /** Only the shipped build: neither the lying bus nor the builds that must be caught. */
  readonly shippedOnly: boolean;
  /** Where to write what the processes said. */
  readonly log: string | undefined;
}

export const USAGE = `npm run faults -- [options]
  --seconds N       how long faults happen to the shipped build, 10 to 1800 (240)
  --seed N          the same seed gives the same schedule (1)
  --shipped-only    leave out the lying bus and the builds that the checker must fail
  --log FILE        write what the processes said into a file`;

/** @throws Error with a sentence for people */
export const readArguments = (args: readonly string[]): FaultsOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '240' },
      seed: { type: 'string', default: '1' },
      'shipped-only': { type: 'boolean', default: false },
      log: { type: 'string' },
    },
  });
  return {
    seconds: whole('seconds', values.seconds, [10, 1_800]),
    seed: whole('seed', values.seed, [0, 1_000_000_000]),
    shippedOnly: values['shipped-only'],
    log: values.log,
  };
};

const whole = (name: string, text: string, [least, most]: readonly [number, number]): number => {
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number < least || number > most)
    throw new Error(`--${name} takes a whole number from ${least} to ${most}, not "${text}"`);
  return number;
};
