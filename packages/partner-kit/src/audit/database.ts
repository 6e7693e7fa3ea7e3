import { CHAINED_COLUMNS, type ChainedEntry, type SignedCheckpoint } from '@hub/subgraph-kit';
import pg from 'pg';
import { CommandError } from '../command.js';

/** Links read at once. */
const PAGE = 1_000;
/** Nothing comes before the lowest number a link can have. */
const LOWEST = '-9223372036854775808';

/** One link of the chain and the entry it stands for, null when there is none. */
export interface Link {
  readonly sequence: number;
  /** Id of the entry. */
  readonly id: string;
  /** As stored, hex. */
  readonly hash: string;
  readonly entry: ChainedEntry | null;
}

/** How much there was at one instant. */
export interface Extent {
  /** Place of the last link; 0 when there is none. */
  readonly lastLink: number;
  readonly entries: number;
}

/** The audit of one subgraph as its database has it; reads only. */
export class AuditDatabase {
  private constructor(private readonly client: pg.Client) {}

  /**
   * @param url connection of the database's owner
   * @throws {CommandError} when it does not answer
   */
  static async open(url: string): Promise<AuditDatabase> {
    try {
      const client = new pg.Client({ connectionString: url, options: '-c default_transaction_read_only=on' });
      client.on('error', () => undefined);
      await client.connect();
      return new AuditDatabase(client);
    } catch (error) {
      throw explained(error);
    }
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** The checkpoint the database was last told of. */
  async remembered(): Promise<SignedCheckpoint | null> {
    const [row] = await this.query<{ body: SignedCheckpoint }>('select body from hub.audit_checkpoint');
    return row?.body ?? null;
  }

  async extent(): Promise<Extent> {
    const [row] = await this.query<{ last: string; entries: string }>(EXTENT);
    return { lastLink: Number(row!.last), entries: Number(row!.entries) };
  }

  /** Links from the first to `until`, a page in memory at a time. */
  async *links(until: number): AsyncGenerator<Link> {
    for (let after = LOWEST, full = true; full;) {
      const rows = await this.query<LinkRow>(LINKS, [after, until, PAGE]);
      for (const row of rows) yield linkOf(row);
      full = rows.length === PAGE;
      after = rows.at(-1)?.sequence ?? after;
    }
  }

  /** Ids of entries that no link stands for. */
  async unlinked(): Promise<string[]> {
    return (await this.query<{ id: string }>(UNLINKED)).map(({ id }) => id);
  }

  private async query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]> {
    try {
      return (await this.client.query<Row>(sql, values)).rows;
    } catch (error) {
      throw explained(error);
    }
  }
}

type LinkRow = ChainedEntry & { sequence: string; hash: string; entry: string };

const linkOf = ({ sequence, hash, entry: linked, ...entry }: LinkRow): Link => ({
  sequence: Number(sequence),
  id: linked,
  hash,
  entry: (entry.id as string | null) === null ? null : entry,
});

const EXTENT = `
  select (select coalesce(max(sequence), 0) from hub.audit_link)::text as last,
         (select count(*) from audit_entry)::text as entries`;

const LINKS = `
  select l.sequence::text as sequence, encode(l.hash, 'hex') as hash, l.entry::text as entry, ${CHAINED_COLUMNS}
    from hub.audit_link l left join audit_entry e on e.id = l.entry
   where l.sequence > $1 and l.sequence <= $2 order by l.sequence limit $3`;

const UNLINKED = `
  select id::text as id from audit_entry e
   where not exists (select from hub.audit_link where entry = e.id) order by at, id`;

const REASONS: Readonly<Record<string, string>> = {
  '28P01': 'the password is wrong',
  '3D000': 'there is no such database',
  '42501': 'the role may not read the audit; the connection of the owner is needed',
  '42P01': 'there is no audit chain in it; migrate it first',
  '42703': 'there is no audit chain in it; migrate it first',
  '3F000': 'there is no audit chain in it; migrate it first',
};

const explained = (error: unknown): CommandError => {
  const { code } = error as { code?: string };
  return new CommandError(`the database could not be read: ${REASONS[code ?? ''] ?? code ?? 'no answer'}`);
};
