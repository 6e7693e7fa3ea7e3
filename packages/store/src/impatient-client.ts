import { createHash } from 'node:crypto';
import pg from 'pg';

type Query = pg.Client['query'];

/** Most statements that one connection keeps prepared; a statement costs the server some tens of KiB. */
const MOST_PREPARED = 200;

/**
 * A connection that prepares each statement it sends with values, so that the server parses it and works the row
 * policies into it once and not each time; and that is cut when a query had no answer within `query_timeout`. The
 * driver alone gives up the query and puts the connection back into the pool, where everything sent after it waits
 * behind the lost answer.
 */
export class ImpatientClient extends pg.Client {
  private readonly names = new Map<string, string>();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // a connection that is cut while nobody happens to listen would end the process
    this.on('error', () => undefined);
  }

  override readonly query: Query = ((...[query, values, ...rest]: Parameters<Query>) => {
    const answer: unknown = super.query(...([this.prepared(query, values), values, ...rest] as Parameters<Query>));
    if (answer instanceof Promise) answer.catch((error: unknown) => this.cutWhenUnheard(error));
    return answer;
  }) as Query;

  private prepared(query: unknown, values: unknown): unknown {
    if (typeof query !== 'string' || !Array.isArray(values) || values.length === 0) return query;
    const name = this.names.get(query) ?? this.newName(query);
    return name === undefined ? query : { text: query, name };
  }

  private newName(text: string): string | undefined {
    if (this.names.size >= MOST_PREPARED) return undefined;
    const name = createHash('sha256').update(text).digest('base64url');
    this.names.set(text, name);
    return name;
  }

  private cutWhenUnheard(error: unknown): void {
    const { stream } = (this as unknown as { connection: { stream: { destroy: () => void } } }).connection;
    if (error instanceof Error && error.message === 'Query read timeout') stream.destroy();
  }
}
