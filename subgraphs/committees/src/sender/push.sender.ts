import webPush, { type PushSubscription } from 'web-push';
import type { ChannelSettings } from '../settings.js';
import type { SendPost } from './guarded-post.js';
import type { Notice, Sender } from './sender.js';
import { wordingOf } from './wording.js';

/** Seconds a push service keeps what a sleeping phone did not fetch. */
const TTL_SECONDS = 24 * 60 * 60;
/** RFC 8030: the subscription is not there any more; or the request cannot be right. */
const STATUSES = { gone: [404, 410], hopeless: [400, 401, 403, 413] };

/** Web push, sealed for the browser: the push service sees how long and how urgent it is, nothing else. */
export class PushSender implements Sender {
  readonly kind = 'PUSH';

  constructor(
    private readonly vapidDetails: NonNullable<ChannelSettings['push']>,
    private readonly post: SendPost,
  ) {}

  async send(notice: Notice) {
    const subscription = JSON.parse(notice.address) as PushSubscription;
    const { id, urgency } = notice;
    const { headers, body } = webPush.generateRequestDetails(
      subscription,
      JSON.stringify({ id, ...wordingOf(notice) }),
      {
        vapidDetails: this.vapidDetails,
        TTL: TTL_SECONDS,
        urgency: urgency === 'NORMAL' || !urgency ? 'normal' : 'high',
        // a repeat takes the place of the first while the push service still holds it
        topic: id.replaceAll('-', ''),
      },
    );
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return this.post({ url: subscription.endpoint, headers: sent, body: body }, STATUSES);
  }
}
