import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { OfficeEntity } from './office.entity.js';

export const officesById = (tx: EntityManager, ids: readonly string[]): Promise<OfficeEntity[]> =>
  tx.find(OfficeEntity, { where: { id: In([...ids]) } });

export const officesByCommittee = (tx: EntityManager, committees: readonly string[]): Promise<OfficeEntity[]> =>
  tx.find(OfficeEntity, { where: { committee: In([...committees]) }, order: { titleEn: 'ASC' } });

/** Holds the office until the transaction ends, so that its appointments change one after another. */
export const lockOffice = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('select from office where id = $1 for no key update', [id]);
};

/** An office that somebody founded, and by which request. */
export interface FoundedOffice extends OfficeEntity {
  readonly founded_by: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

export const officeByKey = async (tx: EntityManager, by: string, key: string): Promise<FoundedOffice | undefined> => {
  const [row]: FoundedOffice[] = await tx.query(
    `select id, kind, committee, title_en as "titleEn", title_th as "titleTh", jurisdiction, founded_by, idempotency_key, fingerprint
       from office where founded_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return row;
};

export const insertFounded = async (tx: EntityManager, office: FoundedOffice): Promise<void> => {
  await tx.query(
    `insert into office (id, kind, committee, title_en, title_th, jurisdiction, founded_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[office.id, office.kind, office.committee, office.titleEn, office.titleTh, office.jurisdiction],
      ...[office.founded_by, office.idempotency_key, office.fingerprint],
    ],
  );
};

/** Whether it was an office of a committee that is no more; asked while the office is held. */
export const isOfDissolved = async (tx: EntityManager, id: string): Promise<boolean> => {
  const rows = await tx.query<object[]>(
    `select from office o join committee c on c.id = o.committee where o.id = $1 and c.state = 'DISSOLVED'`,
    [id],
  );
  return rows.length > 0;
};

/** Offices that the directory tells as another kind than they are; held, so that they stay as they are read. */
export const officesToldOtherwise = (tx: EntityManager, limit: number): Promise<OfficeEntity[]> =>
  tx.query(
    `select o.id, o.kind, o.committee, o.title_en as "titleEn", o.jurisdiction
       from office o join directory_record d on d.kind = 'office' and d.id = o.id::text
      where d.data ->> 'kind' <> o.kind order by o.id limit $1 for no key update of o`,
    [limit],
  );

export const changeOfficeKinds = async (
  tx: EntityManager,
  changed: readonly Pick<OfficeEntity, 'id' | 'kind'>[],
): Promise<void> => {
  for (const { id, kind } of changed) await tx.update(OfficeEntity, { id }, { kind });
};

/** What an office is, for whoever holds it next; its committee and its places stay. */
export const changeOffice = async (
  tx: EntityManager,
  { id, kind, titleEn, titleTh }: Pick<OfficeEntity, 'id' | 'kind' | 'titleEn' | 'titleTh'>,
): Promise<void> => {
  await tx.update(OfficeEntity, { id }, { kind, titleEn, titleTh });
};

/** Enters offices that are not there yet. */
export const insertOffices = async (tx: EntityManager, rows: readonly OfficeEntity[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(OfficeEntity)
    .values([...rows])
    .orIgnore()
    .execute();
};
