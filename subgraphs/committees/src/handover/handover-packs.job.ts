import {
  type AskGateway,
  askGatewayAs,
  type EntityManager,
  gatewayIn,
  HubError,
  type Job,
  recordAudit,
  type Services,
  systemActor,
} from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { lockOffice } from '../office/office.store.js';
import { NEEDED_KINDS } from '../tenure/tenure.rules.js';
import { gather } from './handover.gathering.js';
import { retryAfterMs } from './handover.rules.js';
import { documentsFor, sectionsFrom } from './handover.sections.js';
import { handoverDaysIn } from './handover.settings.js';
import { duePacks, type DueSource, insertPack, keepReason, keepSections, takeSources } from './handover.store.js';

const NAME = 'handover-packs';
const ACTOR = systemActor(NAME);
const LOOK_MS = 3_000;
/** Documents that one process has run at a time. */
const AT_ONCE = 2;

type Needs = Pick<Services, 'store' | 'settings' | 'newId' | 'now'>;

/** Opens the packs that are due; called wherever somebody is told that an office ends or is vacant, before it is told. */
export const openDuePacks = async (
  tx: EntityManager,
  { settings, newId }: Pick<Needs, 'settings' | 'newId'>,
): Promise<void> => {
  for (const { office, kind, occasion, key, at, appointment } of await duePacks(
    tx,
    NEEDED_KINDS,
    handoverDaysIn({ settings }),
  )) {
    await lockOffice(tx, office);
    const id = newId();
    const automatic = { asked_by: ACTOR.id, idempotency_key: key, occasion_key: key };
    const given = { id, office, occasion, concerns_at: at, appointment, ...automatic };
    const pack = await insertPack(tx, given, documentsFor(kind));
    if (pack) await recordPack(tx, pack.id, { action: 'made', by: ACTOR.id });
  }
};

export const recordPack = (
  tx: EntityManager,
  pack: string,
  { action, by }: { readonly action: string; readonly by: string },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: by, action: `handover_pack.${action}`, resourceType: 'handover_pack', resource: pack },
      purpose: 'handover',
    },
  ]);

/** Asks for what is missing; false when there is nothing to ask for now. */
const fillSome = async ({ store, now }: Needs, ask: AskGateway): Promise<boolean> => {
  const taken = await store.inActor(ACTOR, (tx) => takeSources(tx, AT_ONCE));
  await Promise.all(taken.map((source) => fill({ store, now }, ask, source)));
  return taken.length > 0;
};

const fill = async (
  { store, now }: Pick<Needs, 'store' | 'now'>,
  ask: AskGateway,
  source: DueSource,
): Promise<void> => {
  try {
    const at = now();
    const answer = await gather(ask, source);
    const sections = sectionsFrom(source.document, answer, { office: source.office, now: at });
    await store.inActor(ACTOR, (tx) => keepSections(tx, source, { sections, at }));
  } catch (error) {
    const reason = error instanceof HubError ? error.code : 'SUBGRAPH_FAILED';
    const retryMs = retryAfterMs(source.attempts);
    await store.inActor(ACTOR, (tx) => keepReason(tx, source, { reason, retryMs }));
  }
};

/** Makes the packs that are due and fills them, however many replicas run it, until nothing is missing. */
export const handoverPacksJob: Job = {
  name: NAME,
  run: async (services, signal) => {
    const ask = askGatewayAs('committees', gatewayIn(services));
    while (!signal.aborted) {
      await services.store.inActor(ACTOR, (tx) => openDuePacks(tx, services));
      if (!(await fillSome(services, ask))) await pause(LOOK_MS, signal);
    }
  },
};
