import { createHmac } from 'node:crypto';

/**
 * On whose behalf a transaction runs. Row-level security reads it from a signed, short-lived setting,
 * so that no SQL of ours, however wrong, can widen it.
 */
export interface Actor {
  /** `person:<uuid>`, `office:<uuid>`, `service:<name>`, `public`, or `system:<job>` for the hub's own work. */
  readonly id: string;
  readonly offices: readonly string[];
  readonly purpose: string;
}

/** Seconds a signed actor is valid; system jobs may run longer transactions. */
const SECONDS = { request: 30, system: 300 };
const FIELD = /^[\w:.-]*$/;

/** The hub itself, doing a named job that its own rules have already allowed. */
export const systemActor = (job: string): Actor => ({ id: `system:${job}`, offices: [], purpose: job });

const isSystem = ({ id }: Actor): boolean => id.startsWith('system:');

/**
 * The value of the `hub.actor` setting: `v1|id|offices|purpose|exp|signature`.
 * @param key at least 32 bytes, known to this process and to the database's owner only
 */
export const signActor = (actor: Actor, key: Buffer, now = Date.now()): string => {
  const fields = [actor.id, actor.offices.join('.'), actor.purpose];
  const unsafe = fields.find((field) => !FIELD.test(field));
  if (unsafe !== undefined) throw new Error('an actor holds a character that cannot be signed');
  const expires = Math.floor(now / 1000) + (isSystem(actor) ? SECONDS.system : SECONDS.request);
  const signed = ['v1', ...fields, expires].join('|');
  return `${signed}|${createHmac('sha256', key).update(signed).digest('hex')}`;
};
