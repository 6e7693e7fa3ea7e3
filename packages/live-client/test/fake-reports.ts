import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '@hub/vocabulary';
import type { KeyedReport } from '../src/report/report.js';

/** What becomes of one report. LOST_ANSWER: it is filed, and nobody is told. */
export type ReportFate = 'COMMIT' | 'LOST_ANSWER' | 'LOST' | 'NO_JSON' | ErrorCode | { readonly problem: ErrorCode };

/** Takes reports as the case desk does: once for each key. */
export class FakeReports {
  /** Fates of the next tries; then all are committed. */
  fates: ReportFate[] = [];
  readonly filed = new Map<string, KeyedReport>();
  /** Keys of all tries, in order. */
  readonly tries: string[] = [];
  /** What each reporter said they read. */
  readonly languages: (string | undefined)[] = [];

  answer({ input }: { readonly input: KeyedReport }, response: ServerResponse, language?: string): void {
    this.tries.push(input.idempotencyKey);
    this.languages.push(language);
    const fate = this.fates.shift() ?? 'COMMIT';
    if (fate === 'LOST') return void response.destroy();
    if (fate === 'NO_JSON') return void response.writeHead(502).end('<html>Bad Gateway</html>');
    if (fate !== 'COMMIT' && fate !== 'LOST_ANSWER') return void response.end(JSON.stringify(refusal(fate)));
    if (!this.filed.has(input.idempotencyKey)) this.filed.set(input.idempotencyKey, input);
    if (fate === 'LOST_ANSWER') return void response.destroy();
    const receipt = { id: `report-${input.idempotencyKey}`, status: 'COMMITTED', reportedAt: '2026-01-01T00:00:00Z' };
    response.end(JSON.stringify({ data: { reportIncident: { receipt, problems: [] } } }));
  }
}

const refusal = (fate: ErrorCode | { readonly problem: ErrorCode }): object =>
  typeof fate === 'string'
    ? { data: null, errors: [{ message: fate, extensions: { code: fate } }] }
    : { data: { reportIncident: { receipt: null, problems: [{ code: fate.problem, field: 'input', message: '' }] } } };
