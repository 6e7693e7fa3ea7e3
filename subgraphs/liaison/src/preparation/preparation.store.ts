import { type EntityManager, rowsByOwner } from '@hub/subgraph-kit';
import { type Escalation, escalationsById } from '@hub/inbox';
import { endWaiting } from '../answer/waiting.store.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import type { Parts, Told } from '../update/tell.store.js';
import { entryBody, updateBody } from '../update/update.rules.js';
import type { windowsNear } from './preparation.rules.js';
import { preparationOf } from './preparation.type.js';

/** A return that crosses soon. */
interface Near {
  readonly repatriation: string;
  readonly district: string | null;
}

/**
 * Takes some scheduled returns whose window is near and of which nobody at the crossing knows, once for each plan, and
 * keeps them from others until the transaction ends. Needs a system actor.
 */
export const takeHandovers = (
  tx: EntityManager,
  { opensBy, notOverBefore, most }: ReturnType<typeof windowsNear> & { readonly most: number },
): Promise<Near[]> => tx.query(TAKE, [opensBy, notOverBefore, most]);

const TAKE = `
  with near as (
    select r.id, r.version, r.crossing, r.window_start, r.window_end, c.district
      from repatriation r join border_crossing c on c.id = r.crossing
     where r.state = 'SCHEDULED' and r.released_at is not null and r.withdrawn_at is null
       and r.window_start <= $1::date and r.window_end >= $2::date
       and not exists (select from handover_preparation p where p.repatriation = r.id and p.ended_at is null)
     order by r.window_start, r.id limit $3
       for no key update of r skip locked
  ), taken as (
    insert into handover_preparation (repatriation, version, crossing, window_start, window_end, told_at)
    select id, version, crossing, window_start, window_end, now() from near
    on conflict do nothing
    returning repatriation
  )
  select t.repatriation, n.district from taken t join near n on n.id = t.repatriation`;

interface Preparing {
  readonly rows: readonly RepatriationRow[];
  readonly at: Date;
  /** Who changed them. */
  readonly by: string;
}

/**
 * Follows changes of returns for those at the crossing: their screens show how it goes on. Where people will not cross
 * as planned, or have crossed, nobody is waited for any more; and where the release was taken back, it leaves their
 * screens as it leaves that of the other side.
 * @returns what is still to be shown to them, and told where people do not cross as planned
 */
export const followPreparations = async (
  tx: EntityManager,
  parts: Parts,
  { rows, at, by }: Preparing,
): Promise<Told[]> => {
  const ids = rows.map(({ id }) => id);
  const standing: { repatriation: string; over: boolean }[] = await tx.query(FOLLOW, [ids, at]);
  if (!standing.length) return [];
  const over = standing.flatMap((each) => (each.over ? [each.repatriation] : []));
  await endWaiting(tx, { rule: 'A11', repatriations: over, by });
  const told: Told[] = [];
  for (const row of rows.filter(({ id }) => standing.some(({ repatriation }) => repatriation === id))) {
    const recipients = await officesNear(tx, row);
    const news = { row, recipients, body: entryBody(updateBody(row, at), 'A11'), at, event: parts.newId() };
    const silent = !over.includes(row.id) || row.state === 'HANDED_OVER';
    if (row.releasedAt) told.push({ ...news, silent });
    else await forget(tx, row);
  }
  return told;
};

const FOLLOW = `
  with standing as (
    select p.repatriation, p.version,
           not (r.state in ('SCHEDULED', 'IN_TRANSIT') and r.withdrawn_at is null
                and (r.crossing, r.window_start, r.window_end) = (p.crossing, p.window_start, p.window_end)) as over
      from handover_preparation p join repatriation r on r.id = p.repatriation
     where p.repatriation = any ($1::uuid[]) and p.ended_at is null
  ), ended as (
    update handover_preparation p set ended_at = $2 from standing s
     where s.over and (p.repatriation, p.version) = (s.repatriation, s.version)
  )
  select repatriation, over from standing order by repatriation`;

/** Offices that know of a return only because people cross near them. */
const officesNear = async (tx: EntityManager, { ref }: RepatriationRow): Promise<string[]> => {
  const rows: { office: string }[] = await tx.query(
    'select office from repatriation_update where ref = $1 and handover order by office',
    [ref],
  );
  return rows.map(({ office }) => office);
};

const forget = async (tx: EntityManager, { ref }: RepatriationRow): Promise<void> => {
  await tx.query('delete from repatriation_update where ref = $1 and handover', [ref]);
};

type PreparationRow = Escalation & { readonly owner: string };

/** Who was asked to prepare a handover of each repatriation, and what became of it, oldest first. */
const listPreparations = async (tx: EntityManager, ids: readonly string[]): Promise<PreparationRow[]> => {
  const rows: { id: string; owner: string }[] = await tx.query(
    `select id, facts ->> 'repatriation' as owner from escalation
      where facts ->> 'repatriation' = any ($1::text[]) and rule = 'A11'`,
    [ids],
  );
  const owners = new Map(rows.map(({ id, owner }) => [id, owner]));
  const found = await escalationsById(tx, [...owners.keys()]);
  return found.map((each) => ({ ...each, owner: owners.get(each.id)! }));
};

export const loadPreparations = rowsByOwner({
  list: listPreparations,
  keyOf: ({ owner }) => owner,
  shape: preparationOf,
});
