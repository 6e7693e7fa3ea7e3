import { type Batch, isId, keysetOf, officesWith, type Page, pageOf, type PageRequest } from '@hub/subgraph-kit';
import type { Scope } from '@hub/vocabulary';
import { casesById } from '../case/case.store.js';
import { actsOfCase, seenOf, type TimelineRow } from './timeline.store.js';

/** A page of the timeline of one case that the caller sees. */
export interface TimelinePage extends PageRequest {
  readonly case: string;
}

/** What of each case the caller may see is asked as the caller; only that is then read from the record. */
export const timelineOfCase: Batch<TimelinePage, Page<TimelineRow>> = async (asked, context) => {
  const { caller } = context;
  const reader = {
    officesWith: (scope: Scope) => officesWith(caller, scope).map(({ office }) => office),
    mfa: caller.mfa,
  };
  const wanted = [...new Set(asked.flatMap((page) => (isId(page.case) ? [page.case] : [])))];
  const seen = await context.asCaller(async (tx) => {
    const cases = await casesById(tx, wanted);
    return seenOf(
      tx,
      cases.map(({ id }) => id),
      reader,
    );
  });
  return context.asSystem('case-timeline', async (tx) => {
    const pages: (Page<TimelineRow> | null)[] = [];
    for (const page of asked) {
      const keyset = keysetOf(page);
      const rows = seen.rows.has(page.case) ? await actsOfCase(tx, page.case, { keyset, seen }) : null;
      pages.push(rows && pageOf(rows, keyset, (row) => row));
    }
    return pages;
  });
};
