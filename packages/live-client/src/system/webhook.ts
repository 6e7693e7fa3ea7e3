import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request to the webhook of an office, as it came. */
export interface WebhookRequest {
  /** Names in lower case, as Node has them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The exact bytes, not read and written again. */
  readonly body: string | Buffer;
}

export interface WebhookRules {
  /** `whsec_...` as `registerWebhook` and `rotateWebhookSecret` answered it; the old one too while both are good. */
  readonly secrets: readonly string[];
  /** Ms since the epoch. Default: the clock of the machine. */
  readonly now?: () => number;
}

/** What the hub tells: that an entry waits, and where, never what it says. */
export interface WebhookEvent {
  /** The same each time it is sent; drop an id you have had. */
  readonly id: string;
  readonly type: 'entry.waiting' | 'webhook.test';
  /** Ids and a number; fetch the entry by following `inbox` of the office `after: number - 1`. */
  readonly data: { readonly office?: string; readonly inbox?: string; readonly number?: number };
}

/** Seconds that a request may be old, or ahead: one that somebody recorded is refused after that. */
const TOLERANCE_SECONDS = 300;

/** Why a request is none of the hub's, or none of now. */
export class WebhookRefusal extends Error {
  override readonly name = 'WebhookRefusal';
}

/**
 * Reads a request to a webhook (Standard Webhooks 1.0), if the hub signed it within the last five minutes.
 * @throws {WebhookRefusal} answer 400 then, and do nothing else
 * @example const event = readWebhook({ headers: request.headers, body }, { secrets: [secret] });
 */
export const readWebhook = (
  { headers, body }: WebhookRequest,
  { secrets, now = Date.now }: WebhookRules,
): WebhookEvent => {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers[`webhook-${name}`]);
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string')
    throw new WebhookRefusal('a header is missing');
  const text = typeof body === 'string' ? body : body.toString('utf8');
  const wanted = secrets.map((secret) => signatureOf(secret, `${id}.${timestamp}.${text}`));
  const given = signatures.split(' ').flatMap((each) => (each.startsWith('v1,') ? [each.slice(3)] : []));
  if (!given.some((each) => wanted.some((one) => isSame(each, one))))
    throw new WebhookRefusal('it is not signed by the hub');
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS)
    throw new WebhookRefusal('it is not of now');
  const { type, data } = JSON.parse(text) as Pick<WebhookEvent, 'type' | 'data'>;
  return { id, type, data };
};

const signatureOf = (secret: string, signed: string): string =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(signed)
    .digest('base64');

const isSame = (given: string, wanted: string): boolean =>
  Buffer.byteLength(given) === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
