import { IsNull, Not } from 'typeorm';
import type { EntityManager, SealedPlace, SealedValue } from '@hub/subgraph-kit';
import type { ChannelKind } from '@hub/vocabulary';
import { ChannelEntity } from './channel.entity.js';

/** Whose channels: one person's or one office's. */
export type ChannelOwner = { readonly person: string } | { readonly office: string };

const idOf = (owner: ChannelOwner): string => ('person' in owner ? owner.person : owner.office);

/** Under whose data key an address is sealed. */
export const subjectOf = (owner: ChannelOwner): string =>
  'person' in owner ? `official:${owner.person}` : `office:${owner.office}`;

export const placeOf = (id: string): SealedPlace => ({ table: 'channel', row: id, column: 'address' });

export const ownerOf = ({ person, office }: Pick<ChannelEntity, 'person' | 'office'>): ChannelOwner =>
  person === null ? { office: office! } : { person };

/** What `unseal` opens. */
export const sealedOf = (row: Pick<ChannelEntity, 'id' | 'person' | 'office' | 'sealed'>): SealedValue => ({
  value: row.sealed!,
  subject: subjectOf(ownerOf(row)),
  place: placeOf(row.id),
});

/** One registration of an owner at a time, so that counts hold. */
export const lockOwner = async (tx: EntityManager, owner: ChannelOwner): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtext('channel'), hashtext($1))`, [idOf(owner)]);
};

export const activeChannels = (tx: EntityManager, owner: ChannelOwner): Promise<ChannelEntity[]> =>
  tx.find(ChannelEntity, { where: { ...owner, endedAt: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' } });

export const confirmedChannels = (tx: EntityManager, person: string): Promise<ChannelEntity[]> =>
  tx.find(ChannelEntity, { where: { person, endedAt: IsNull(), confirmedAt: Not(IsNull()) } });

/** The same address, as it was registered before. */
export const findChannel = (
  tx: EntityManager,
  owner: ChannelOwner,
  same: { readonly kind: ChannelKind; readonly fingerprint: string },
): Promise<ChannelEntity | null> => tx.findOneBy(ChannelEntity, { ...owner, ...same });

/** A channel of this owner's that has not ended, held until the transaction ends. */
export const lockChannel = (tx: EntityManager, owner: ChannelOwner, id: string): Promise<ChannelEntity | null> =>
  tx
    .createQueryBuilder(ChannelEntity, 'c')
    .setLock('pessimistic_write')
    .where({ ...owner, id, endedAt: IsNull() })
    .getOne();

export const keepChannel = (tx: EntityManager, row: ChannelEntity): Promise<ChannelEntity> => tx.save(row);

/** Ends a channel; its address is forgotten, and what waits for it is sent to nobody. */
export const endChannel = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('update channel set ended_at = clock_timestamp(), sealed = null where id = $1 and ended_at is null', [
    id,
  ]);
};
