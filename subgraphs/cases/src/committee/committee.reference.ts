import {
  type Batch,
  type ConnectionOf,
  type HubContext,
  isId,
  type Keyed,
  keysetOf,
  type PageRequest,
  pageOf,
  toConnection,
} from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';
import { alertOfRow } from '../alert/alert.reference.js';
import { alertsOfCommittees } from '../alert/alert.store.js';
import type { CaseAlert } from '../alert/alert.type.js';
import { casesOfCommittees } from '../case/case.store.js';
import { type Case, caseOf } from '../case/case.type.js';

/** A page of what one committee has. */
export interface CommitteePage extends PageRequest {
  readonly committee: string;
  readonly state?: CaseState | null;
}

type Rows<Row> = (context: HubContext, committees: readonly string[], page: CommitteePage) => Promise<Row[]>;

/** Committees asked for the same page are answered by one statement. */
const pagesOf =
  <Row extends Keyed, Node>(list: {
    readonly rows: Rows<Row>;
    readonly committeeOf: (row: Row) => string;
    readonly shape: (row: Row) => Node;
  }): Batch<CommitteePage, ConnectionOf<Node>> =>
  async (keys, context) => {
    const found = new Map<CommitteePage, ConnectionOf<Node>>();
    for (const group of groupsBy(keys, ({ first, after, state }) => JSON.stringify([first, after, state])).values()) {
      const committees = group.map(({ committee }) => committee).filter(isId);
      const rows = groupsBy(await list.rows(context, committees, group[0]!), list.committeeOf);
      for (const key of group)
        found.set(
          key,
          toConnection(
            pageOf(rows.get(key.committee) ?? [], keysetOf(key), (row) => row),
            list.shape,
          ),
        );
    }
    return keys.map((key) => found.get(key) ?? null);
  };

const groupsBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

export const casesOfCommittee: Batch<CommitteePage, ConnectionOf<Case>> = pagesOf({
  rows: (context, committees, page) =>
    context.asCaller((tx) => casesOfCommittees(tx, committees, { keyset: keysetOf(page), state: page.state })),
  committeeOf: (row) => row.lead_committee,
  shape: caseOf,
});

export const alertsOfCommittee: Batch<CommitteePage, ConnectionOf<CaseAlert>> = pagesOf({
  rows: (context, committees, page) => context.asCaller((tx) => alertsOfCommittees(tx, committees, keysetOf(page))),
  committeeOf: (row) => row.committee,
  shape: alertOfRow,
});
