import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { ChannelKind, NoticeLanguage } from '@hub/vocabulary';
import { ChannelKindCode, NoticeLanguageCode } from '../codes.js';
import { Channel } from './channel.type.js';

@InputType({ description: 'What a browser answers to `pushManager.subscribe`.' })
export class RegisterPushSubscriptionInput {
  @Res(null, () => String, { description: '`endpoint` of the subscription.' })
  endpoint!: string;

  @Res(null, () => String, { description: '`keys.p256dh`, base64url.' })
  p256dh!: string;

  @Res(null, () => String, { description: '`keys.auth`, base64url.' })
  auth!: string;

  @Res(null, () => NoticeLanguageCode, { description: 'Language of the notices.' })
  language!: NoticeLanguage;
}

@InputType({ description: 'An e-mail address of one’s own.' })
export class RegisterEmailInput {
  @Res(null, () => String, { description: 'The address.' })
  email!: string;

  @Res(null, () => NoticeLanguageCode, { description: 'Language of the notices.' })
  language!: NoticeLanguage;
}

@InputType({ description: 'A phone of one’s own.' })
export class RegisterPhoneInput {
  @Res(null, () => String, { description: 'The number with + and country code, digits only, e.g. +66812345678.' })
  phone!: string;

  @Res(null, () => ChannelKindCode, { description: 'SMS, or LINE when the number is known there.' })
  kind!: ChannelKind;

  @Res(null, () => NoticeLanguageCode, { description: 'Language of the notices.' })
  language!: NoticeLanguage;
}

@InputType({ description: 'The code that was sent to a channel.' })
export class ConfirmChannelInput {
  @Res(null, () => ID, { description: 'The channel.' })
  channel!: string;

  @Res(null, () => String, { description: 'The eight digits.' })
  code!: string;
}

@ObjectType({ description: 'The channel as it now stands, or what to put right.' })
export class ChannelResult {
  @Res(null, () => Channel, { nullable: true, description: 'The channel; null when refused.' })
  channel!: Channel | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

@ObjectType({ description: 'How many test notices are on their way, or what to put right.' })
export class TestChannelsResult {
  @Res(null, () => Int, { nullable: true, description: 'Confirmed channels that were written to; null when refused.' })
  sent!: number | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

/** Bytes of a base64url text. */
const bytes = (count: number) =>
  z.string().refine((text) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === count);

export const pushRules = z.object({
  endpoint: z.url().max(1_000),
  p256dh: bytes(65),
  auth: bytes(16),
});
export const emailRules = z.object({ email: z.email().max(254) });
export const phoneRules = z.object({
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  kind: z.enum(['SMS', 'LINE']),
});
export const confirmRules = z.object({ channel: z.string().refine(isId), code: z.string().regex(/^\d{8}$/) });
