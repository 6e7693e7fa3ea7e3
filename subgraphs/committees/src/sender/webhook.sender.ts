import { Webhook } from 'standardwebhooks';
import type { SendPost } from './guarded-post.js';
import type { Notice, Sender } from './sender.js';

/** A webhook as it is sealed; the first secret is the current one. */
export interface WebhookAddress {
  readonly url: string;
  readonly secrets: readonly {
    readonly secret: string;
    /** ISO instant after which it signs no more; null for the current one. */
    readonly until: string | null;
  }[];
}

/** The receiver has said that it wants no more; whatever else it answers, it may be mended. */
const STATUSES = { gone: [410] };

/** Tells the own system of an office where an entry waits, signed after Standard Webhooks. */
export class WebhookSender implements Sender {
  readonly kind = 'WEBHOOK';

  constructor(private readonly parts: { readonly post: SendPost; readonly now: () => Date }) {}

  async send({ id, address, about, urgency, entry }: Notice) {
    const { url, secrets } = JSON.parse(address) as WebhookAddress;
    const now = this.parts.now();
    const body = JSON.stringify({
      type: about === 'ALERT' ? 'entry.waiting' : 'webhook.test',
      timestamp: now.toISOString(),
      data: { ...entry, urgency },
    });
    const valid = secrets.filter(({ until }) => until === null || Date.parse(until) > now.getTime());
    const headers = signedHeaders({ id, body, now, secrets: valid.map(({ secret }) => secret) });
    return this.parts.post({ url, headers, body }, STATUSES);
  }
}

/** Headers of Standard Webhooks 1.0, with a signature for each secret. */
export const signedHeaders = ({
  id,
  body,
  now,
  secrets,
}: {
  readonly id: string;
  readonly body: string;
  readonly now: Date;
  readonly secrets: readonly string[];
}): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
});
