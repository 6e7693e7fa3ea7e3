import type { Logger } from 'pino';
import { auditEscalations, auditFanOuts, type EscalationAudit } from '@hub/inbox';
import { type Store, systemActor } from '@hub/store';
import { pause } from '@hub/vocabulary';
import { loggable } from '../errors.js';

/** What an audit of a subgraph's alerts found. */
export interface AlertAudit extends EscalationAudit {
  /** Events that still go out to more inboxes than one transaction may lock. */
  readonly fanOuts: number;
}

export interface AuditorParts {
  readonly store: Store;
  readonly log: Logger;
  /** Is sent a request without content after each audit that proved everything; its silence is the alarm. */
  readonly deadmanUrl?: string | undefined;
  /** Default a minute. */
  readonly everyMs?: number;
}

const ACTOR = systemActor('alert-audit');
const EVERY_MS = 60_000;
/** Milliseconds the other side may take to hear a heartbeat. */
const ANSWER_MS = 5_000;
/** An audit proves nothing about alerts once it is older than this many rounds. */
const FRESH_ROUNDS = 2;

/**
 * Proves again and again that every alert without an answer has its next step scheduled, by the clock of the database,
 * and schedules what is missing. Every replica does it.
 */
export class Auditor {
  private last: { readonly audit: AlertAudit; readonly at: number } | undefined;
  private heard = true;

  constructor(private readonly parts: AuditorParts) {}

  /** The counts of the newest audit; null while none is fresh enough to prove anything. */
  get proved(): AlertAudit | null {
    const { everyMs = EVERY_MS } = this.parts;
    return this.last && performance.now() - this.last.at < FRESH_ROUNDS * everyMs + ANSWER_MS ? this.last.audit : null;
  }

  /** False while the heartbeat does not reach whoever listens for it. */
  get isHeard(): boolean {
    return this.heard;
  }

  /** Audits until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { everyMs = EVERY_MS, log } = this.parts;
    while (!signal.aborted) {
      try {
        const audit = await this.audit();
        if (audit.overdue === 0) await this.beat(signal);
      } catch (error) {
        if (!signal.aborted) log.error({ err: loggable(error) }, 'alerts not proved');
      }
      await pause(everyMs, signal);
    }
  }

  private async audit(): Promise<AlertAudit> {
    const { store, log } = this.parts;
    const audit = await store.inActor(ACTOR, async (tx) => {
      const escalations = await auditEscalations(tx);
      const { open, repaired } = await auditFanOuts(tx);
      return { ...escalations, repaired: escalations.repaired + repaired, fanOuts: open };
    });
    this.last = { audit, at: performance.now() };
    if (audit.overdue) log.error(audit, 'alerts overdue');
    else if (audit.repaired) log.warn(audit, 'alerts repaired');
    else log.info(audit, 'alerts proved');
    return audit;
  }

  private async beat(signal: AbortSignal): Promise<void> {
    const { deadmanUrl, log } = this.parts;
    if (!deadmanUrl) return;
    try {
      const answer = await fetch(deadmanUrl, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the other side answered ${answer.status}`);
      this.heard = true;
    } catch (error) {
      if (signal.aborted) return;
      this.heard = false;
      log.error({ err: loggable(error) }, 'heartbeat not heard');
    }
  }
}
