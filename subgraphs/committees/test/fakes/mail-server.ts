import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly to: readonly string[];
  /** Headers and text as they came. */
  readonly raw: string;
}

/** A real SMTP server on this machine; `refuse` answers the next recipients with a status. */
export class MailServer {
  readonly mails: Mail[] = [];
  refuse: number[] = [];
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      onRcptTo: (_address, _session, done) => {
        const status = this.refuse.shift();
        done(status ? Object.assign(new Error('not now'), { responseCode: status }) : null);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
          done();
        });
      },
    });
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    mail.server.listen(0, '127.0.0.1');
    await once(mail.server.server, 'listening');
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Mails to an address, with subject and text decoded. */
  to(address: string): string[] {
    return this.mails.filter(({ to }) => to.includes(address)).map(({ raw }) => decoded(raw));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

const decoded = (raw: string): string => {
  const [head = '', body = ''] = raw.split('\r\n\r\n', 2);
  const words = head
    .replaceAll(/\r\n\s+/g, ' ')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=\s*/gi, (_all, text: string) => Buffer.from(text, 'base64').toString('utf8'))
    .replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=\s*/gi, (_all, text: string) => quoted(text.replaceAll('_', ' ')));
  const text = /transfer-encoding: base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : /quoted-printable/i.test(head)
      ? quoted(body.replaceAll('=\r\n', ''))
      : body;
  return `${words}\n\n${text}`;
};

const quoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
