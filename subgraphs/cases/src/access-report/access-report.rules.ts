/** How an entry of the audit names what was done. */
export interface AuditedAct {
  readonly action: string;
  readonly resourceType: string;
}

const READ = /^(?:break-glass\.)?unseal\.(?:sealed_)?([\w.]+)$/;

/** What was done, without a value: `read report.name` for one value opened, else the act as it was recorded. */
export const actOf = ({ action, resourceType }: AuditedAct): string => {
  const value = READ.exec(action)?.[1];
  return value ? `read ${resourceType}.${value}` : action;
};

/** Whether the right to it came from an emergency access. */
export const isUnderBreakGlass = (action: string): boolean => action.startsWith('break-glass.unseal.');

/** The person of an actor of the audit; null for the hub's own jobs. */
export const personOf = (actor: string): string | null =>
  actor.startsWith('person:') ? actor.slice('person:'.length) : null;
