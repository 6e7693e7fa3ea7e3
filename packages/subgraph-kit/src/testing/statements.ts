import pg from 'pg';

/** Beginnings, ends and actors of transactions: what every request costs anyway. */
const FRAME = /^\s*(start transaction|begin|commit|rollback|select set_config|savepoint|release|select 1$)/i;
/** The actor of a transaction of a job, or of a command's own: whatever runs beside the reads that are counted. */
const SYSTEM = /'v1\|system:/;

/** What the process's own worker says to the queue; a request can only schedule, through `hub`. */
const QUEUE = /\bgraphile_worker\b|^listen |^unlisten /i;

/**
 * The SQL statements sent in the name of a caller while `work` runs: without the frame of their transactions, without
 * what jobs and commands do as the system, and without what belongs to transactions that began before.
 */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const sent: string[] = [];
  const ofSystem = new WeakMap<object, boolean>();
  const original = client.query;
  client.query = function (...args) {
    const [statement] = args as [string | { text?: string }];
    const text = typeof statement === 'string' ? statement : statement.text;
    if (text?.includes('hub.actor')) ofSystem.set(this, SYSTEM.test(text));
    if (text && !FRAME.test(text) && !QUEUE.test(text) && ofSystem.get(this) === false) sent.push(text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    client.query = original;
  }
  return sent;
};
