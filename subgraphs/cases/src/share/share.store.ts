import { IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { endCaseGrant, grantCase } from '../case/case.grants.js';
import { CaseShareEntity } from './share.entity.js';

/** Stores a share once for each key of who shares, and lets its office see the case. Needs a system actor. */
export const insertShare = async (
  tx: EntityManager,
  share: CaseShareEntity,
  reportedAt: Date,
): Promise<{ readonly stored: CaseShareEntity; readonly isNew: boolean }> => {
  const claimed = await tx
    .createQueryBuilder()
    .insert()
    .into(CaseShareEntity)
    .values(share)
    .orIgnore()
    .returning('id')
    .execute();
  const isNew = (claimed.raw as unknown[]).length > 0;
  if (isNew) await followShares(tx, share, reportedAt);
  const { sharedBy, idempotencyKey } = share;
  return { stored: await tx.findOneByOrFail(CaseShareEntity, { sharedBy, idempotencyKey }), isNew };
};

export const sharesOfCases = async (tx: EntityManager, cases: readonly string[]): Promise<CaseShareEntity[]> =>
  tx
    .createQueryBuilder(CaseShareEntity, 'h')
    .where('h.case_id = any (:cases)', { cases })
    .orderBy('h.created_at')
    .addOrderBy('h.id')
    .getMany();

export const shareById = (tx: EntityManager, id: string): Promise<CaseShareEntity | null> =>
  tx.findOneBy(CaseShareEntity, { id });

export const shareByKey = (
  tx: EntityManager,
  key: Pick<CaseShareEntity, 'sharedBy' | 'idempotencyKey'>,
): Promise<CaseShareEntity | null> => tx.findOneBy(CaseShareEntity, key);

export const liveSharesOf = (tx: EntityManager, caseId: string, now: Date): Promise<CaseShareEntity[]> =>
  tx.findBy(CaseShareEntity, { caseId, endedAt: IsNull(), until: MoreThan(now) });

/** Ends shares of one case at once, and what their offices saw by them. Needs a system actor. */
export const endShares = async (
  tx: EntityManager,
  shares: readonly CaseShareEntity[],
  reportedAt: Date,
): Promise<void> => {
  await tx.query('update case_share set ended_at = now() where id = any ($1::uuid[]) and ended_at is null', [
    shares.map(({ id }) => id),
  ]);
  for (const share of shares) await followShares(tx, share, reportedAt);
};

/** An office sees a case for as long as the longest of its shares. */
const followShares = async (
  tx: EntityManager,
  { caseId, office }: Pick<CaseShareEntity, 'caseId' | 'office'>,
  reportedAt: Date,
): Promise<void> => {
  const [longest]: { until: Date | null }[] = await tx.query(
    `select max(until) as until from case_share
      where case_id = $1 and office = $2 and ended_at is null and until > now()`,
    [caseId, office],
  );
  const until = longest?.until;
  await (until
    ? grantCase(tx, { id: caseId, at: reportedAt }, [{ office, reason: 'SHARE', persons: true, until }])
    : endCaseGrant(tx, { caseId, office, reason: 'SHARE' }));
};
