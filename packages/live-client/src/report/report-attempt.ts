import { ERROR_CODES, type ErrorCode } from '@hub/vocabulary';
import { type Clock, within } from '../clock.js';
import { codeOf, isPassing } from '../refusal.js';
import type { KeyedReport, ReportOutcome, ReportProblem, ReportReceipt } from './report.js';

const ANSWER_MS = 15_000;

const MUTATION = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { receipt { id status reportedAt } problems { code field message } } }`;

export interface AttemptSetting {
  /** URL of the GraphQL endpoint. */
  readonly graphql: string;
  readonly accessToken: () => Promise<string>;
  /** What the reporter reads. */
  readonly language?: string | undefined;
  readonly clock: Clock;
}

/** FAILED: nobody knows whether the hub has it, or it has not; the same again is right either way. */
export type Attempt =
  | Exclude<ReportOutcome, { kind: 'UNSENT' }>
  | { readonly kind: 'FAILED'; readonly code?: ErrorCode; readonly error?: unknown };

interface Answer {
  readonly data?: {
    readonly reportIncident?: {
      readonly receipt?: ReportReceipt | null;
      readonly problems?: readonly ReportProblem[];
    } | null;
  } | null;
  readonly errors?: unknown;
}

/** Sends a report once. Never rejects. */
export const attemptReport = async (setting: AttemptSetting, input: KeyedReport): Promise<Attempt> => {
  const stop = new AbortController();
  try {
    return readAnswer(await within(setting.clock, ANSWER_MS, post(setting, input, stop.signal)));
  } catch (error) {
    return { kind: 'FAILED', error };
  } finally {
    stop.abort();
  }
};

const post = async (
  { graphql, accessToken, language }: AttemptSetting,
  input: KeyedReport,
  signal: AbortSignal,
): Promise<Answer> => {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: {
      ...(language && { 'accept-language': language }),
      authorization: `Bearer ${await accessToken()}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: MUTATION, variables: { input } }),
    signal,
  });
  return (await response.json()) as Answer;
};

const readAnswer = ({ data, errors }: Answer): Attempt => {
  const { receipt, problems = [] } = data?.reportIncident ?? {};
  if (receipt?.status === 'COMMITTED') return { kind: 'COMMITTED', receipt };
  const lasting = problems.filter(({ code }) => !isPassing(code as ErrorCode));
  if (lasting.length > 0) return { kind: 'REFUSED', problems };
  const code = codeOf(errors);
  if (code && !isPassing(code))
    return { kind: 'REFUSED', problems: [{ code, field: null, message: ERROR_CODES[code].says }] };
  return { kind: 'FAILED', ...(code && { code }) };
};
