import { In } from 'typeorm';
import { rowsByOwner } from '@hub/subgraph-kit';
import { LiaisonContactEntity } from './contact.entity.js';
import { contactOf } from './contact.type.js';

/** Contacts of each counterpart office, by name. */
export const loadContacts = rowsByOwner({
  list: (tx, counterparts) =>
    tx.find(LiaisonContactEntity, {
      where: { counterpart: In([...counterparts]) },
      order: { name: 'ASC', id: 'ASC' },
    }),
  keyOf: ({ counterpart }) => counterpart,
  shape: contactOf,
});
