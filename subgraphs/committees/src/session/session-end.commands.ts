import { type HubContext, HubError, recordAudit } from '@hub/subgraph-kit';
import { sessionRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { requireEndingSessions } from '../permissions.js';
import type { EndSessionsInput, EndSessionsResult } from './session-end.inputs.js';
import { endSessionsOf } from './session-end.store.js';

export const endMySessions = async (context: HubContext): Promise<EndSessionsResult> => {
  const { kind, id } = context.caller;
  if (kind === 'PUBLIC') throw new HubError('AUTH_REQUIRED');
  if (kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  return end(context, id);
};

export const endSessions = async (context: HubContext, { official }: EndSessionsInput): Promise<EndSessionsResult> => {
  requireEndingSessions(context, official);
  return end(context, official);
};

const end = (context: HubContext, person: string): Promise<EndSessionsResult> =>
  context.asSystem('end-sessions', async (tx) => {
    const actor = `person:${context.caller.id}`;
    const row = await endSessionsOf(tx, { person, endedAt: context.now(), endedBy: context.caller.id });
    const entry = { actor, action: 'sessions.ended', resourceType: 'person', resource: person, purpose: 'request' };
    await recordAudit(tx, [entry]);
    await publishDirectory(tx, [sessionRecord(row)]);
    return { endedAt: row.endedAt, problems: [] };
  });
