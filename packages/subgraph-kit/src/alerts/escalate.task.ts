import { z } from 'zod';
import { type DueStep, ESCALATION_TASK, fireDue, type FiredStep } from '@hub/inbox';
import { type EntityManager, systemActor } from '@hub/store';
import type { AlertRule } from '@hub/vocabulary';
import { defineTask, type Task } from '../jobs/task.js';
import { tellOffices } from '../notify/notify.js';
import type { Services } from '../request/context.js';
import type { StepTo } from './alert-rule.js';
import { officesOfStep, type StepFacts } from './step-offices.js';

/** What a subgraph adds to the engine: how its entries look, and what else follows from one. */
export interface EscalateParts<Facts extends StepFacts> {
  /** The subscription that shows the entries, e.g. `caseAlerts`. */
  readonly inbox: string;
  /** Body of the entry in an office's inbox. It carries no identifying data. */
  readonly bodyOf: (due: DueStep & { readonly facts: Facts }, office: string, services: Services) => object;
  /** What is stored with the entries, in their transaction, e.g. who may see the case. */
  readonly alerted?: (
    tx: EntityManager,
    fired: FiredStep & { readonly facts: Facts },
    services: Services,
  ) => Promise<void>;
  /** What else follows from a step, in its transaction, whether or not it found somebody to alert. */
  readonly fired?: (tx: EntityManager, step: FiredStep & { readonly facts: Facts }) => Promise<void>;
}

/** An office that its next step names may be unknown while the directory has not been read. */
class DirectoryUnread extends Error {
  constructor() {
    super('the directory has not been read yet, so that every office would look vacant');
  }
}

/**
 * The task that fires due steps of this subgraph's escalations; list it under `tasks`.
 * @example export const escalateTask = escalateTaskOf<CaseFacts>({ inbox: 'caseAlerts', bodyOf, alerted: storeAlerts })
 */
export const escalateTaskOf = <Facts extends StepFacts>(parts: EscalateParts<Facts>): Task =>
  defineTask({
    name: ESCALATION_TASK,
    payload: z.object({ escalation: z.uuid() }),
    run: ({ escalation }, services) =>
      services.store.inActor(systemActor(ESCALATION_TASK), (tx) => escalate(tx, escalation, { ...parts, services })),
  });

const escalate = async <Facts extends StepFacts>(
  tx: EntityManager,
  escalation: string,
  { inbox, bodyOf, services, ...then }: EscalateParts<Facts> & { readonly services: Services },
): Promise<void> => {
  const { directory } = services;
  // however old: who is told may be wrong, that somebody is told may not
  if (directory.version === 0) throw new DirectoryUnread();
  const at = services.now().getTime();
  const fired = await fireDue(tx, escalation, (due) => {
    const known = due as DueStep & { readonly facts: Facts };
    const offices = officesOfStep(due.to as StepTo, known.facts, { directory, at });
    return offices.map((owner) => ({ owner, body: bodyOf(known, owner, services) }));
  });
  const last = fired.at(-1) as (FiredStep & { readonly facts: Facts }) | undefined;
  if (!last) return;
  await then.fired?.(tx, last);
  if (!last.entries.length) return;
  await then.alerted?.(tx, last, services);
  await tellOffices(
    tx,
    last.entries.map(({ owner, number }) => ({
      ...{ office: owner, number, inbox, rule: last.rule as AlertRule, urgency: last.facts.urgency },
      ...{ audience: 'OFFICE' as const, at: new Date(at).toISOString() },
    })),
  );
};
