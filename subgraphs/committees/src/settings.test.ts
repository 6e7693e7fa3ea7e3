import { describe, expect, it } from '@jest/globals';
import { readConfig, type SubgraphConfig } from '@hub/subgraph-kit';
import { randomBytes } from 'node:crypto';
import { channelSettings, type ChannelSettings } from './settings.js';

const newKey = (): string => randomBytes(32).toString('base64url');
const BASE = {
  DATABASE_URL_COMMITTEES: 'postgres://app:secret@127.0.0.1/committees',
  DATABASE_WORKER_URL_COMMITTEES: 'postgres://worker:secret@127.0.0.1/committees',
  HUB_ACTOR_KEY_COMMITTEES: newKey(),
  HUB_SEAL_KEY_COMMITTEES: `k1:${newKey()}`,
  HUB_INDEX_KEY_COMMITTEES: newKey(),
  HUB_AUDIT_KEY_COMMITTEES: newKey(),
  HUB_WITNESS_FILE_COMMITTEES: '/witness/committees.jsonl',
  HUB_ASSERTION_KEYS_COMMITTEES: JSON.stringify({ gateway: newKey() }),
};
const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const ALL = {
  HUB_VAPID_KEY: newKey(),
  HUB_VAPID_SUBJECT: 'mailto:operator@hub.example',
  HUB_SMTP_URL: 'smtps://user:word@mail.example:465',
  HUB_MAIL_FROM: 'notices@hub.example',
  HUB_SMS_GATEWAY_URL: 'https://sms.example/send',
  HUB_SMS_GATEWAY_SECRET: SECRET,
};
const read = (change: Record<string, string | undefined>): SubgraphConfig =>
  readConfig({ name: 'committees', settings: channelSettings }, { ...BASE, ...change });
const settings = (change: Record<string, string | undefined>): ChannelSettings =>
  read(change).settings as ChannelSettings;
const trouble = (change: Record<string, string | undefined>): string => {
  try {
    read(change);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the configuration was taken');
};

it('nothing set sends nothing, and private networks are closed unless this is development', () => {
  expect(settings({})).toEqual({ anywhere: false });
  expect(settings({ HUB_ENV: 'development' })).toEqual({ anywhere: true });
  expect(settings({ HUB_VAPID_KEY: newKey() }).push).toBeUndefined();
});

it('a channel that is set is there', () => {
  const { push, email, sms, line } = settings(ALL);
  expect(push).toMatchObject({
    subject: 'mailto:operator@hub.example',
    publicKey: expect.stringMatching(/^B[\w-]{86}$/),
  });
  expect(email).toEqual({ url: 'smtps://user:word@mail.example:465', from: 'notices@hub.example' });
  expect(sms).toEqual({ url: 'https://sms.example/send', secret: SECRET });
  expect(line).toBeUndefined();
});

describe('what is unsafe or half is refused with a sentence that says how to mend it, and never repeated', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    ['HUB_VAPID_KEY', { HUB_VAPID_KEY: undefined }, 'is needed with HUB_VAPID_SUBJECT'],
    ['HUB_VAPID_KEY', { HUB_VAPID_KEY: 'A'.repeat(43) }, 'too weak; make one with'],
    [
      'HUB_VAPID_KEY',
      { HUB_VAPID_KEY: Buffer.from(`${'f'.repeat(32)}00112233445566778899aabbccddeeff`, 'hex').toString('base64url') },
      'P-256',
    ],
    ['HUB_VAPID_SUBJECT', { HUB_VAPID_SUBJECT: 'http://CANARY.example' }, 'needs mailto:<address> or https://'],
    ['HUB_SMTP_URL', { HUB_SMTP_URL: 'http://CANARY.example' }, 'needs smtp://'],
    [
      'HUB_SMTP_URL',
      { HUB_SMTP_URL: 'smtp://CANARY.example:25?ignoreTLS=true' },
      'could switch TLS off; leave them out',
    ],
    ['HUB_MAIL_FROM', { HUB_MAIL_FROM: undefined }, 'is needed with HUB_SMTP_URL'],
    ['HUB_MAIL_FROM', { HUB_MAIL_FROM: 'CANARY' }, 'needs the address that notices come from'],
    ['HUB_SMS_GATEWAY_URL', { HUB_SMS_GATEWAY_URL: 'http://CANARY.example/' }, 'must be https outside loopback'],
    ['HUB_SMS_GATEWAY_SECRET', { HUB_SMS_GATEWAY_SECRET: undefined }, 'is needed with HUB_SMS_GATEWAY_URL'],
    ['HUB_SMS_GATEWAY_SECRET', { HUB_SMS_GATEWAY_SECRET: 'whsec_CANARY' }, 'make one with'],
    [
      'HUB_LINE_GATEWAY_SECRET',
      { HUB_LINE_GATEWAY_URL: 'https://line.example/' },
      'is needed with HUB_LINE_GATEWAY_URL',
    ],
  ])('%s (%#)', (variable, change, sentence) => {
    const message = trouble({ ...ALL, ...change });
    expect(message).toMatch(new RegExp(`^${variable}: `));
    expect(message).toContain(sentence);
    expect(message).not.toContain('CANARY');
  });

  it('together with whatever else is wrong', () => {
    const variables = trouble({ ...ALL, HUB_SMTP_URL: 'x', HUB_PORT_COMMITTEES: 'x' })
      .split('\n')
      .map((line) => line.split(':')[0]);
    expect(variables).toEqual(['HUB_PORT_COMMITTEES', 'HUB_SMTP_URL']);
  });
});
