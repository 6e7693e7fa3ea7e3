import { escalateTaskOf, grantRows, type StepFacts } from '@hub/subgraph-kit';
import type { UpdateBody } from '../update/update.rules.js';
import { showUpdate } from '../update/update.store.js';

/** The subscription that shows updates. */
export const UPDATE_INBOX = 'repatriationUpdates';
/** A return has no urgency of its own. */
export const PACE = 'NORMAL';

/** What a step needs to know of an update that the counterpart has not answered. */
export interface UpdateFacts extends StepFacts {
  readonly repatriation: string;
  readonly body: UpdateBody;
}

/** Tells the Thai side that the other side has not answered: the province, then the national desk. */
export const escalateTask = escalateTaskOf<UpdateFacts>({
  inbox: UPDATE_INBOX,
  bodyOf: ({ facts }) => facts.body,
  alerted: async (tx, { entries, facts }, { newId, now }) => {
    const recipients = entries.map(({ owner }) => owner);
    await showUpdate(tx, { recipients, body: facts.body, at: now() }, newId);
    await grantRows(
      tx,
      recipients.map((office) => ({
        ...{ resourceType: 'repatriation', resource: facts.repatriation, office, reason: 'ESCALATION' },
      })),
    );
  },
});
