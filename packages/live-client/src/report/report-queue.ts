import { ERROR_CODES, type ErrorCode } from '@hub/vocabulary';
import { within } from '../clock.js';
import { retryDelay } from '../retry-delay.js';
import type { LiveStorage } from '../storage.js';
import type { OnTrouble } from '../trouble.js';
import { type AttemptSetting, attemptReport } from './report-attempt.js';
import type { KeyedReport, ReportInput, ReportOutcome, SentReport, UnsentReport } from './report.js';
import { ReportStore } from './report-store.js';

export interface ReportQueueSetting extends AttemptSetting {
  readonly storage: LiveStorage;
  readonly random: () => number;
  readonly onTrouble: OnTrouble;
}

interface Sending {
  readonly text: string;
  readonly report: SentReport;
  /** What the hub said to the last try. */
  code: ErrorCode | undefined;
}

/** How long a report waits to be stored before it is sent. */
const STORING_MS = 2_000;

/** Reports on their way: each is stored first, and sent until the hub has it or will not take it. */
export class ReportQueue {
  private readonly store: ReportStore;
  private readonly sending = new Map<string, Sending>();
  private readonly pauses = new Set<() => void>();
  private closed = false;

  constructor(private readonly setting: ReportQueueSetting) {
    this.store = new ReportStore(setting.storage, setting.onTrouble);
  }

  /** Goes on with what an earlier program left. */
  async resume(): Promise<void> {
    try {
      for (const { input, filedAt, problems } of await this.store.list())
        if (problems.length === 0 && !this.sending.has(input.idempotencyKey))
          this.start(input, filedAt, Promise.resolve());
    } catch (error) {
      this.setting.onTrouble(error);
    }
  }

  report(reported: ReportInput): SentReport {
    const input = { ...reported, idempotencyKey: reported.idempotencyKey ?? newKey() };
    const filedAt = this.setting.clock.now();
    const known = this.sending.get(input.idempotencyKey);
    if (known?.text === JSON.stringify(input)) return known.report;
    if (known) return keyInUse(input.idempotencyKey);
    return this.start(input, filedAt, this.store.write({ input, filedAt, problems: [] }));
  }

  async unsent(): Promise<UnsentReport[]> {
    return (await this.store.list()).map(({ input, filedAt, problems }) => {
      const code = this.sending.get(input.idempotencyKey)?.code;
      const kind = problems.length > 0 ? 'REFUSED' : 'WAITING';
      return { input, filedAt: new Date(filedAt), kind, problems, ...(code && { code }) };
    });
  }

  /** @returns false when the report is being sent, so that nobody can say any more that the hub does not have it */
  async discard(idempotencyKey: string): Promise<boolean> {
    if (this.sending.has(idempotencyKey)) return false;
    await this.store.remove(idempotencyKey);
    return true;
  }

  close(): void {
    this.closed = true;
    for (const wake of this.pauses) wake();
  }

  private start(input: KeyedReport, filedAt: number, stored: Promise<void>): SentReport {
    const { idempotencyKey } = input;
    const outcome = this.settled(stored).then(() => this.send(input, filedAt));
    const report = { idempotencyKey, stored, outcome };
    this.sending.set(idempotencyKey, { text: JSON.stringify(input), report, code: undefined });
    return report;
  }

  private async send(input: KeyedReport, filedAt: number): Promise<ReportOutcome> {
    for (let failures = 0; !this.closed; failures++) {
      const attempt = await attemptReport(this.setting, input);
      if (attempt.kind !== 'FAILED') {
        await this.settle(input, filedAt, attempt);
        return attempt;
      }
      if (attempt.error !== undefined) this.setting.onTrouble(attempt.error);
      const sending = this.sending.get(input.idempotencyKey);
      if (sending) sending.code = attempt.code;
      await this.pause(retryDelay(failures, this.setting.random));
    }
    return { kind: 'UNSENT' };
  }

  private async settle(input: KeyedReport, filedAt: number, outcome: ReportOutcome): Promise<void> {
    const { idempotencyKey } = input;
    await this.settled(
      outcome.kind === 'REFUSED'
        ? this.store.write({ input, filedAt, problems: outcome.problems })
        : this.store.remove(idempotencyKey),
    );
    this.sending.delete(idempotencyKey);
  }

  /** A storage that fails, or never answers, must not keep a report from being sent. */
  private settled(storing: Promise<void>): Promise<void> {
    return within(this.setting.clock, STORING_MS, storing).catch(this.setting.onTrouble);
  }

  private async pause(ms: number): Promise<void> {
    if (this.closed) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        cancel();
        this.pauses.delete(end);
        resolve();
      };
      const cancel = this.setting.clock.after(ms, end);
      this.pauses.add(end);
    });
  }
}

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** While one report is on its way under a key, there cannot be another. */
const keyInUse = (idempotencyKey: string): SentReport => {
  const code = 'IDEMPOTENCY_KEY_REUSED';
  const problems = [{ code, field: 'input.idempotencyKey', message: ERROR_CODES[code].says }];
  const stored = Promise.reject(new Error(ERROR_CODES[code].says));
  stored.catch(() => undefined);
  return { idempotencyKey, stored, outcome: Promise.resolve({ kind: 'REFUSED', problems }) };
};
