import { type HubContext, HubError, officesWith, requireScope } from '@hub/subgraph-kit';
import type { Scope } from '@hub/vocabulary';

/** Whether a call claims an office with a scope; `heldNowWith` asks whether that still holds. */
export const mayHold = ({ caller }: HubContext, scope: Scope): boolean => officesWith(caller, scope).length > 0;

/** Offices with a scope that a person holds at this very moment, whatever the call claims. */
export const heldNowWith = (context: HubContext, scope: Scope | readonly Scope[]): ReturnType<typeof requireScope> => {
  const { caller, directory } = context;
  const offices = requireScope(caller, scope);
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  if (directory.version === 0) throw new HubError('HUB_NOT_READY');
  const held = new Set(directory.held(caller.id, context.now().getTime()).map(({ office }) => office));
  return offices.filter(({ office }) => held.has(office));
};
