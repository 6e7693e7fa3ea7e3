import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { HandoverOccasion, HandoverSectionCode, OfficeKind } from '@hub/vocabulary';
import { NEEDED } from '../tenure/tenure.store.js';
import type { HandoverLine } from './handover.line.js';

export interface PackRow {
  readonly id: string;
  readonly office: string;
  readonly version: number;
  readonly occasion: HandoverOccasion;
  /** What made it, so that nothing makes two. */
  readonly occasion_key: string;
  /** When the term ends, or since when the office is vacant. */
  readonly concerns_at: Date | null;
  /** The appointment that was in force when it was made. */
  readonly appointment: string | null;
  readonly asked_by: string;
  readonly idempotency_key: string;
  readonly created_at: Date;
}

export interface SectionRow {
  readonly pack: string;
  readonly code: HandoverSectionCode;
  readonly lines: readonly HandoverLine[];
  readonly gathered_at: Date;
}

export interface SourceRow {
  readonly pack: string;
  readonly document: string;
  readonly attempts: number;
  readonly reason: string | null;
  readonly done_at: Date | null;
}

export interface AcknowledgementRow {
  readonly pack: string;
  readonly person: string;
  readonly appointment: string;
  readonly created_at: Date;
}

export const packsById = (tx: EntityManager, ids: readonly string[]): Promise<PackRow[]> =>
  tx.query('select * from handover_pack where id = any ($1::uuid[])', [ids]);

/** Newest first, each office's at most `keyset.limit`. */
export const packsByOffice = (
  tx: EntityManager,
  offices: readonly string[],
  { after, limit }: Keyset,
): Promise<PackRow[]> =>
  tx.query(
    `select p.* from unnest($1::uuid[]) o (id), lateral (
       select * from handover_pack where office = o.id
          and (created_at, id) < ($2::timestamptz, $3::uuid)
        order by created_at desc, id desc limit $4) p`,
    [offices, ...beforeOf(after), limit],
  );

export const sectionsOfPacks = (tx: EntityManager, packs: readonly string[]): Promise<SectionRow[]> =>
  tx.query('select pack, code, lines, gathered_at from handover_section where pack = any ($1::uuid[])', [packs]);

export const sourcesOfPacks = (tx: EntityManager, packs: readonly string[]): Promise<SourceRow[]> =>
  tx.query('select pack, document, attempts, reason, done_at from handover_source where pack = any ($1::uuid[])', [
    packs,
  ]);

export const acknowledgementsOfPacks = (tx: EntityManager, packs: readonly string[]): Promise<AcknowledgementRow[]> =>
  tx.query(
    'select pack, person, appointment, created_at from handover_acknowledgement where pack = any ($1::uuid[]) order by created_at, person',
    [packs],
  );

export const packByKey = async (tx: EntityManager, by: string, key: string): Promise<PackRow | undefined> => {
  const [row]: PackRow[] = await tx.query('select * from handover_pack where asked_by = $1 and idempotency_key = $2', [
    by,
    key,
  ]);
  return row;
};

/** True while something of a pack of the office was not asked for yet. */
export const isPackPending = async (tx: EntityManager, office: string): Promise<boolean> => {
  const [row]: { waiting: boolean }[] = await tx.query(
    `select exists (select from handover_pack p join handover_source s on s.pack = p.id
                     where p.office = $1 and s.done_at is null and s.attempts = 0) as waiting`,
    [office],
  );
  return Boolean(row?.waiting);
};

export type NewPack = Omit<PackRow, 'version' | 'created_at'>;

/**
 * The next version of the packs of an office, with everything that is to be gathered. The office must be locked.
 * @returns undefined when the occasion has its pack
 */
export const insertPack = async (
  tx: EntityManager,
  pack: NewPack,
  documents: readonly string[],
): Promise<PackRow | undefined> => {
  const [row]: PackRow[] = await tx.query(
    `insert into handover_pack (id, office, version, occasion, occasion_key, concerns_at, appointment, asked_by,
       idempotency_key)
     values ($1, $2, (select coalesce(max(version), 0) + 1 from handover_pack where office = $2), $3, $4, $5, $6, $7, $8)
     on conflict (occasion_key) do nothing returning *`,
    [
      ...[pack.id, pack.office, pack.occasion, pack.occasion_key],
      ...[pack.concerns_at, pack.appointment, pack.asked_by, pack.idempotency_key],
    ],
  );
  if (row)
    await tx.query('insert into handover_source (pack, document) select $1, d from unnest($2::text[]) d', [
      pack.id,
      documents,
    ]);
  return row;
};

