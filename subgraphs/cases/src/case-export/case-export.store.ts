import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { ShareReason } from '@hub/vocabulary';
import { AGREED } from '../consent/consent.agreed.js';
import { COUNTED } from '../person/person.store.js';

/** A person who may go into a file. */
export interface ExportableRow {
  readonly id: string;
  readonly case_id: string;
  /** ISO instant with microseconds. */
  readonly at: string;
}

/**
 * Persons of the cases that these offices may see with their persons, newest first, without those who were erased and
 * cases that go on in another. Asked as the caller.
 * @param isAgreed only those who agreed to use without identity
 */
export const exportablePersons = (
  tx: EntityManager,
  offices: readonly string[],
  { isAgreed, keyset }: { readonly isAgreed: boolean; readonly keyset: Keyset },
): Promise<ExportableRow[]> =>
  tx.query(
    `select p.id, p.case_id, to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
       from (select distinct a.resource from row_access a
              where a.office = any ($1::text[]) and a.resource_type = 'case_person'
                and (a.until is null or a.until > now())) v
       join person p on p.case_id = v.resource
       join case_file c on c.id = p.case_id
      where c.state <> 'DUPLICATE' and p.erased_at is null and ${COUNTED} and (not $2 or ${AGREED})
        and (p.created_at, p.id) < ($3::timestamptz, $4::uuid)
      order by p.created_at desc, p.id desc limit $5`,
    [offices, isAgreed, ...beforeOf(keyset.after), keyset.limit],
  );

/** The newest referral of each person that was sent and that the actor sees, with its day in Thailand. */
export const newestReferrals = (
  tx: EntityManager,
  persons: readonly string[],
): Promise<{ readonly person: string; readonly reason: ShareReason; readonly on: string }[]> =>
  tx.query(
    `select distinct on (o.person_id) o.person_id as person, r.reason,
            to_char(r.sent_at at time zone 'Asia/Bangkok', 'YYYY-MM-DD') as "on"
       from referral_person o join referral r on r.id = o.referral
      where o.person_id = any ($1::uuid[]) and r.sent_at is not null
      order by o.person_id, r.sent_at desc`,
    [persons],
  );
