import type { EntityManager } from 'typeorm';

/** Who did what with which record, and what for. */
export interface AuditEvent {
  readonly actor: string;
  readonly action: string;
  readonly resourceType: string;
  readonly resource: string;
  readonly purpose: string;
}

/** Records events in the transaction of the read or write itself: if they cannot be stored, nothing is sent. */
export const recordAudit = async (tx: EntityManager, events: readonly AuditEvent[]): Promise<void> => {
  if (!events.length) return;
  await tx.query(
    `insert into audit_entry (actor, action, resource_type, resource, purpose)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])`,
    [
      events.map(({ actor }) => actor),
      events.map(({ action }) => action),
      events.map(({ resourceType }) => resourceType),
      events.map(({ resource }) => resource),
      events.map(({ purpose }) => purpose),
    ],
  );
};
