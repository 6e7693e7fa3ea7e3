import { expect, it } from '@jest/globals';
import type { Client } from '../scene/client.js';
import { eventually } from '../scene/eventually.js';
import { Reporting } from './reporting.js';

const receipt = { id: 'R', status: 'COMMITTED' };

/** A hub that acknowledges every report and names its case, but for one key: not named, then lost, then named. */
const hubThatStumblesAt = (key: string): Client => {
  const script = [{ case: null }, 'LOST', { case: { id: key } }];
  const ask = async (_text: string, { input }: { input: { idempotencyKey: string } }): Promise<unknown> => {
    const answer = input.idempotencyKey === key ? script.shift() : { case: { id: input.idempotencyKey } };
    if (answer === 'LOST') throw new Error('the answer was lost');
    return { data: { reportIncident: { receipt, problems: [], ...(answer as object) } } };
  };
  return { ask } as unknown as Client;
};

// the fifth is one of those given up when their outcome is unknown
it('asks an acknowledged key again until its case is named, also when answers are lost in between', async () => {
  const hub = hubThatStumblesAt('a-5');
  const reporting = new Reporting(() => hub, 'a');
  await eventually('the next key', () => reporting.attempts.some(({ key }) => key === 'a-6'));
  await reporting.stop();
  expect(reporting.attempts.filter(({ key }) => key === 'a-5')).toEqual([
    { key: 'a-5', outcome: 'OK' },
    { key: 'a-5', outcome: 'UNKNOWN' },
    { key: 'a-5', outcome: 'OK', case: 'a-5' },
  ]);
});
