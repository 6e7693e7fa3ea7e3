import { latestEntries } from '@hub/inbox';
import { type ConnectionOf, toConnection } from '../schema/connection.js';
import type { HubContext } from './context.js';
import { keysetOf, pageOf, type PageRequest } from './page.js';

/** Entries are paged by their number. */
const NUMBER = /^[1-9]\d{0,14}$/;

/**
 * A page of an inbox the caller may read, newest first.
 * @throws {HubError} `PAGE_SIZE`, `PAGE_CURSOR_INVALID`
 * @example `latestPage(context, { inbox: noticesOf(office), page, shape: noticeOf })`
 */
export const latestPage = async <Body, Node>(
  context: HubContext,
  options: {
    readonly inbox: string;
    readonly page: PageRequest;
    readonly shape: (body: Body, number: number) => Node;
  },
): Promise<ConnectionOf<Node>> => {
  const keyset = keysetOf(options.page, NUMBER);
  const { after, limit } = keyset;
  const entries = await context.asCaller((tx) =>
    latestEntries(tx, options.inbox, { ...(after && { before: Number(after.id) }), limit }),
  );
  return toConnection(
    pageOf(entries, keyset, ({ number, createdAt }) => ({ id: String(number), at: createdAt })),
    ({ body, number }) => options.shape(body as Body, number),
  );
};
