import { In, MoreThan } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { SystemAccountEntity } from './system-account.entity.js';
import { SystemKeyEntity } from './system-key.entity.js';

export const findAccount = (tx: EntityManager, id: string): Promise<SystemAccountEntity | null> =>
  tx.findOneBy(SystemAccountEntity, { id });

/** The account, held until the transaction ends. */
export const lockAccount = (tx: EntityManager, id: string): Promise<SystemAccountEntity | null> =>
  tx.findOne(SystemAccountEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });

/** Accounts of an office that are not over, oldest first. */
export const accountsOf = (tx: EntityManager, office: string, now: Date): Promise<SystemAccountEntity[]> =>
  tx.find(SystemAccountEntity, { where: { office, endsAt: MoreThan(now) }, order: { createdAt: 'ASC', id: 'ASC' } });

/** Every account that is not over. */
export const accountsNotOver = (tx: EntityManager, now: Date): Promise<SystemAccountEntity[]> =>
  tx.find(SystemAccountEntity, { where: { endsAt: MoreThan(now) }, order: { id: 'ASC' } });

/** Keys of these accounts, the newest first. */
export const keysOf = (tx: EntityManager, accounts: readonly string[]): Promise<SystemKeyEntity[]> =>
  tx.find(SystemKeyEntity, { where: { account: In([...accounts]) }, order: { createdAt: 'DESC', id: 'ASC' } });

export const accountByKey = (
  tx: EntityManager,
  madeBy: string,
  idempotencyKey: string,
): Promise<SystemAccountEntity | null> => tx.findOneBy(SystemAccountEntity, { madeBy, idempotencyKey });

export const insertAccount = async (tx: EntityManager, row: SystemAccountEntity): Promise<void> => {
  await tx.insert(SystemAccountEntity, row);
};

/** Whether a key was registered before, for whichever account. */
export const hasKey = (tx: EntityManager, id: string): Promise<boolean> => tx.existsBy(SystemKeyEntity, { id });

export const insertKey = async (tx: EntityManager, row: SystemKeyEntity): Promise<void> => {
  await tx.insert(SystemKeyEntity, row);
};

export const endKey = async (tx: EntityManager, id: string, endsAt: Date): Promise<void> => {
  await tx.update(SystemKeyEntity, { id }, { endsAt });
};

/** Ends an account; the row as it now stands. */
export const endAccount = async (
  tx: EntityManager,
  row: SystemAccountEntity,
  end: { readonly endsAt: Date; readonly endedBy: string },
): Promise<SystemAccountEntity> => {
  await tx.update(SystemAccountEntity, { id: row.id }, end);
  return Object.assign(row, end);
};

/** Notes a use, once a minute. */
export const noteUse = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query(
    `update system_account set last_used_at = clock_timestamp()
      where id = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`,
    [id],
  );
};
