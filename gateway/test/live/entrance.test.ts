import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { Entrance } from '../../src/live/entrance.js';
import { until } from './until.js';

let entrance: Entrance;
afterEach(() => {
  entrance.stop();
  jest.useRealTimers();
});

describe('many who come together', () => {
  test('are all let in, in the order they came, fewer at once where each costs more than there is time for', () => {
    jest.useFakeTimers();
    entrance = new Entrance(500);
    const came = Array.from({ length: 200 }, (_, one) => one);
    const order: number[] = [];
    for (const one of came)
      entrance.enter(new PassThrough(), () => {
        jest.setSystemTime(Date.now() + 1);
        order.push(one);
      });
    const steps: number[] = [];
    while (order.length < came.length && steps.length < came.length) {
      const before = order.length;
      jest.advanceTimersToNextTimer();
      steps.push(order.length - before);
    }
    expect(order).toEqual(came);
    expect(steps[0]).toBe(32);
    expect(steps[1]).toBe(16);
    expect(Math.min(...steps)).toBeLessThan(16);
    expect(Math.max(...steps.slice(1))).toBeLessThan(24);
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
