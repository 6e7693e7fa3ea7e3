import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';
import { distributionOf } from './distribution.js';
import { countDeliveries, problemsOfCount } from './live/delivery-check.js';
import { type LoadHub, startLoadHub } from './load-hub.js';
import { exitCodeOf, hubFor, runLoad } from './run-load.js';

describe('the count of deliveries', () => {
  const offices = ['north', 'north', 'south'];
  const filed = [
    { case: 'one', office: 'north' },
    { case: 'two', office: 'south' },
  ];
  const whole = [
    { subscriber: 0, office: 'north', case: 'one' },
    { subscriber: 1, office: 'north', case: 'one' },
    { subscriber: 2, office: 'south', case: 'two' },
  ];
  const problems = (received: typeof whole) => problemsOfCount(countDeliveries(offices, filed, received));

  it('expects each report once at each subscriber of its office', () => {
    expect(countDeliveries(offices, filed, whole)).toEqual({
      ...{ expected: 3, received: 3 },
      ...{ missing: 0, duplicates: 0, strangers: 0 },
    });
    expect(problems(whole)).toEqual([]);
  });

  it.each([0, 1, 2])('misses message %i when it is lost', (lost) => {
    expect(problems(whole.toSpliced(lost, 1))).toEqual(['1 of 3 messages missing']);
  });

  it('sees a message that came twice, and does not take it for a missing one', () => {
    expect(problems([...whole, whole[0]!])).toEqual(['1 messages twice']);
    expect(problems([whole[0]!, whole[0]!, whole[2]!])).toEqual(['1 of 3 messages missing', '1 messages twice']);
  });

  it('sees a message of another office, of a case nobody filed, and of a subscriber nobody knows', () => {
    for (const stranger of [
      { subscriber: 2, office: 'north', case: 'one' },
      { subscriber: 2, office: 'south', case: 'one' },
      { subscriber: 0, office: 'north', case: 'three' },
      { subscriber: 3, office: 'south', case: 'two' },
    ])
      expect(problems([...whole, stranger])).toEqual(['1 messages at the wrong subscriber']);
  });

  it('is wrong when there was nothing to count', () => {
    expect(problemsOfCount(countDeliveries([], filed, []))).toHaveLength(1);
  });
});

describe('percentiles', () => {
  it('are the nearest ranks', () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(distributionOf(values)).toEqual({ count: 200, p50: 100, p95: 190, p99: 198, max: 200 });
    expect(distributionOf([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
    expect(distributionOf([]).p50).toBeNaN();
  });
});

describe('arguments', () => {
  it('that make no sense are refused in words', () => {
    expect(() => readArguments(['--seconds', '0'])).toThrow('--seconds takes whole numbers');
    expect(() => readArguments(['--only', 'sums'])).toThrow('--only takes http, live, lists, imports, compare, checks');
  });
});

describe('a small load on a hub of its own', () => {
  const options = readArguments([
    '--only',
    'live',
    '--seconds',
    '1',
    '--rate',
    '8',
    '--subscribers',
    '20',
    '--offices',
    '4',
  ]);
  let hub: LoadHub;
  beforeAll(async () => {
    hub = await startLoadHub({ ...hubFor(options), durable: false });
  }, 120_000);
  afterAll(() => hub?.stop());

  const run = async (lose: number) => {
    const printed: string[] = [];
    const problems = await runLoad(hub, { ...options, lose }, (text) => printed.push(text));
    return { problems, table: printed.join('\n') };
  };

  it('reaches each subscriber once, through a crowd that comes back too, and prints what it counted', async () => {
    const { problems, table } = await run(0);
    expect(problems).toEqual([]);
    expect(exitCodeOf(problems)).toBe(0);
    // 8 reports, each to the 20 subscribers of its office
    expect(table).toMatch(/^ +20 +[\d.,]+ +[\d.,]+ +[\d.,]+ +-?[\d.,]+ +160 +160 +0 /m);
    expect(table).toMatch(/^ +10, 10 come back +([\d.,]+ +){3}-?[\d.,]+ +80 +80 +0 /m);
  }, 120_000);

  it('takes in lists of attendance whole, and prints what they cost', async () => {
    const printed: string[] = [];
    const few = readArguments(['--only', 'imports', '--rows', '20,60']);
    expect(await runLoad(hub, few, (text) => printed.push(text))).toEqual([]);
    expect(printed.join('\n')).toMatch(/^ +20( +-?[\d.,]+){8}$\n^ +60( +-?[\d.,]+){8}$/m);
  }, 120_000);

  it('fails when a single message is lost', async () => {
    const { problems } = await run(1);
    expect(problems).toContain('20 subscribers: 1 of 160 messages missing');
    expect(exitCodeOf(problems)).toBe(1);
  }, 180_000);
});
