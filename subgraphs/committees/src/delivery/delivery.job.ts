import { type EntityManager, type Job, type Services, subjectSeal, systemActor, unseal } from '@hub/subgraph-kit';
import { CHANNEL_KINDS, type ChannelKind, type DeliveryOutcome, pause } from '@hub/vocabulary';
import { codeOf, codeSource } from '../channel/channel.rules.js';
import { endChannel, sealedOf, subjectOf } from '../channel/channel.store.js';
import { earliestSending } from '../quiet-hours/quiet-hours.rules.js';
import { findQuietHours } from '../quiet-hours/quiet-hours.store.js';
import type { Notice, Sender, SendResult } from '../sender/sender.js';
import { senderOf } from '../sender/senders.js';
import { settingsIn } from '../settings.js';
import { MOST_ATTEMPTS, waitAfter } from './delivery.rules.js';
import { type Claimed, claimDue, enqueueFailure, postpone, settle } from './delivery.store.js';

/** Milliseconds between two looks for notices that are due. */
const LOOK_MS = 1_000;
/** Notices of one kind that are sent at the same time by one process. */
const MOST_AT_ONCE = 8;
const ACTOR = systemActor('delivery');

/** One loop for each kind of channel, so that a slow webhook never holds up an e-mail. */
export const deliveryJobs: readonly Job[] = CHANNEL_KINDS.map((kind) => ({
  name: `delivery-${kind}`,
  run: async (services, signal) => {
    const sender = senderOf(kind, settingsIn(services), services.now);
    if (!sender) return;
    try {
      await keepSending(sender, services, signal);
    } finally {
      sender.close?.();
    }
  },
}));

const keepSending = async (sender: Sender, services: Services, signal: AbortSignal): Promise<void> => {
  const running = new Set<Promise<void>>();
  try {
    while (!signal.aborted) {
      const due = await services.store.inActor(ACTOR, (tx) =>
        prepareDue(tx, services, { kind: sender.kind, limit: MOST_AT_ONCE - running.size }),
      );
      for (const { claimed, notice } of due) {
        // whatever goes wrong with one, its lease ends and it is due again
        const work = sendOne(sender, services, { claimed, notice })
          .catch(() => undefined)
          .finally(() => running.delete(work));
        running.add(work);
      }
      if (running.size >= MOST_AT_ONCE) await Promise.race(running);
      // what was sent may be what another notice waits for
      else if (!due.length) await firstOf(running, signal);
    }
  } finally {
    await Promise.all(running);
  }
};

const firstOf = async (running: ReadonlySet<Promise<void>>, signal: AbortSignal): Promise<void> => {
  const woken = new AbortController();
  await Promise.race([...running, pause(LOOK_MS, AbortSignal.any([signal, woken.signal]))]);
  woken.abort();
};

interface Due {
  readonly claimed: Claimed;
  readonly notice: Notice;
}

const prepareDue = async (
  tx: EntityManager,
  services: Services,
  { kind, limit }: { kind: ChannelKind; limit: number },
): Promise<Due[]> => {
  const due: Due[] = [];
  for (const claimed of await claimDue(tx, kind, limit)) {
    // one that cannot be opened keeps its lease, and holds up no other
    const notice = await prepare(tx, services, claimed).catch(() => null);
    if (notice) due.push({ claimed, notice });
  }
  return due;
};

/** The notice, if it is still to be sent, and now. Rights are looked at here, at each attempt. */
const prepare = async (tx: EntityManager, services: Services, claimed: Claimed): Promise<Notice | null> => {
  const { person, rule, sealed, held, about, attempts } = claimed;
  const cancel = async (outcome: 'CHANNEL_ENDED' | 'RIGHT_ENDED'): Promise<null> => {
    await settle(tx, claimed, { state: 'CANCELLED', outcome });
    return null;
  };
  if (!held) return cancel('RIGHT_ENDED');
  if (sealed === null) return cancel('CHANNEL_ENDED');
  if (attempts > MOST_ATTEMPTS) {
    await fail(tx, claimed, 'NO_ANSWER');
    return null;
  }
  const now = services.now();
  const hours = person !== null && (about === 'ALERT' || about === 'FAILURE') ? await findQuietHours(tx, person) : null;
  const afterMs = earliestSending(now, hours, rule).getTime() - now.getTime();
  if (afterMs > 0) {
    await postpone(tx, claimed, { afterMs, outcome: 'QUIET_HOURS' });
    return null;
  }
  return (await openNotice(tx, services, { ...claimed, sealed })) ?? cancel('CHANNEL_ENDED');
};

const openNotice = async (
  tx: EntityManager,
  { sealer }: Services,
  claimed: Claimed & { sealed: string },
): Promise<Notice | null> => {
  const { id, channel, person, channelOffice, about, language, urgency, office, inbox, number } = claimed;
  const [address] = await unseal(tx, sealer, {
    sealed: [sealedOf({ id: channel, person, office: channelOffice, sealed: claimed.sealed })],
    actor: ACTOR.id,
    purpose: ACTOR.purpose,
  });
  if (address == null) return null;
  const seal = about === 'CODE' ? await subjectSeal(tx, sealer, subjectOf({ person: person! })) : null;
  return {
    ...{ id, address, about, language, urgency },
    code: seal && codeOf(seal.digest(codeSource(channel, claimed.codeNumber))),
    entry: office !== null && inbox !== null && number !== null ? { office, inbox, number } : null,
  };
};

const sendOne = async (sender: Sender, { store }: Services, { claimed, notice }: Due): Promise<void> => {
  const result = await sender.send(notice).catch((): SendResult => ({ kind: 'RETRY', outcome: 'NO_ANSWER' }));
  await store.inActor(ACTOR, (tx) => record(tx, claimed, result));
};

const record = async (tx: EntityManager, claimed: Claimed, result: SendResult): Promise<void> => {
  switch (result.kind) {
    case 'SENT':
      return settle(tx, claimed, { state: 'SENT', outcome: 'TAKEN' });
    case 'REFUSED':
      return fail(tx, claimed, result.outcome);
    case 'GONE':
      await endChannel(tx, claimed.channel);
      return fail(tx, claimed, 'GONE');
    case 'RETRY':
      if (claimed.attempts >= MOST_ATTEMPTS) return fail(tx, claimed, result.outcome);
      return postpone(tx, claimed, { afterMs: waitAfter(claimed.attempts, result.afterMs), outcome: result.outcome });
  }
};

/** Gives a notice up. Whoever holds the office whose system did not take it is told, because a system cannot say so. */
const fail = async (tx: EntityManager, claimed: Claimed, outcome: DeliveryOutcome): Promise<void> => {
  await settle(tx, claimed, { state: 'FAILED', outcome });
  if (claimed.channelOffice !== null) await enqueueFailure(tx, claimed.channel, claimed.channelOffice);
};
