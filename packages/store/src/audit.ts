import type { EntityManager } from 'typeorm';

/** Who did what with which record, and what for. */
export interface AuditEvent {
  readonly actor: string;
  readonly action: string;
  readonly resourceType: string;
  readonly resource: string;
  readonly purpose: string;
  /** Office on whose behalf the actor acted. */
  readonly office?: string | null;
  /** Whose record it is, e.g. `case:<uuid>`; what "who read my case" groups by. */
  readonly subject?: string | null;
}

/**
 * Records events in the transaction of the read or write itself: if they cannot be stored, nothing is sent.
 * Its commit links them to the chain of all entries, and fails when it cannot.
 */
export const recordAudit = async (tx: EntityManager, events: readonly AuditEvent[]): Promise<void> => {
  if (!events.length) return;
  await tx.query(
    `insert into audit_entry (actor, action, resource_type, resource, purpose, office, subject)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
    [
      events.map(({ actor }) => actor),
      events.map(({ action }) => action),
      events.map(({ resourceType }) => resourceType),
      events.map(({ resource }) => resource),
      events.map(({ purpose }) => purpose),
      events.map(({ office }) => office ?? null),
      events.map(({ subject }) => subject ?? null),
    ],
  );
};