export const insertAcknowledgement = async (tx: EntityManager, row: AcknowledgementRow): Promise<boolean> => {
  const added: object[] = await tx.query(
    `insert into handover_acknowledgement (pack, person, appointment, created_at) values ($1, $2, $3, $4)
     on conflict do nothing returning pack`,
    [row.pack, row.person, row.appointment, row.created_at],
  );
  return added.length > 0;
};

/** An office whose handover has come, and why. */
export interface DueOffice {
  readonly office: string;
  readonly kind: OfficeKind;
  readonly occasion: HandoverOccasion;
  readonly key: string;
  readonly at: Date;
  readonly appointment: string | null;
}

/** The most that one transaction opens. */
const AT_ONCE = 8;

/**
 * Needed offices whose holder leaves within so many days, or that nobody holds any more, and that have no pack of it.
 * By the database's clock.
 */
export const duePacks = (tx: EntityManager, kinds: readonly string[], days: number): Promise<DueOffice[]> =>
  tx.query(
    `with needed as (
       select o.id, o.kind from ${NEEDED}
     ), due as (
       select o.id as office, o.kind, 'ENDING' as occasion, 'ending:' || a.id as key, a.ends_at as at, a.id as appointment
         from needed o join appointment a on a.office = o.id
        where a.starts_at <= now() and a.ends_at > now() and a.ends_at <= now() + make_interval(days => $2)
          and a.stands_in_for is null
       union all
       select o.id, o.kind, 'VACANT', 'vacant:' || o.id || ':' || extract(epoch from max(a.ends_at)), max(a.ends_at), null
         from needed o join appointment a on a.office = o.id
        where a.starts_at <= now() and a.ends_at > a.starts_at
        group by o.id, o.kind having max(a.ends_at) <= now()
     )
     select * from due where not exists (select from handover_pack p where p.occasion_key = due.key)
      order by office, key limit $3`,
    [kinds, days, AT_ONCE],
  );

/** What is to be gathered now: for a pack, by a document, with what the document needs to know. */
export interface DueSource {
  readonly pack: string;
  readonly document: string;
  readonly attempts: number;
  readonly office: string;
  readonly committee: string;
  readonly place: string;
}

/** Days after which nobody tries any more to fill what is missing. */
const TRIED_DAYS = 30;
/** Seconds for which whoever takes a source has it to themselves. */
const LEASE_SECONDS = 90;

/** Takes sources to ask; whoever dies with one loses it when its lease is over. */
export const takeSources = async (tx: EntityManager, limit: number): Promise<DueSource[]> => {
  const [rows]: [DueSource[], number] = await tx.query(
    `update handover_source s
        set attempts = s.attempts + 1, next_at = now() + make_interval(secs => $2)
       from handover_pack p join office o on o.id = p.office join committee c on c.id = o.committee
      where p.id = s.pack and (s.pack, s.document) in (
              select w.pack, w.document from handover_source w join handover_pack q on q.id = w.pack
               where w.done_at is null and w.next_at <= now() and q.created_at > now() - make_interval(days => $3)
               order by w.next_at limit $1 for update of w skip locked)
     returning s.pack, s.document, s.attempts, p.office, o.committee, c.place`,
    [limit, LEASE_SECONDS, TRIED_DAYS],
  );
  return rows;
};

/** Keeps what one answer said, unless somebody was faster. */
export const keepSections = async (
  tx: EntityManager,
  { pack, document }: Pick<SourceRow, 'pack' | 'document'>,
  { sections, at }: { readonly sections: readonly Pick<SectionRow, 'code' | 'lines'>[]; readonly at: Date },
): Promise<void> => {
  await tx.query(
    `insert into handover_section (pack, code, lines, gathered_at)
     select $1, code, lines, $4 from unnest($2::text[], $3::jsonb[]) as g (code, lines) on conflict do nothing`,
    [pack, sections.map(({ code }) => code), sections.map(({ lines }) => JSON.stringify(lines)), at],
  );
  await tx.query(
    'update handover_source set done_at = $3, reason = null where pack = $1 and document = $2 and done_at is null',
    [pack, document, at],
  );
};

/** Keeps why nobody answered, and when to ask again. */
export const keepReason = async (
  tx: EntityManager,
  { pack, document }: Pick<SourceRow, 'pack' | 'document'>,
  { reason, retryMs }: { readonly reason: string; readonly retryMs: number },
): Promise<void> => {
  await tx.query(
    `update handover_source set reason = $3, next_at = now() + make_interval(secs => $4)
      where pack = $1 and document = $2 and done_at is null`,
    [pack, document, reason, retryMs / 1_000],
  );
};
