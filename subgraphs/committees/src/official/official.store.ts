import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { type NewOfficial, OfficialEntity, type OfficialPhone } from './official.entity.js';

export const officialsById = (tx: EntityManager, ids: readonly string[]): Promise<OfficialEntity[]> =>
  tx.find(OfficialEntity, { where: { id: In([...ids]) } });

/** Enters officials that are not there yet. */
export const insertOfficials = async (tx: EntityManager, rows: readonly NewOfficial[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(OfficialEntity)
    .values([...rows])
    .orIgnore()
    .execute();
};

/** An official whom somebody entered, and by which request. */
export interface EnteredOfficial extends OfficialEntity {
  readonly entered_by: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

export const officialByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<EnteredOfficial | undefined> => {
  const [row]: EnteredOfficial[] = await tx.query(
    'select * from official where entered_by = $1 and idempotency_key = $2',
    [by, key],
  );
  return row;
};

/** @returns undefined when there is an official of this id */
export const enter = async (
  tx: EntityManager,
  official: Omit<EnteredOfficial, 'version'>,
): Promise<EnteredOfficial | undefined> => {
  const [row]: EnteredOfficial[] = await tx.query(
    `insert into official (id, name, title, organization, entered_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning *`,
    [
      ...[official.id, official.name, official.title, official.organization],
      ...[official.entered_by, official.idempotency_key, official.fingerprint],
    ],
  );
  return row;
};

/** Makes corrections of one official wait for each other. Needs a system actor. */
export const lockOfficial = (tx: EntityManager, id: string): Promise<OfficialEntity | undefined> =>
  tx.findOne(OfficialEntity, { where: { id }, lock: { mode: 'pessimistic_write' } }).then((row) => row ?? undefined);

export const correct = async (
  tx: EntityManager,
  { id, name, title, organization, version }: OfficialEntity,
): Promise<OfficialEntity> => {
  const changed = { name, title, organization, version: version + 1 };
  await tx.update(OfficialEntity, { id }, changed);
  return { id, ...changed };
};

/** Phones of these officials that the actor may read. */
export const phonesByOfficial = (tx: EntityManager, officials: readonly string[]): Promise<OfficialPhone[]> =>
  tx.query('select official, phone from official_phone where official = any ($1::uuid[])', [officials]);

/** Keeps a phone for each official, in place of the one they had. */
export const keepPhones = async (tx: EntityManager, phones: readonly OfficialPhone[]): Promise<void> => {
  await tx.query(
    `insert into official_phone (official, phone) select * from unnest($1::uuid[], $2::text[])
     on conflict (official) do update set phone = excluded.phone`,
    [phones.map(({ official }) => official), phones.map(({ phone }) => phone)],
  );
};

export const dropPhone = async (tx: EntityManager, official: string): Promise<void> => {
  await tx.query('delete from official_phone where official = $1', [official]);
};
