import pg from 'pg';

/** Beginnings, ends and actors of transactions: what every request costs anyway. */
const FRAME = /^\s*(start transaction|begin|commit|rollback|select set_config|savepoint|release|select 1$)/i;

/** The SQL statements this process sends while `work` runs, without the frame of their transactions. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const sent: string[] = [];
  const original = client.query;
  client.query = function (...args) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text?: string }).text;
    if (text && !FRAME.test(text)) sent.push(text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    client.query = original;
  }
  return sent;
};
