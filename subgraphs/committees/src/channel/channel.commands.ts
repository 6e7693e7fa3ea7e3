import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  recordAudit,
  subjectSeal,
  type SubjectSeal,
} from '@hub/subgraph-kit';
import type { ChannelKind, ErrorCode, NoticeLanguage } from '@hub/vocabulary';
import type { z } from 'zod';
import { enqueueFor, unaskedNotices } from '../delivery/delivery.store.js';
import { requirePerson } from '../permissions.js';
import { isSendable } from '../sender/guarded-post.js';
import { configuredKinds } from '../sender/senders.js';
import { settingsIn } from '../settings.js';
import { ChannelEntity } from './channel.entity.js';
import {
  type ChannelResult,
  type ConfirmChannelInput,
  confirmRules,
  emailRules,
  phoneRules,
  pushRules,
  type RegisterEmailInput,
  type RegisterPhoneInput,
  type RegisterPushSubscriptionInput,
  type TestChannelsResult,
} from './channel.inputs.js';
import { CODE_MS, codeOf, codeSource, MOST_CHANNELS, MOST_UNASKED, takesGuess } from './channel.rules.js';
import {
  activeChannels,
  confirmedChannels,
  endChannel,
  findChannel,
  keepChannel,
  lockChannel,
  lockOwner,
  ownerOf,
  placeOf,
  subjectOf,
} from './channel.store.js';
import { channelOf } from './channel.type.js';

const refused = (code: ErrorCode, field: string | null = null): ChannelResult => ({
  channel: null,
  problems: [problem(code, field)],
});
const done = (row: ChannelEntity): ChannelResult => ({ channel: channelOf(row), problems: [] });

interface Registration {
  readonly kind: ChannelKind;
  readonly address: string;
  readonly language: NoticeLanguage;
}

export const registerPush = (context: HubContext, input: RegisterPushSubscriptionInput): Promise<ChannelResult> => {
  const { endpoint, p256dh, auth, language } = input;
  const address = JSON.stringify({ endpoint, keys: { p256dh, auth } });
  const checked = isSendable(endpoint, settingsIn(context));
  return register(context, { kind: 'PUSH', address, language }, { rules: pushRules, input, checked });
};

export const registerEmail = (context: HubContext, input: RegisterEmailInput): Promise<ChannelResult> =>
  register(context, { kind: 'EMAIL', address: input.email, language: input.language }, { rules: emailRules, input });

export const registerPhone = (context: HubContext, input: RegisterPhoneInput): Promise<ChannelResult> =>
  register(context, { kind: input.kind, address: input.phone, language: input.language }, { rules: phoneRules, input });

const register = async (
  context: HubContext,
  given: Registration,
  { rules, input, checked = true }: { rules: z.ZodType; input: object; checked?: boolean },
): Promise<ChannelResult> => {
  const person = requirePerson(context);
  const problems = problemsOf(rules, input);
  if (problems.length) return { channel: null, problems };
  if (!configuredKinds(settingsIn(context)).includes(given.kind)) return refused('CHANNEL_NOT_CONFIGURED');
  if (!checked) return refused('CHANNEL_ADDRESS_FORBIDDEN', 'input.endpoint');
  return context.asSystem('register-channel', async (tx) => {
    const owner = { person };
    await lockOwner(tx, owner);
    const seal = await subjectSeal(tx, context.sealer, subjectOf(owner));
    if (!seal) return refused('PERSON_ERASED');
    const fingerprint = seal.digest(`${given.kind}:${given.address}`);
    const known = await findChannel(tx, owner, { kind: given.kind, fingerprint });
    if (known && !known.endedAt && known.confirmedAt) return done(known);
    const isNew = !known || known.endedAt !== null;
    if (isNew && (await activeChannels(tx, owner)).length >= MOST_CHANNELS) return refused('CHANNEL_TOO_MANY');
    if ((await unaskedNotices(tx, { person })) >= MOST_UNASKED) return refused('NOTICE_TOO_OFTEN');
    const row = sealedChannel(context, { person, fingerprint, known, given, seal });
    await keepChannel(tx, row);
    if (!row.confirmedAt) await enqueueFor(tx, [row], { about: 'CODE', record: codeSource(row.id, row.codeNumber) });
    await audit(tx, context, { action: 'channel.registered', channel: row.id });
    return done(row);
  });
};

