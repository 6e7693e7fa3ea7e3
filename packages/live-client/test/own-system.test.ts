import { createHmac, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newSystemKey, readWebhook, systemToken, WebhookRefusal } from '../src/node.js';

const NOW = Date.parse('2026-02-01T00:00:00Z');
const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString()) as never;

describe('the token of an own system', () => {
  const { publicKey, privateKey } = newSystemKey();
  const tokens = (now: () => number) => systemToken({ account: 'account-1', privateKey, now });

  it('is signed with its key, names the account twice and lasts five minutes', async () => {
    const [header, claims, signature] = (await tokens(() => NOW)()).split('.');
    expect(read(header!)).toEqual({ alg: 'EdDSA', typ: 'hub-account+jwt', kid: expect.stringMatching(/^[\w-]{43}$/) });
    expect(read(claims!)).toEqual({
      ...{ iss: 'account-1', sub: 'account-1', aud: 'atip-hub', iat: NOW / 1000, exp: NOW / 1000 + 300 },
      jti: expect.any(String),
    });
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    expect(verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature!, 'base64url'))).toBe(true);
  });

  it('is kept for four minutes, and is another one after an hour without a connection', async () => {
    let now = NOW;
    const token = tokens(() => now);
    const first = await token();
    now += 239_000;
    expect(await token()).toBe(first);
    now += 1_000;
    const second = await token();
    expect(second).not.toBe(first);
    now += 3_600_000;
    expect(read((await token()).split('.')[1]!)).toMatchObject({ iat: Math.floor(now / 1000) });
  });

  it('needs a key of that kind', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    expect(() => systemToken({ account: 'account-1', privateKey: String(other) })).toThrow('Ed25519');
  });
});

describe('a request to the webhook of an office', () => {
  const secrets = ['current', 'old'].map((text) => `whsec_${Buffer.from(text.padEnd(32)).toString('base64')}`);
  const body = JSON.stringify({
    type: 'entry.waiting',
    data: { office: 'o', inbox: 'repatriationUpdates', number: 7 },
  });
  const signed = (secret: string, { id = 'msg-1', at = NOW, text = body } = {}) => {
    const key = Buffer.from(secret.slice(6), 'base64');
    const timestamp = String(Math.floor(at / 1000));
    const signature = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')}`;
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  };
  const open = (headers: Record<string, string | undefined>, text = body, taken = secrets) =>
    readWebhook({ headers, body: Buffer.from(text) }, { secrets: taken, now: () => NOW });

  it('tells where an entry waits, signed with either of two secrets', () => {
    const event = {
      id: 'msg-1',
      type: 'entry.waiting',
      data: { office: 'o', inbox: 'repatriationUpdates', number: 7 },
    };
    for (const secret of secrets) expect(open(signed(secret))).toEqual(event);
    const [both] = [`v1a,x ${signed(secrets[1]!)['webhook-signature']} ${signed(secrets[0]!)['webhook-signature']}`];
    expect(open({ ...signed(secrets[0]!), 'webhook-signature': both })).toEqual(event);
  });

  const good = signed(secrets[0]!);
  it.each<[string, Record<string, string | undefined>, string?]>([
    ['signed by somebody else', signed(`whsec_${Buffer.alloc(32).toString('base64')}`)],
    ['with another body', good, body.replace('7', '8')],
    ['with another id', { ...good, 'webhook-id': 'msg-2' }],
    ['with a newer timestamp than was signed', { ...good, 'webhook-timestamp': String(NOW / 1000 + 1) }],
    ['that was recorded more than five minutes ago', signed(secrets[0]!, { at: NOW - 301_000 })],
    ['of the future', signed(secrets[0]!, { at: NOW + 301_000 })],
    ['without a signature', { ...good, 'webhook-signature': '' }],
    ['of another version', { ...good, 'webhook-signature': good['webhook-signature'].replace('v1,', 'v2,') }],
    ['without headers', {}],
  ])('%s is refused', (...given) => {
    const [, headers, text] = given;
    expect(() => open(headers, text)).toThrow(WebhookRefusal);
  });

  it('is refused once its secret is no longer taken', () => {
    expect(() => open(signed(secrets[1]!), body, [secrets[0]!])).toThrow(WebhookRefusal);
    expect(() => open(good, body, [])).toThrow(WebhookRefusal);
  });
});
