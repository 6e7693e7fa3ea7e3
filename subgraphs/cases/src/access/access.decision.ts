import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import type { AccessPurpose, Scope } from '@hub/vocabulary';
import type { Appointed } from '../permissions.js';
import { mayIdentify, type Reading } from './access.rules.js';
import { aboutCase } from './act.js';
import { groundsOf } from './access.store.js';

/** Something identifying of one case: a person of it, or who reported it. */
export interface Identifying {
  readonly id: string;
  readonly caseId: string;
  readonly consents: Reading['consents'];
}

/** What identifying data are read for, through the offices that `requireIdentifying` let pass. */
export interface Purpose {
  readonly scope: Scope;
  readonly purpose: AccessPurpose;
  readonly held: readonly Appointed[];
}

/** Something that may be read, with what the audit says of each value of it. */
export interface Allowed<Each> {
  readonly row: Each;
  readonly audit: { readonly about: string; readonly office: string; readonly inEmergency: boolean };
}

/** Which of these the caller may identify, each with the office and the ground that allow it. */
export const identifiable = async <Each extends Identifying>(
  tx: EntityManager,
  { caller, now }: Pick<HubContext, 'caller'> & { readonly now: Date },
  { rows, scope, purpose, held }: Purpose & { readonly rows: readonly Each[] },
): Promise<Allowed<Each>[]> => {
  const cases = [...new Set(rows.map(({ caseId }) => caseId))];
  const grounds = cases.length ? await groundsOf(tx, { cases, person: caller.id, held }) : [];
  return rows.flatMap((row) => {
    const allowing = grounds.find(({ caseId, office, ground }) => {
      const kind = held.find((each) => each.office === office)?.kind;
      if (caseId !== row.caseId || !kind) return false;
      return mayIdentify({ kind, scope, purpose, ground, consents: row.consents, mfa: caller.mfa, now });
    });
    if (!allowing) return [];
    const { caseId, office, ground } = allowing;
    return [{ row, audit: { about: aboutCase(caseId), office, inEmergency: ground.kind === 'BREAK_GLASS' } }];
  });
};
