import { In } from 'typeorm';
import { type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import { lockCounterpart, recordChange } from '../counterpart/counterpart.store.js';
import { madeBefore, takeKey } from '../directory-key/directory-key.store.js';
import { DIRECTORY_EVENTS } from '../events.js';
import { LiaisonContactEntity } from './contact.entity.js';
import type { AddedContact, ChangedContact, RemovedContact } from './contact.inputs.js';
import { contactOf, type KeptContact } from './contact.type.js';

/** Contacts of one office; whoever calls has to find the right one at once. */
const MOST = 30;

/** Why a contact was not changed. */
export type ContactRefusal = 'VERSION_CONFLICT' | 'NOT_FOUND' | 'CONTACTS_FULL' | 'IDEMPOTENCY_KEY_REUSED';

/** Contacts of each counterpart office, in the order to call. */
export const loadContacts = rowsByOwner({
  list: (tx, counterparts) =>
    tx.find(LiaisonContactEntity, {
      where: { counterpart: In([...counterparts]) },
      order: { callOrder: 'ASC', name: 'ASC', id: 'ASC' },
    }),
  keyOf: ({ counterpart }) => counterpart,
  shape: contactOf,
});

export const findContact = (tx: EntityManager, id: string): Promise<LiaisonContactEntity | null> =>
  tx.findOneBy(LiaisonContactEntity, { id });

export const add = (context: HubContext, office: string, input: AddedContact): Promise<KeptContact | ContactRefusal> =>
  context.asSystem('add-liaison-contact', async (tx) => {
    const { idempotencyKey: key, counterpart, details } = input;
    const row = await lockCounterpart(tx, counterpart);
    const before = await madeBefore(tx, context, { key, input });
    if (before === 'REUSED') return 'IDEMPOTENCY_KEY_REUSED';
    if (before) return { contact: await findContact(tx, before.made), row };
    if ((await tx.countBy(LiaisonContactEntity, { counterpart })) >= MOST) return 'CONTACTS_FULL';
    const contact = { ...details, id: context.newId(), counterpart };
    if (!(await takeKey(tx, context, { key, input, makes: contact.id }))) return 'IDEMPOTENCY_KEY_REUSED';
    await tx.insert(LiaisonContactEntity, contact);
    return {
      contact,
      row: await recordChange(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.contactAdded }),
    };
  });

export const change = (
  context: HubContext,
  office: string,
  { contact: id, version, details, counterpart }: ChangedContact & { readonly counterpart: string },
): Promise<KeptContact | ContactRefusal> =>
  context.asSystem('change-liaison-contact', async (tx) => {
    if ((await lockCounterpart(tx, counterpart)).version !== version) return 'VERSION_CONFLICT';
    const { affected } = await tx.update(LiaisonContactEntity, { id, counterpart }, details);
    if (!affected) return 'NOT_FOUND';
    const row = await recordChange(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.contactChanged });
    return { contact: { ...details, id, counterpart }, row };
  });

export const remove = (
  context: HubContext,
  office: string,
  { contact: id, version, counterpart }: RemovedContact & { readonly counterpart: string },
): Promise<KeptContact | ContactRefusal> =>
  context.asSystem('remove-liaison-contact', async (tx) => {
    if ((await lockCounterpart(tx, counterpart)).version !== version) return 'VERSION_CONFLICT';
    const { affected } = await tx.delete(LiaisonContactEntity, { id, counterpart });
    if (!affected) return 'NOT_FOUND';
    const row = await recordChange(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.contactRemoved });
    return { contact: null, row };
  });
