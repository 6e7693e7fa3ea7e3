import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Entrance } from '../../src/live/entrance.js';
import { until } from './until.js';

let entrance: Entrance;
afterEach(() => entrance.stop());

/** Keeps the process from doing anything else. */
const work = (ms: number): void => {
  for (const end = Date.now() + ms; Date.now() < end;);
};

describe('many who come together', () => {
  test('are all let in, in the order they came, and others have their turn in between', async () => {
    entrance = new Entrance(500);
    const order: (number | 'other')[] = [];
    for (let one = 0; one < 200; one++)
      entrance.enter(new PassThrough(), () => {
        work(1);
        order.push(one);
      });
    const other = setInterval(() => order.push('other'), 1);
    await until(() => order.filter((each) => each !== 'other').length === 200, 10_000);
    clearInterval(other);
    const numbers = order.filter((each) => each !== 'other');
    expect(numbers).toEqual([...numbers].sort((a, b) => Number(a) - Number(b)));
    const runs = order
      .map((each) => (each === 'other' ? ' ' : 'x'))
      .join('')
      .trim()
      .split(/ +/);
    // 32 at once at first, then fewer, because each costs more than there is time for
    const lengths = runs.map(({ length }) => length);
    expect(lengths[0]).toBe(32);
    expect(Math.min(...lengths.slice(0, -1))).toBeLessThan(16);
    expect(Math.max(...lengths.slice(2))).toBeLessThan(24);
  });

  test('wait only so many, the next is to come again', () => {
    entrance = new Entrance(2);
    const enter = () => entrance.enter(new PassThrough(), () => undefined);
    expect([enter(), enter(), enter()]).toEqual([true, true, false]);
  });

  test('are not waited for when they have gone', async () => {
    entrance = new Entrance(2);
    const gone = new PassThrough();
    let opened = 0;
    entrance.enter(gone, () => opened++);
    gone.destroy();
    entrance.enter(new PassThrough(), () => opened++);
    await until(() => entrance.length === 0);
    expect(opened).toBe(1);
  });
});
