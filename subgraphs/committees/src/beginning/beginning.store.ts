import type { EntityManager } from '@hub/subgraph-kit';
import type { OfficeKind } from '@hub/vocabulary';

/** Whether somebody holds an administrator's office, or is to hold one. */
export const isAdministered = async (tx: EntityManager, now: Date): Promise<boolean> => {
  const found = await tx.query<object[]>(
    `select from appointment a join office o on o.id = a.office
      where o.kind = 'ADMINISTRATOR' and a.ends_at > $1 and a.ends_at > a.starts_at limit 1`,
    [now],
  );
  return found.length > 0;
};

export const nationalCommitteeOf = async (tx: EntityManager): Promise<string | undefined> => {
  const [found]: { id: string }[] = await tx.query(
    `select id from committee where level = 'NATIONAL' and state <> 'DISSOLVED' order by created_at limit 1`,
  );
  return found?.id;
};

export const officeOfKind = async (tx: EntityManager, kind: OfficeKind): Promise<string | undefined> => {
  const [found]: { id: string }[] = await tx.query('select id from office where kind = $1 order by id limit 1', [kind]);
  return found?.id;
};
