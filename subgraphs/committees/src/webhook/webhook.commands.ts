import { randomBytes } from 'node:crypto';
import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  recordAudit,
  subjectSeal,
  unseal,
} from '@hub/subgraph-kit';
import { ChannelEntity } from '../channel/channel.entity.js';
import { MOST_CHANNELS, MOST_UNASKED } from '../channel/channel.rules.js';
import {
  activeChannels,
  endChannel,
  findChannel,
  keepChannel,
  lockChannel,
  lockOwner,
  placeOf,
  sealedOf,
  subjectOf,
} from '../channel/channel.store.js';
import { enqueueFor, reviveFailed, unaskedNotices } from '../delivery/delivery.store.js';
import { requireWebhooks } from '../permissions.js';
import { isSendable } from '../sender/guarded-post.js';
import type { WebhookAddress } from '../sender/webhook.sender.js';
import { settingsIn } from '../settings.js';
import {
  type RegisterWebhookInput,
  rotateRules,
  type RotateWebhookSecretInput,
  type WebhookInput,
  webhookOf,
  type WebhookResult,
  webhookRules,
} from './webhook.type.js';

const HOUR_MS = 3_600_000;
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
const refused = (...problems: WebhookResult['problems']): WebhookResult => ({ webhook: null, secret: null, problems });
const done = (row: ChannelEntity, secret: string | null = null): WebhookResult => ({
  ...{ webhook: webhookOf(row), secret, problems: [] },
});

export const registerWebhook = async (context: HubContext, input: RegisterWebhookInput): Promise<WebhookResult> => {
  const { office, url } = input;
  requireWebhooks(context, office);
  const problems = problemsOf(webhookRules, input);
  if (problems.length) return refused(...problems);
  if (!isSendable(url, settingsIn(context))) return refused(problem('CHANNEL_ADDRESS_FORBIDDEN', 'input.url'));
  return context.asSystem('register-webhook', async (tx) => {
    await lockOwner(tx, { office });
    const seal = (await subjectSeal(tx, context.sealer, subjectOf({ office })))!;
    const fingerprint = seal.digest(`WEBHOOK:${url}`);
    const known = await findChannel(tx, { office }, { kind: 'WEBHOOK', fingerprint });
    // its secret was shown; whoever lost it makes a new one
    if (known && !known.endedAt) return done(known);
    if ((await activeChannels(tx, { office })).length >= MOST_CHANNELS) return refused(problem('CHANNEL_TOO_MANY'));
    const now = context.now();
    const row = Object.assign(new ChannelEntity(), {
      ...{ id: known?.id ?? context.newId(), person: null, office, kind: 'WEBHOOK', language: 'EN', fingerprint },
      ...{ confirmedAt: now, createdAt: now, endedAt: null },
    });
    const secret = newSecret();
    await keepAddress(tx, context, { row, address: { url, secrets: [{ secret, until: null }] } });
    await audit(tx, context, { action: 'webhook.registered', row });
    return done(row, secret);
  });
};

export const rotateWebhookSecret = (context: HubContext, input: RotateWebhookSecretInput): Promise<WebhookResult> =>
  changeWebhook(context, input, async (tx, row) => {
    const problems = problemsOf(rotateRules, input);
    if (problems.length) return refused(...problems);
    const [opened] = await unseal(tx, context.sealer, {
      ...{ sealed: [sealedOf(row)], actor: `person:${context.caller.id}`, office: input.office },
      purpose: 'rotate-webhook-secret',
    });
    const { url, secrets } = JSON.parse(opened!) as WebhookAddress;
    const [secret, now] = [newSecret(), context.now().getTime()];
    const until = new Date(now + input.overlapHours * HOUR_MS).toISOString();
    const old = input.overlapHours ? secrets.slice(0, 1).map((each) => ({ ...each, until })) : [];
    await keepAddress(tx, context, { row, address: { url, secrets: [{ secret, until: null }, ...old] } });
    await audit(tx, context, { action: 'webhook.rotated', row });
    return done(row, secret);
  });

export const removeWebhook = (context: HubContext, input: WebhookInput): Promise<WebhookResult> =>
  changeWebhook(context, input, async (tx, row) => {
    await endChannel(tx, row.id);
    await audit(tx, context, { action: 'webhook.removed', row });
    return done(Object.assign(row, { sealed: null }));
  });

export const testWebhook = (context: HubContext, input: WebhookInput): Promise<WebhookResult> =>
  changeWebhook(context, input, async (tx, row) => {
    if ((await unaskedNotices(tx, { channel: row.id })) >= MOST_UNASKED) return refused(problem('NOTICE_TOO_OFTEN'));
    await enqueueFor(tx, [row], { about: 'TEST', record: `test:${context.newId()}` });
    return done(row);
  });

export const resendToWebhook = (context: HubContext, input: WebhookInput): Promise<WebhookResult> =>
  changeWebhook(context, input, async (tx, row) => {
    await reviveFailed(tx, row.id);
    await audit(tx, context, { action: 'webhook.resent', row });
    return done(row);
  });

const changeWebhook = (
  context: HubContext,
  { office, webhook }: WebhookInput,
  change: (tx: EntityManager, row: ChannelEntity) => Promise<WebhookResult>,
): Promise<WebhookResult> => {
  requireWebhooks(context, office);
  return context.asSystem('change-webhook', async (tx) => {
    const row = isId(webhook) ? await lockChannel(tx, { office }, webhook) : null;
    if (!row) throw new HubError('NOT_FOUND');
    return change(tx, row);
  });
};

const keepAddress = async (
  tx: EntityManager,
  { sealer }: HubContext,
  { row, address }: { readonly row: ChannelEntity; readonly address: WebhookAddress },
): Promise<void> => {
  const seal = (await subjectSeal(tx, sealer, subjectOf({ office: row.office! })))!;
  row.sealed = seal.seal(JSON.stringify(address), placeOf(row.id));
  await keepChannel(tx, row);
};

const audit = (
  tx: EntityManager,
  { caller }: HubContext,
  { action, row }: { readonly action: string; readonly row: ChannelEntity },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: `person:${caller.id}`, office: row.office, action },
      ...{ resourceType: 'channel', resource: row.id, purpose: 'request' },
    },
  ]);
