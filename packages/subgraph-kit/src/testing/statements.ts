import pg from 'pg';

/** Beginnings, ends and actors of transactions: what every request costs anyway. */
const FRAME = /^\s*(start transaction|begin|commit|rollback|select set_config|savepoint|release|select 1$)/i;
/** The actor of a transaction that looks for new entries, takes a feed or tells a witness, whatever is asked meanwhile. */
const BACKGROUND =
  /'v1\|system:(inbox-reader|delivery|feed-[\w-]+|directory-copy|statistics|case-readers|audit-witness|alert-rules|alert-audit|escalate|fan-out)\|/;

/** What the process's own worker says to the queue; a request can only schedule, through `hub`. */
const QUEUE = /\bgraphile_worker\b|^listen |^unlisten /i;

/**
 * The SQL statements this process sends while `work` runs: without the frame of their transactions, without polls, and
 * without what belongs to transactions that began before.
 */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const sent: string[] = [];
  const polling = new WeakMap<object, boolean>();
  const original = client.query;
  client.query = function (...args) {
    const [statement] = args as [string | { text?: string }];
    const text = typeof statement === 'string' ? statement : statement.text;
    if (text?.includes('hub.actor')) polling.set(this, BACKGROUND.test(text));
    if (text && !FRAME.test(text) && !QUEUE.test(text) && polling.get(this) === false) sent.push(text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    client.query = original;
  }
  return sent;
};
