import { createTransport } from 'nodemailer';
import { pause } from '@hub/vocabulary';
import { type ChannelSettings, isLocalMail } from '../settings.js';
import { DEADLINE_MS, type Notice, type Sender, type SendResult } from './sender.js';
import { wordingOf } from './wording.js';

const PATIENCE_MS = 5_000;

/** E-mail by the configured server, encrypted on its way unless the server is this machine. */
export class EmailSender implements Sender {
  readonly kind = 'EMAIL';
  private readonly transport;

  constructor(private readonly setting: NonNullable<ChannelSettings['email']>) {
    const local = isLocalMail(setting.url);
    this.transport = createTransport({
      url: setting.url,
      ...(local ? { ignoreTLS: true } : { requireTLS: true, tls: { minVersion: 'TLSv1.2' } }),
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(notice: Notice): Promise<SendResult> {
    const ended = new AbortController();
    const late = pause(DEADLINE_MS, ended.signal).then((): SendResult => ({ kind: 'RETRY', outcome: 'NO_ANSWER' }));
    try {
      return await Promise.race([this.mail(notice), late]);
    } finally {
      ended.abort();
    }
  }

  close(): void {
    this.transport.close();
  }

  private async mail(notice: Notice): Promise<SendResult> {
    const { title, body } = wordingOf(notice);
    const domain = this.setting.from.split('@')[1];
    try {
      await this.transport.sendMail({
        from: this.setting.from,
        to: { name: '', address: notice.address },
        subject: title,
        text: `${[title, body].filter(Boolean).join('\n\n')}\n`,
        messageId: `<${notice.id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'SENT' };
    } catch (error) {
      return failureOf(error as { code?: string; responseCode?: number });
    }
  }
}

/** A server that refuses the hub itself (EAUTH) is to be mended by who runs the hub, so the notice waits for that. */
const failureOf = ({ code, responseCode = 0 }: { code?: string; responseCode?: number }): SendResult => {
  if (code === 'EAUTH' || responseCode < 400) return { kind: 'RETRY', outcome: 'NO_ANSWER' };
  return responseCode < 500 ? { kind: 'RETRY', outcome: 'NOT_NOW' } : { kind: 'REFUSED', outcome: 'REFUSED' };
};
