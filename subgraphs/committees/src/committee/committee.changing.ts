import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  problem,
  type Problem,
  recordAudit,
} from '@hub/subgraph-kit';
import { committeeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { requireCommitteeWriting } from '../permissions.js';
import type { CommitteeEntity } from './committee.entity.js';
import { CommitteeResult } from './committee.result.js';
import { changeCommittee, committeesByKey, lockCommittee } from './committee.store.js';
import { committeeOf } from './committee.type.js';

export const notChanged = (...problems: readonly Problem[]): CommitteeResult =>
  Object.assign(new CommitteeResult(), { committee: null, problems });
export const changed = (row: CommitteeEntity): CommitteeResult =>
  Object.assign(new CommitteeResult(), { committee: committeeOf(row), problems: [] });

/** A change of one committee. */
interface Change {
  readonly committee: string;
  /** The version it was made on. */
  readonly version: number;
  readonly by?: 'OWN_OR_ABOVE' | 'ABOVE';
  readonly action: string;
}

/** Who changes a committee, through which office, and when. */
export interface Doer {
  readonly person: string;
  readonly office: string;
  readonly at: Date;
}

/** What the committee becomes. */
export type CommitteeChange = Partial<
  Pick<CommitteeEntity, 'state' | 'establishedYear' | 'legalBases' | 'dissolvedOn'>
>;

/**
 * Changes a committee while nobody else does, in a new version, records who did it, and tells the directory.
 * @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION`
 */
export const changingCommittee = async (
  context: HubContext,
  { committee: id, version, by, action }: Change,
  work: (
    tx: EntityManager,
    changing: { readonly row: CommitteeEntity; readonly doer: Doer },
  ) => Promise<CommitteeChange | Obstacle>,
): Promise<CommitteeResult> => {
  const found = await committeeOfCaller(context, id);
  const doer = { person: context.caller.id, office: requireCommitteeWriting(context, found, by), at: context.now() };
  return context.asSystem('change-committee', async (tx) => {
    const row = (await lockCommittee(tx, found.id))!;
    if (row.version !== version) return notChanged(problem('VERSION_CONFLICT', 'input.version'));
    const outcome = await work(tx, { row, doer });
    if ('code' in outcome) return notChanged(problem(outcome.code, outcome.field));
    const next = await changeCommittee(tx, row, outcome);
    await recordCommittee(tx, next.id, { action, by: doer.person });
    await publishDirectory(tx, [committeeRecord(next)]);
    return changed(next);
  });
};

export const recordCommittee = (
  tx: EntityManager,
  committee: string,
  { action, by }: { readonly action: string; readonly by: string },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: `person:${by}`, action: `committee.${action}`, resourceType: 'committee', resource: committee },
      purpose: 'establishment',
    },
  ]);

const committeeOfCaller = async (context: HubContext, id: string): Promise<CommitteeEntity> => {
  const [found] = isId(id) ? await context.asCaller((tx) => committeesByKey(tx, { ids: [id], codes: [] })) : [];
  if (!found) throw new HubError('NOT_FOUND');
  return found;
};

/**
 * The office through which the caller writes about a committee.
 * @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION`
 */
export const requireWritingAbout = async (context: HubContext, committee: string): Promise<string> =>
  requireCommitteeWriting(context, await committeeOfCaller(context, committee));
