import { escalateTaskOf, grantRows, type StepFacts } from '@hub/subgraph-kit';
import type { AlertRule } from '@hub/vocabulary';
import { readRepatriation } from '../repatriation/repatriation.store.js';
import { type EntryBody, entryBody, updateBody } from '../update/update.rules.js';
import { showUpdate } from '../update/update.store.js';

/** The subscription that shows updates. */
export const UPDATE_INBOX = 'repatriationUpdates';

/** A return has no urgency of its own; a handover that is near has. */
export const paceOf = (rule: AlertRule): 'NORMAL' | 'URGENT' => (rule === 'A11' ? 'URGENT' : 'NORMAL');

/** What a step needs to know of an update that nobody has answered. */
export interface UpdateFacts extends StepFacts {
  readonly repatriation: string;
  /** Who must answer. */
  readonly offices: readonly string[];
  readonly body: EntryBody;
  /** Id of what the other side said, where it is this side that must answer. */
  readonly said?: string;
}

/**
 * Tells the Thai side that somebody has not answered: the province, then the national desk. Whoever is told of a
 * handover learns what those at the crossing know, and no more.
 */
export const escalateTask = escalateTaskOf<UpdateFacts>({
  inbox: UPDATE_INBOX,
  bodyOf: ({ facts }) => facts.body,
  alerted: async (tx, { entries, facts }, { newId, now }) => {
    const recipients = entries.map(({ owner }) => owner);
    const { repatriation: resource, body } = facts;
    const row = await readRepatriation(tx, resource);
    const shown = entryBody(updateBody(row, new Date(body.at)), body.rule ?? 'A10');
    await showUpdate(tx, { recipients, body: shown, at: now() }, newId);
    if (body.rule === 'A11') return;
    await grantRows(
      tx,
      recipients.map((office) => ({ resourceType: 'repatriation', resource, office, reason: 'ESCALATION' })),
    );
  },
});
