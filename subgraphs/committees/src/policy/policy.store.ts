import type { EntityManager } from '@hub/subgraph-kit';
import type { VersionOfPolicy } from './policy.rules.js';

/** Stores a version; one that is there already stays. Needs a system actor. */
export const insertVersion = async (
  tx: EntityManager,
  { id, policy, number, inForceOn }: Omit<VersionOfPolicy, 'isMet'>,
): Promise<void> => {
  await tx.query(
    'insert into policy_version (id, policy, number, in_force_on) values ($1, $2, $3, $4) on conflict do nothing',
    [id, policy, number, inForceOn],
  );
};

/** Notes that a committee was trained on a version. Needs a system actor. */
export const meetVersion = async (
  tx: EntityManager,
  { version, committee, on }: { readonly version: string; readonly committee: string; readonly on: string },
): Promise<void> => {
  await tx.query(
    `insert into retraining_met (policy_version, committee, met_on) values ($1, $2, $3)
     on conflict (policy_version, committee) do update set met_on = excluded.met_on`,
    [version, committee, on],
  );
};

/** Notes that a committee was not trained on a version after all. Needs a system actor. */
export const unmeetVersion = async (
  tx: EntityManager,
  { version, committee }: { readonly version: string; readonly committee: string },
): Promise<void> => {
  await tx.query('delete from retraining_met where policy_version = $1 and committee = $2', [version, committee]);
};

/** Every version there is, for each of these committees. */
export const versionsOfCommittees = (
  tx: EntityManager,
  committees: readonly string[],
): Promise<(VersionOfPolicy & { readonly committee: string })[]> =>
  tx.query(
    `select c.id as committee, v.id, v.policy, v.number, v.in_force_on::text as "inForceOn",
            exists (select from retraining_met m where m.policy_version = v.id and m.committee = c.id) as "isMet"
       from unnest($1::uuid[]) as c (id) cross join policy_version v`,
    [committees],
  );
