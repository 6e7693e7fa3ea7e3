import { describe, expect, it } from '@jest/globals';
import { atMost } from './report.asking.js';

/** Asks that are answered, or fail, when the test says so. */
const asking = () => {
  const open = new Map<string, { readonly answer: () => void; readonly fail: () => void }>();
  const ask = (name: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const close = (how: () => void) => () => {
        open.delete(name);
        how();
      };
      open.set(name, { answer: close(() => resolve(name)), fail: close(() => reject(new Error(name))) });
    });
  return { ask, open };
};
/** Whatever can go on has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('asking at most two at once', () => {
  it('lets the next go when one is answered, in their order, and gives each its own answer', async () => {
    const { ask, open } = asking();
    const two = atMost(2, ask);
    const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => two(name)));
    const seen: string[][] = [];
    for (const next of ['b', 'a', 'd', 'c']) {
      await settled();
      seen.push([...open.keys()]);
      open.get(next)!.answer();
    }
    expect(seen).toEqual([['a', 'b'], ['a', 'c'], ['c', 'd'], ['c']]);
    expect(await all).toEqual(['a', 'b', 'c', 'd']);
  });

  it('asks nothing more once one has failed', async () => {
    const { ask, open } = asking();
    const two = atMost(2, ask);
    const outcomes = Promise.allSettled(['a', 'b', 'c'].map((name) => two(name)));
    await settled();
    open.get('a')!.fail();
    await settled();
    expect([...open.keys()]).toEqual(['b']);
    open.get('b')!.answer();
    const [a, b, c] = await outcomes;
    expect([a, c]).toEqual([a, a]);
    expect([a!.status, b!.status]).toEqual(['rejected', 'fulfilled']);
    await expect(two('e')).rejects.toThrow('a');
  });
});