/** A push subscription was made by the person's own browser; other addresses wait for their code. */
const sealedChannel = (
  context: HubContext,
  parts: { person: string; fingerprint: string; known: ChannelEntity | null; given: Registration; seal: SubjectSeal },
): ChannelEntity => {
  const { known, given, seal, person, fingerprint } = parts;
  const [id, now] = [known?.id ?? context.newId(), context.now()];
  return Object.assign(new ChannelEntity(), {
    ...{ id, person, office: null, kind: given.kind, language: given.language, fingerprint, endedAt: null },
    sealed: seal.seal(given.address, placeOf(id)),
    codeNumber: (known?.codeNumber ?? 0) + 1,
    codeAttempts: 0,
    codeUntil: new Date(now.getTime() + CODE_MS),
    confirmedAt: given.kind === 'PUSH' ? now : null,
    createdAt: known?.createdAt ?? now,
  });
};

export const confirmChannel = async (context: HubContext, input: ConfirmChannelInput): Promise<ChannelResult> => {
  const person = requirePerson(context);
  const problems = problemsOf(confirmRules, input);
  if (problems.length) return { channel: null, problems };
  return context.asSystem('confirm-channel', async (tx) => {
    const row = await lockChannel(tx, { person }, input.channel);
    if (!row) throw new HubError('NOT_FOUND');
    if (row.confirmedAt) return done(row);
    const seal = await subjectSeal(tx, context.sealer, subjectOf(ownerOf(row)));
    if (!seal || !takesGuess(row, context.now())) return refused('CHANNEL_CODE_INVALID', 'input.code');
    const right = input.code === codeOf(seal.digest(codeSource(row.id, row.codeNumber)));
    row.codeAttempts += 1;
    if (right) row.confirmedAt = context.now();
    await keepChannel(tx, row);
    if (!right) return refused('CHANNEL_CODE_INVALID', 'input.code');
    await audit(tx, context, { action: 'channel.confirmed', channel: row.id });
    return done(row);
  });
};

export const removeChannel = async (context: HubContext, id: string): Promise<ChannelResult> => {
  const person = requirePerson(context);
  return context.asSystem('remove-channel', async (tx) => {
    const row = isId(id) ? await lockChannel(tx, { person }, id) : null;
    if (!row) throw new HubError('NOT_FOUND');
    await endChannel(tx, row.id);
    await audit(tx, context, { action: 'channel.removed', channel: row.id });
    return done(Object.assign(row, { sealed: null }));
  });
};

export const testMyChannels = async (context: HubContext): Promise<TestChannelsResult> => {
  const person = requirePerson(context);
  return context.asSystem('test-channels', async (tx) => {
    await lockOwner(tx, { person });
    const channels = await confirmedChannels(tx, person);
    if ((await unaskedNotices(tx, { person })) + channels.length > MOST_UNASKED)
      return { sent: null, problems: [problem('NOTICE_TOO_OFTEN')] };
    await enqueueFor(tx, channels, { about: 'TEST', record: `test:${context.newId()}` });
    return { sent: channels.length, problems: [] };
  });
};

/** Who changed which channel; the address is in neither. */
const audit = (tx: EntityManager, { caller }: HubContext, { action, channel }: { action: string; channel: string }) =>
  recordAudit(tx, [
    { actor: `person:${caller.id}`, action, resourceType: 'channel', resource: channel, purpose: 'request' },
  ]);
