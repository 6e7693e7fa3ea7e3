import type { LiveStorage } from '../storage.js';
import type { OnTrouble } from '../trouble.js';
import type { KeyedReport, ReportProblem } from './report.js';

/** A report as it lies in the storage. */
export interface StoredReport {
  readonly input: KeyedReport;
  /** Milliseconds since the epoch. */
  readonly filedAt: number;
  /** Empty while it waits to be sent. */
  readonly problems: readonly ReportProblem[];
}

const PREFIX = 'report.';

/** The reports in a storage: one text each, so that several programs may use it at once. */
export class ReportStore {
  constructor(
    private readonly storage: LiveStorage,
    private readonly onTrouble: OnTrouble,
  ) {}

  async write(report: StoredReport): Promise<void> {
    await this.storage.write(PREFIX + report.input.idempotencyKey, JSON.stringify(report));
  }

  async remove(idempotencyKey: string): Promise<void> {
    await this.storage.remove(PREFIX + idempotencyKey);
  }

  /** The oldest first. What cannot be read is left where it is. */
  async list(): Promise<StoredReport[]> {
    const keys = [...(await this.storage.keys())].filter((key) => key.startsWith(PREFIX));
    const reports = await Promise.all(keys.map((key) => this.read(key)));
    return reports.filter((report) => report !== undefined).toSorted((one, other) => one.filedAt - other.filedAt);
  }

  private async read(key: string): Promise<StoredReport | undefined> {
    try {
      const text = await this.storage.read(key);
      return text ? (JSON.parse(text) as StoredReport) : undefined;
    } catch (error) {
      this.onTrouble(error);
      return undefined;
    }
  }
}
