import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { ChannelEntity } from '../channel/channel.entity.js';

@ObjectType({ description: 'An address of an office’s own system that is told when an entry waits.' })
export class Webhook {
  @Res('webhook:write', () => ID, { description: 'Id of the webhook.' })
  id!: string;

  @Res('webhook:write', () => DateTime, { description: 'When it was registered.' })
  createdAt!: Date;

  row!: ChannelEntity;
}

export const webhookOf = (row: ChannelEntity): Webhook =>
  Object.assign(new Webhook(), { id: row.id, createdAt: row.createdAt, row });

@InputType({ description: 'A webhook to register.' })
export class RegisterWebhookInput {
  @Res(null, () => ID, { description: 'The office whose entries it is told of; one that the caller holds.' })
  office!: string;

  @Res(null, () => String, { description: 'Where to POST: https, and no private address.' })
  url!: string;
}

@InputType({ description: 'A webhook to give a new secret.' })
export class RotateWebhookSecretInput {
  @Res(null, () => ID, { description: 'The office.' })
  office!: string;

  @Res(null, () => ID, { description: 'The webhook.' })
  webhook!: string;

  @Res(null, () => Int, {
    defaultValue: 24,
    description: 'Hours in which the old secret signs as well, 0 to 168; 0 when it has leaked.',
  })
  overlapHours!: number;
}

@InputType({ description: 'A webhook to test or to remove.' })
export class WebhookInput {
  @Res(null, () => ID, { description: 'The office.' })
  office!: string;

  @Res(null, () => ID, { description: 'The webhook.' })
  webhook!: string;
}

@ObjectType({ description: 'The webhook as it now stands, or what to put right.' })
export class WebhookResult {
  @Res('webhook:write', () => Webhook, { nullable: true, description: 'The webhook; null when refused.' })
  webhook!: Webhook | null;

  @Res('webhook:write', () => String, {
    nullable: true,
    description: 'The secret of Standard Webhooks, when one was made; it is shown here and never again.',
  })
  secret!: string | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

export const webhookRules = z.object({ url: z.url({ protocol: /^https?$/ }).max(1_000) });
export const rotateRules = z.object({
  webhook: z.string().refine(isId),
  overlapHours: z.int().min(0).max(168),
});
