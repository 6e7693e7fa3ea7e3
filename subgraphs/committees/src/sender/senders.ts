import type { ChannelKind } from '@hub/vocabulary';
import type { ChannelSettings } from '../settings.js';
import { EmailSender } from './email.sender.js';
import { GatewaySender } from './gateway.sender.js';
import { createPost } from './guarded-post.js';
import { PushSender } from './push.sender.js';
import type { Sender } from './sender.js';
import { WebhookSender } from './webhook.sender.js';

/** What this hub can send with. A webhook needs nothing configured. */
export const configuredKinds = ({ push, email, sms, line }: ChannelSettings): ChannelKind[] => [
  ...(push ? (['PUSH'] as const) : []),
  ...(email ? (['EMAIL'] as const) : []),
  ...(sms ? (['SMS'] as const) : []),
  ...(line ? (['LINE'] as const) : []),
  'WEBHOOK',
];

/** The sender of a kind; undefined where it is not configured. */
export const senderOf = (kind: ChannelKind, settings: ChannelSettings, now: () => Date): Sender | undefined => {
  const { push, email, sms, line, anywhere } = settings;
  // a gateway is the operator's own and may stand beside the hub; other addresses are somebody's
  const http = createPost({ anywhere: anywhere || kind === 'SMS' || kind === 'LINE' });
  const parts = { post: http.post, now };
  const sender: Sender | undefined = {
    PUSH: () => push && new PushSender(push, http.post),
    EMAIL: () => email && new EmailSender(email),
    SMS: () => sms && new GatewaySender('SMS', sms, parts),
    LINE: () => line && new GatewaySender('LINE', line, parts),
    WEBHOOK: () => new WebhookSender(parts),
  }[kind]();
  return sender && { kind, send: (notice) => sender.send(notice), close: () => (http.close(), sender.close?.()) };
};
