import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPost, isSendable } from '../src/sender/guarded-post.js';
import { Receiver } from './fakes/receiver.js';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await Receiver.start();
});
afterAll(() => receiver.stop());

const message = (url: string) => ({ url, headers: { 'content-type': 'text/plain' }, body: 'x' });
const ANY = { gone: [410], hopeless: [400] };
/** What a name stands for, however often it is asked. */
const names = (...addresses: string[]) => {
  const asked: string[] = [];
  const resolve = (name: string): Promise<string[]> => {
    asked.push(name);
    return Promise.resolve(addresses);
  };
  return { asked, resolve };
};

describe('in production nothing is sent to this machine or a private network', () => {
  it.each([
    'https://127.0.0.1/',
    'https://localhost:1/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'http://1.1.1.1/',
  ])('%s', async (url) => {
    const { post, close } = createPost({ anywhere: false });
    expect(await post(message(url), ANY)).toEqual({ kind: 'REFUSED', outcome: 'ADDRESS_FORBIDDEN' });
    close();
  });

  it.each([[['10.0.0.1']], [['1.1.1.1', '127.0.0.1']], [['::1']], [['::ffff:192.168.0.1']]])(
    'by a name that stands for %j',
    async (addresses) => {
      const { post, close } = createPost({ anywhere: false, resolve: names(...addresses).resolve });
      const url = `https://partner.example:${receiver.port}/`;
      expect(await post(message(url), ANY)).toEqual({ kind: 'REFUSED', outcome: 'ADDRESS_FORBIDDEN' });
      expect(receiver.received).toEqual([]);
      close();
    },
  );

  it('not even when the name changes its mind: it is asked once, and the connection goes where the answer said', async () => {
    const { asked, resolve } = names('127.0.0.1');
    const { post, close } = createPost({ anywhere: true, resolve });
    const url = `https://partner.example:${receiver.port}/`;
    // the receiver speaks no TLS: that it was reached at all is what counts
    const reached = new Promise((done) => receiver.onceConnected(done));
    expect(await post(message(url), ANY)).toEqual({ kind: 'RETRY', outcome: 'NO_ANSWER' });
    await reached;
    expect(asked).toEqual(['partner.example']);
    close();
  });

  it('whatever private address is written', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.constantFrom('10', '127', '192.168', '172.20', '169.254'),
        octet,
        octet,
        octet,
        (start, a, b, c) => {
          const address = [start, a, b, c].join('.').split('.').slice(0, 4).join('.');
          expect(isSendable(`https://${address}/`, { anywhere: false })).toBe(false);
        },
      ),
    );
  });
});

describe('what a receiver answers', () => {
  const sendTo = async (...script: Receiver['script']) => {
    const { post, close } = createPost({ anywhere: true, deadlineMs: 1_000 });
    receiver.script = script;
    const result = await post(message(receiver.url), ANY);
    close();
    return result;
  };
  it.each([
    [204, { kind: 'SENT' }],
    [410, { kind: 'GONE' }],
    [400, { kind: 'REFUSED', outcome: 'REFUSED' }],
    [503, { kind: 'RETRY', outcome: 'NOT_NOW' }],
    [404, { kind: 'RETRY', outcome: 'NOT_NOW' }],
    ['REDIRECT' as const, { kind: 'REFUSED', outcome: 'REFUSED' }],
    ['HANG' as const, { kind: 'RETRY', outcome: 'NO_ANSWER' }],
    ['DRIP' as const, { kind: 'SENT' }],
  ])('%s', async (how, result) => {
    expect(await sendTo(how)).toEqual(result);
  });
});
