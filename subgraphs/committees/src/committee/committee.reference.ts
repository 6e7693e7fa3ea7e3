import {
  anyone,
  type Batch,
  defineReference,
  isId,
  type HubContext,
  HubError,
  rowByKey,
  rowsByOwner,
} from '@hub/subgraph-kit';
import { PCODE } from '@hub/vocabulary';
import type { CommitteeEntity } from './committee.entity.js';
import { committeesByKey, committeesByParent, committeesForPlaces } from './committee.store.js';
import { type Committee, committeeOf } from './committee.type.js';

/** Loads committees by id or by code: no code looks like an id. */
export const committeeByKey: Batch<string, Committee> = async (keys, context) => {
  const ids = keys.filter(isId);
  const codes = keys.filter((key) => !isId(key));
  const rows = await context.asCaller((tx) => committeesByKey(tx, { ids, codes }));
  const found = new Map(rows.flatMap((row) => [row.id, row.code].map((key) => [key, committeeOf(row)] as const)));
  return keys.map((key) => found.get(key) ?? null);
};

export const committeesBelow = rowsByOwner<CommitteeEntity, Committee>({
  list: committeesByParent,
  keyOf: ({ parent }) => parent ?? '',
  shape: committeeOf,
});

export const committeeForPlace = rowByKey<{ asked: string; row: CommitteeEntity }, Committee>({
  list: committeesForPlaces,
  keyOf: ({ asked }) => asked,
  shape: ({ row }) => committeeOf(row),
  valid: (pcode) => PCODE.test(pcode),
});

/** The office that acts as chair of a committee now: as alerts see it, by the same copy of the directory. */
export const actingChairOf = (context: HubContext, committee: string): string | undefined => {
  const { directory } = context;
  if (directory.version === 0) throw new HubError('HUB_NOT_READY');
  const chair = directory.officesOfCommittee(committee).find(({ kind }) => kind === 'CHAIR');
  return chair && directory.actingFor(chair.id, context.now().getTime());
};

export const committeeReference = defineReference({
  type: 'Committee',
  permission: anyone,
  load: committeeByKey,
  key: ({ id, code }) => String(id ?? code),
});
