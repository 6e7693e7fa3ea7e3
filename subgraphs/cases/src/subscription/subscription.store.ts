import { beforeOf, type EntityManager, grantRows, type Keyset } from '@hub/subgraph-kit';
import type { CaseCategory } from '@hub/vocabulary';
import { AlertSubscriptionEntity } from './subscription.entity.js';

export type SubscriptionRow = Pick<
  AlertSubscriptionEntity,
  'id' | 'office' | 'committee' | 'place' | 'category' | 'createdBy' | 'endedAt'
> & {
  /** ISO instant with microseconds. */
  readonly at: string;
};

const COLUMNS = `s.id, s.office, s.committee, s.place, s.category, s.created_by as "createdBy",
  s.ended_at as "endedAt", to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/**
 * Stores a subscription and lets offices of the committee see it. Needs a system actor.
 * @returns the one there is when the office has the same already
 */
export const storeSubscription = async (
  tx: EntityManager,
  subscription: AlertSubscriptionEntity,
  seenBy: readonly string[],
): Promise<{ readonly row: SubscriptionRow; readonly isNew: boolean }> => {
  const { office, place, category, id, createdAt: at } = subscription;
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(AlertSubscriptionEntity)
    .values(subscription)
    .orIgnore()
    .returning('id')
    .execute();
  const isNew = (raw as unknown[]).length > 0;
  if (isNew)
    await grantRows(
      tx,
      seenBy.map((reader) => ({
        ...{ resourceType: 'alert_subscription', resource: id, office: reader, reason: 'COMMITTEE', at },
      })),
    );
  const [row]: SubscriptionRow[] = await tx.query(
    `select ${COLUMNS} from alert_subscription s
      where office = $1 and place = $2 and category is not distinct from $3 and ended_at is null`,
    [office, place, category],
  );
  return { row: row!, isNew };
};

export const subscriptionsById = (tx: EntityManager, ids: readonly string[]): Promise<SubscriptionRow[]> =>
  tx.query(`select ${COLUMNS} from alert_subscription s where id = any ($1::uuid[])`, [ids]);

/** Ends a subscription; undefined when it was ended before. Needs a system actor. */
export const endSubscription = async (
  tx: EntityManager,
  id: string,
  by: string,
): Promise<SubscriptionRow | undefined> => {
  const [[row]]: [SubscriptionRow[], number] = await tx.query(
    `update alert_subscription s set ended_at = now(), ended_by = $2
      where id = $1 and ended_at is null returning ${COLUMNS}`,
    [id, by],
  );
  return row;
};

/** Newest first, of those that these offices may see. */
export const subscriptionsOfOffices = (
  tx: EntityManager,
  offices: readonly string[],
  { keyset: { after, limit }, ended }: { readonly keyset: Keyset; readonly ended: boolean },
): Promise<SubscriptionRow[]> =>
  tx.query(
    `select ${COLUMNS} from alert_subscription s
      where s.id in (select resource from row_access
                      where resource_type = 'alert_subscription' and office = any ($1::text[]))
        and ($2 or s.ended_at is null)
        and (s.created_at, s.id) < ($3::timestamptz, $4::uuid)
      order by s.created_at desc, s.id desc limit $5`,
    [offices, ended, ...beforeOf(after), limit],
  );

/** Who subscribed to a case and was not told: one row for each office, by its oldest subscription that covers it. */
export const subscribersOf = (
  tx: EntityManager,
  of: {
    /** P-codes: the district of the case, then each place it lies in. */
    readonly around: readonly string[];
    readonly category: CaseCategory;
    /** Offices that have an alert. */
    readonly told: readonly string[];
  },
): Promise<Pick<SubscriptionRow, 'id' | 'office' | 'committee' | 'place'>[]> =>
  tx.query(
    `select distinct on (office) id, office, committee, place from alert_subscription
      where place = any ($1::text[]) and (category is null or category = $2) and ended_at is null
        and office <> all ($3::text[])
      order by office, created_at, id`,
    [of.around, of.category, of.told],
  );
