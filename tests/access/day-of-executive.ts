import type { Started } from './day-answers.js';
import { dayReaders, keyOf, urgent } from './day-cast.js';
import { JUDGE, MOVE, START } from './day-operations.js';
import type { CanaryDay } from './everybodys-day.js';
import { suppliedFor } from './identifying-values.js';

type Day = Pick<CanaryDay, 'clients' | 'ledger' | 'openTo'>;

/** Everybody tries to let the executive act in the place of a team, to act with it and to judge it while it runs. */
export const executiveActs = async (day: Day): Promise<void> => {
  const started: string[] = [];
  for (const [reader, client] of day.clients) {
    const { reason } = suppliedFor('StartCaseEmergencyInput', day.ledger);
    const input = { idempotencyKey: `emergency-${keyOf(reader)}`, case: urgent.id, reason };
    const { data } = await client.ask<Started>(START, { input });
    const emergency = data?.startCaseEmergency.emergency?.id;
    if (!emergency) continue;
    started.push(keyOf(reader));
    day.openTo(
      dayReaders.filter((each) => ['cs-chair', 'cr-secretariat'].includes(keyOf(each))),
      [reason!],
    );
    for (const each of day.clients.values()) {
      await each.ask(MOVE, { input: { case: urgent.id, to: 'MDT_REVIEW', version: 2, inEmergency: true } });
      await each.ask(JUDGE, { input: { emergency, verdict: 'JUSTIFIED' } });
    }
  }
  if (started.length !== 1) throw new Error(`started by ${started.join()}`);
};
