import { type EntityManager, type HubContext, HubError, isId, problem, recordAudit } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { type OfCommittee, requireSubscribing } from '../permissions.js';
import type { AlertSubscriptionEntity } from './subscription.entity.js';
import type { CreateAlertSubscriptionInput, EndAlertSubscriptionInput } from './subscription.inputs.js';
import { coverOf } from './subscription.rules.js';
import { endSubscription, storeSubscription, subscriptionsById } from './subscription.store.js';
import { type AlertSubscriptionResult, notSubscribed, subscribed } from './subscription.type.js';

export const subscribe = async (
  input: CreateAlertSubscriptionInput,
  context: HubContext,
): Promise<AlertSubscriptionResult> => {
  const { directory } = context;
  const offices = requireSubscribing(context);
  const office = directory.office(input.office);
  const held = offices.find(({ committee }) => committee === office?.committee);
  if (!held || !SCOPES_OF_OFFICE[office!.kind].includes('alert:read'))
    return notSubscribed(problem('SUBSCRIPTION_NOT_POSSIBLE', 'input.office'));
  const { committee } = held;
  const asked = { place: input.place ?? null, category: input.category ?? null };
  const cover = coverOf(asked, directory.committee(committee)!, directory);
  if ('code' in cover) return notSubscribed(problem(cover.code, cover.field));
  const subscription: AlertSubscriptionEntity = {
    ...{ id: context.newId(), office: office!.id, committee, place: cover.place, category: asked.category },
    ...{ createdBy: context.caller.id, createdAt: context.now(), endedBy: null, endedAt: null },
  };
  return context.asSystem('subscribe-alerts', (tx) => store(tx, subscription, { held, context }));
};

const store = async (
  tx: EntityManager,
  subscription: AlertSubscriptionEntity,
  { held, context }: { readonly held: OfCommittee; readonly context: HubContext },
): Promise<AlertSubscriptionResult> => {
  const readers = context.directory.officesOfCommittee(held.committee).map(({ id }) => id);
  const { row, isNew } = await storeSubscription(tx, subscription, readers);
  if (isNew) await record(tx, row.id, { held, context, action: 'alert_subscription.created' });
  return subscribed(row);
};

export const unsubscribe = async (
  input: EndAlertSubscriptionInput,
  context: HubContext,
): Promise<AlertSubscriptionResult> => {
  const offices = requireSubscribing(context);
  const { subscription: id } = input;
  const [row] = isId(id) ? await context.asCaller((tx) => subscriptionsById(tx, [id])) : [];
  const held = offices.find(({ committee }) => committee === row?.committee);
  if (!row || !held) throw new HubError('NOT_FOUND');
  return context.asSystem('end-alert-subscription', async (tx) => {
    const ended = await endSubscription(tx, id, context.caller.id);
    if (ended) await record(tx, id, { held, context, action: 'alert_subscription.ended' });
    return subscribed(ended ?? (await subscriptionsById(tx, [id]))[0]!);
  });
};

const record = (
  tx: EntityManager,
  resource: string,
  { held, context, action }: { readonly held: OfCommittee; readonly context: HubContext; readonly action: string },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: `person:${context.caller.id}`, office: held.office, action, purpose: 'subscribe-alerts' },
      ...{ resourceType: 'alert_subscription', resource },
    },
  ]);
