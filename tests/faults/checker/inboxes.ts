import type { Attempt } from './reports.js';

/** What the database holds of one inbox in the end. */
export interface StoredInbox {
  readonly owner: string;
  readonly head: number;
  readonly entries: readonly { readonly number: number; readonly event: string; readonly case: string }[];
}

/** One wake-up as PostgreSQL sent it: in the order of commits. */
export interface Told {
  readonly owner: string;
  readonly head: number;
}

/** Everything wrong with the inboxes that are entitled to the same reports. */
export const problemsOfInboxes = (attempts: readonly Attempt[], inboxes: readonly StoredInbox[]): string[] =>
  inboxes.flatMap((inbox) => [...wrongNumbers(inbox), ...wrongEvents(inbox), ...missing(attempts, inbox)]);

const wrongNumbers = ({ owner, head, entries }: StoredInbox): string[] => {
  const numbers = entries.map(({ number }) => number).sort((a, b) => a - b);
  const wrong = numbers.findIndex((number, index) => number !== index + 1);
  return [
    ...(wrong < 0 ? [] : [`inbox ${owner} holds ${numbers[wrong]} where ${wrong + 1} was due`]),
    ...(head === numbers.length ? [] : [`inbox ${owner} has head ${head} and ${numbers.length} entries`]),
  ];
};

const wrongEvents = ({ owner, entries }: StoredInbox): string[] => {
  const cases = entries.map((entry) => entry.case);
  return new Set(cases).size === cases.length ? [] : [`inbox ${owner} holds a case twice`];
};

const missing = (attempts: readonly Attempt[], { owner, entries }: StoredInbox): string[] => {
  const held = new Set(entries.map((entry) => entry.case));
  const acknowledged = attempts.filter(({ outcome }) => outcome === 'OK');
  const lost = new Set(acknowledged.filter((attempt) => !held.has(attempt.case ?? '')).map(({ key }) => key));
  return [...lost].map((key) => `inbox ${owner} never got ${key}`);
};

/** Numbers that were committed after a higher one of the same inbox. */
export const problemsOfOrder = (told: readonly Told[]): string[] => {
  const heads = new Map<string, number>();
  return told.flatMap(({ owner, head }) => {
    const before = heads.get(owner) ?? 0;
    heads.set(owner, Math.max(before, head));
    return head < before ? [`inbox ${owner} committed ${head} after ${before}`] : [];
  });
};
