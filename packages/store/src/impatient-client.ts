import pg from 'pg';

/**
 * A connection that is cut when a query had no answer within `query_timeout`. The driver alone gives up the query and
 * puts the connection back into the pool, where everything sent after it waits behind the lost answer.
 */
export class ImpatientClient extends pg.Client {
  override readonly query: pg.Client['query'] = ((...args: Parameters<pg.Client['query']>) => {
    const answer: unknown = super.query(...args);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.cutWhenUnheard(error));
    return answer;
  }) as pg.Client['query'];

  private cutWhenUnheard(error: unknown): void {
    const { stream } = (this as unknown as { connection: { stream: { destroy: () => void } } }).connection;
    if (error instanceof Error && error.message === 'Query read timeout') stream.destroy();
  }
}
