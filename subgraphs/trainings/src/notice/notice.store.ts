import { type AppendedEntry, appendFeeds, fanOut } from '@hub/inbox';
import { type EntityManager, type HubContext, type NotifyRecord, notifyFeed, tellOffices } from '@hub/subgraph-kit';
import { policyFeed } from '../events.js';
import { toldOf } from './notice.rules.js';
import type { NoticeBody } from './notice.type.js';

const RULE = 'A17';

/**
 * Rule A17: tells the offices of every active committee of a version, here and outside the graph, and whoever follows
 * the feed. Offices beyond those that one transaction may tell are told right after it. Call it last in its transaction.
 */
export const tellCommittees = async (
  tx: EntityManager,
  { version, at, records }: { readonly version: string; readonly at: Date; readonly records: readonly object[] },
  { directory, alertRules }: Pick<HubContext, 'directory' | 'alertRules'>,
): Promise<void> => {
  const told = toldOf(alertRules.current(RULE)!, directory);
  const { appended } = await fanOut(
    tx,
    told.map(({ office, committee }) => {
      const body: NoticeBody = { id: version, version, committee, at: at.toISOString() };
      return { owner: office, event: version, rule: RULE, body };
    }),
  );
  await appendFeeds(tx, {
    [policyFeed.name]: records,
    [notifyFeed.name]: appended.map((entry) => recordOf(entry, at)),
  });
};

/** Has people reached of whose inboxes the entries were appended later. Needs a system actor. */
export const noticesFannedOut = async (tx: EntityManager, appended: readonly AppendedEntry[]): Promise<void> => {
  const at = new Date();
  await tellOffices(
    tx,
    appended.filter(({ added }) => added).map((entry) => recordOf(entry, at)),
  );
};

const recordOf = ({ owner, number }: AppendedEntry, at: Date): NotifyRecord => ({
  ...{ office: owner, rule: RULE, urgency: null, audience: 'OFFICE', inbox: 'trainingNotices', number },
  at: at.toISOString(),
});
