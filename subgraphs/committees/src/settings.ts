import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { isLoopback, isOpenHttp, keyProblem, type Services, type Settings } from '@hub/subgraph-kit';

/** A service of somebody's that turns a signed POST into a text message. */
export interface GatewaySetting {
  readonly url: string;
  /** `whsec_` and base64, as Standard Webhooks writes secrets. */
  readonly secret: string;
}

/** What the hub can send with; whatever is missing cannot be registered. */
export interface ChannelSettings {
  /** Whether addresses may lie on this machine and in private networks: in development only. */
  readonly anywhere: boolean;
  readonly push?: { readonly publicKey: string; readonly privateKey: string; readonly subject: string } | undefined;
  readonly email?: { readonly url: string; readonly from: string } | undefined;
  readonly sms?: GatewaySetting | undefined;
  readonly line?: GatewaySetting | undefined;
}

const publicKeyOf = (privateKey: string): string | undefined => {
  try {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    return pair.getPublicKey().toString('base64url');
  } catch {
    return undefined;
  }
};

const vapidKey = z.string().superRefine((value, context) => {
  const message = keyProblem(value) ?? (publicKeyOf(value) ? undefined : 'is no private key of the curve P-256');
  if (message) context.addIssue({ code: 'custom', message });
});
const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'needs smtp://<user>:<password>@<host>:<port>, or smtps://' })
  .refine(
    (url) => !URL.canParse(url) || !/[?#]/.test(url),
    'takes no options after the host, because they could switch TLS off; leave them out',
  );
const gatewayUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !URL.canParse(url) || !isOpenHttp(url), 'must be https outside loopback');
const gatewaySecret = z.string().superRefine((value, context) => {
  const key = /^whsec_([\w+/]+=*)$/.exec(value)?.[1];
  if (!key || keyProblem(Buffer.from(key, 'base64').toString('base64url')))
    context.addIssue({
      code: 'custom',
      message: `needs whsec_ and 32 random bytes, base64; make one with: node -p "'whsec_' + crypto.randomBytes(32).toString('base64')"`,
    });
});

const rules = z.object({
  vapidKey: vapidKey.optional(),
  vapidSubject: z
    .url({ protocol: /^(mailto|https)$/, error: 'needs mailto:<address> or https:// of who runs the hub' })
    .optional(),
  smtpUrl: smtpUrl.optional(),
  mailFrom: z.email('needs the address that notices come from').optional(),
  smsUrl: gatewayUrl.optional(),
  smsSecret: gatewaySecret.optional(),
  lineUrl: gatewayUrl.optional(),
  lineSecret: gatewaySecret.optional(),
});
type Read = z.infer<typeof rules>;

const variables: Record<keyof Read, string> = {
  vapidKey: 'HUB_VAPID_KEY',
  vapidSubject: 'HUB_VAPID_SUBJECT',
  smtpUrl: 'HUB_SMTP_URL',
  mailFrom: 'HUB_MAIL_FROM',
  smsUrl: 'HUB_SMS_GATEWAY_URL',
  smsSecret: 'HUB_SMS_GATEWAY_SECRET',
  lineUrl: 'HUB_LINE_GATEWAY_URL',
  lineSecret: 'HUB_LINE_GATEWAY_SECRET',
};

/** The first switches a channel on and then needs the second. */
const NEEDS: readonly (readonly [keyof Read, keyof Read])[] = [
  ['vapidSubject', 'vapidKey'],
  ['smtpUrl', 'mailFrom'],
  ['smsUrl', 'smsSecret'],
  ['lineUrl', 'lineSecret'],
];

const settingsOf = (read: Read, anywhere: boolean): ChannelSettings => ({
  anywhere,
  push: read.vapidSubject
    ? { publicKey: publicKeyOf(read.vapidKey!)!, privateKey: read.vapidKey!, subject: read.vapidSubject }
    : undefined,
  email: read.smtpUrl ? { url: read.smtpUrl, from: read.mailFrom! } : undefined,
  sms: read.smsUrl ? { url: read.smsUrl, secret: read.smsSecret! } : undefined,
  line: read.lineUrl ? { url: read.lineUrl, secret: read.lineSecret! } : undefined,
});

export const channelSettings: Settings = {
  variables,
  rules: (environment) =>
    rules
      .superRefine((read, context) => {
        for (const [on, needed] of NEEDS)
          if (read[on] && !read[needed])
            context.addIssue({ code: 'custom', path: [needed], message: `is needed with ${variables[on]}` });
      })
      .transform((read) => settingsOf(read, environment === 'development')),
};

export const settingsIn = ({ settings }: Pick<Services, 'settings'>): ChannelSettings => settings as ChannelSettings;

/** True where mail need not be encrypted on its way, because it does not leave this machine. */
export const isLocalMail = (url: string): boolean => isLoopback(new URL(url).hostname);
