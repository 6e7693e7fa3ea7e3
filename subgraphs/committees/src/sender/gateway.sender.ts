import type { GatewaySetting } from '../settings.js';
import type { SendPost } from './guarded-post.js';
import type { Notice, Sender } from './sender.js';
import { signedHeaders } from './webhook.sender.js';
import { textOf } from './wording.js';

/** The number takes nothing any more; or is none. */
const STATUSES = { gone: [410], hopeless: [400, 422] };

/** SMS and LINE by a gateway of the operator's choice: `infra/docs/protocol.md` says what it is sent. */
export class GatewaySender implements Sender {
  constructor(
    readonly kind: 'SMS' | 'LINE',
    private readonly setting: GatewaySetting,
    private readonly parts: { readonly post: SendPost; readonly now: () => Date },
  ) {}

  async send(notice: Notice) {
    const body = JSON.stringify({ id: notice.id, channel: this.kind, to: notice.address, text: textOf(notice) });
    const headers = signedHeaders({
      ...{ id: notice.id, body, now: this.parts.now() },
      secrets: [this.setting.secret],
    });
    return this.parts.post({ url: this.setting.url, headers, body }, STATUSES);
  }
}
