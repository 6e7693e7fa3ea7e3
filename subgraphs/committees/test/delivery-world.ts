import { createECDH, randomBytes } from 'node:crypto';
import type { Caller } from '@hub/caller';
import { offices, person } from '@hub/cast';
import { type EntityManager, type NotifyRecord, systemActor, tellOffices } from '@hub/subgraph-kit';
import type { Answer, TestSubgraph } from '@hub/subgraph-kit/testing';
import { committeesSubgraph } from '../src/subgraph.js';
import { callerOf, startCommittees } from './committees-world.js';
import { MailServer } from './fakes/mail-server.js';
import { Receiver } from './fakes/receiver.js';

const pushKey = (): string => {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return pair.getPrivateKey('base64url').padStart(43, 'A');
};

/** What everybody here must never read in a notice: names, places, offices, what it is about. */
export const TELLING = /chiang|khong|suppression|traffick|victim|ATIP|hornbill|eagle|oriole|\bA\d+\b|caseAlerts/i;

export const officeOf = (key: string): string => offices.find((each) => each.key === key)!.id;
export const DUTY = officeOf('DL-TH5703/SUPPRESSION_GROUP');
export const CHAIR = officeOf('DL-TH5703/CHAIR');
export const PARTNER = officeOf('partner-chiang-rai');

/** Committees with every channel configured, each ending at a real server on this machine. */
export class DeliveryWorld {
  readonly gatewaySecret: string;
  private numbers = 0;

  private constructor(
    readonly committees: TestSubgraph,
    readonly parts: { readonly mail: MailServer; readonly gateway: Receiver; readonly secret: string },
  ) {
    this.gatewaySecret = parts.secret;
  }

  static async start(definition = committeesSubgraph): Promise<DeliveryWorld> {
    const [mail, gateway] = [await MailServer.start(), await Receiver.start()];
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const settings = {
      HUB_VAPID_KEY: pushKey(),
      HUB_VAPID_SUBJECT: 'mailto:operator@hub.example',
      HUB_SMTP_URL: mail.url,
      HUB_MAIL_FROM: 'notices@hub.example',
      HUB_SMS_GATEWAY_URL: gateway.url,
      HUB_SMS_GATEWAY_SECRET: secret,
    };
    const committees = await startCommittees({ settings }, definition);
    return new DeliveryWorld(committees, { mail, gateway, secret });
  }

  get mail(): MailServer {
    return this.parts.mail;
  }

  get gateway(): Receiver {
    return this.parts.gateway;
  }

  as(key: string): Caller {
    return callerOf(this.committees, key);
  }

  send<Data>(key: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    return this.committees.send<Data>(query, variables, this.as(key));
  }

  /** Asks for an office to be reached, as a subgraph does in the transaction of its alert. */
  async tell(record: Partial<NotifyRecord> = {}): Promise<NotifyRecord> {
    this.numbers += 1;
    const told: NotifyRecord = {
      ...{ office: DUTY, rule: 'A1', urgency: 'URGENT', audience: 'OFFICE', inbox: 'caseAlerts' },
      ...{ number: this.numbers, at: new Date().toISOString(), ...record },
    };
    await this.asSystem((tx) => tellOffices(tx, [told]));
    return told;
  }

  asSystem<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.committees.services.store.inActor(systemActor('test'), work);
  }

  /** Registers a webhook and answers its secret. */
  async registerHook(key: string, office: string, url: string): Promise<string> {
    const { data } = await this.send<{ registerWebhook: { secret: string } }>(
      key,
      'mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { secret } }',
      { input: { office, url } },
    );
    return data!.registerWebhook.secret;
  }

  /** Every delivery to a person's channels or of an office, oldest first. */
  deliveries(where: string, value: string): Promise<DeliveryRow[]> {
    return this.asSystem((tx) =>
      tx.query<DeliveryRow[]>(
        `select id, kind, about, state, outcome, attempts, next_at as "nextAt", number::int as number from delivery
          where ${where}::text = $1 order by created_at, id`,
        [value],
      ),
    );
  }

  /** Registers an e-mail address and confirms it by the code that was mailed. */
  async confirmEmail(key: string, email: string): Promise<string> {
    const { data } = await this.send<{ registerEmail: { channel: { id: string } } }>(
      key,
      `mutation ($email: String!) { registerEmail(input: { email: $email, language: EN }) { channel { id } problems { code } } }`,
      { email },
    );
    const channel = data!.registerEmail.channel.id;
    const code = await eventually(() => codeIn(this.mail.to(email).at(-1)));
    await this.send(key, CONFIRM, { channel, code });
    return channel;
  }

  async stop(): Promise<void> {
    await this.committees.stop();
    await this.mail.stop();
    await this.gateway.stop();
  }
}

export interface DeliveryRow {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly number: number | null;
}

export const CONFIRM =
  'mutation ($channel: ID!, $code: String!) { confirmChannel(input: { channel: $channel, code: $code }) { channel { id confirmedAt } problems { code field } } }';

export const codeIn = (text: string | undefined): string | undefined => /\b\d{8}\b/.exec(text ?? '')?.[0];

export const idOf = (key: string): string => person(key).id;

/** The first answer that is neither undefined nor false. */
export const eventually = async <T>(ask: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
