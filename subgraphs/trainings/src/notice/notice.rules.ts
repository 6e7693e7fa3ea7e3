import type { RuleContent } from '@hub/subgraph-kit';
import type { CommitteeState, OfficeKind } from '@hub/vocabulary';

interface Committees {
  readonly allCommittees: () => Iterable<{ readonly id: string; readonly state: CommitteeState }>;
  readonly officesOfCommittee: (committee: string) => readonly { readonly id: string; readonly kind: OfficeKind }[];
}

/** An office to tell, and the committee that it is told for. */
export interface Told {
  readonly office: string;
  readonly committee: string;
}

/** The offices of every active committee that the rule names, each once; of one that is not active, none. */
export const toldOf = (
  { active, addressees }: Pick<RuleContent, 'active' | 'addressees'>,
  directory: Committees,
): Told[] => {
  if (!active) return [];
  const kinds = new Set(addressees.flatMap(({ offices }) => offices));
  return [...directory.allCommittees()]
    .filter(({ state }) => state === 'ACTIVE')
    .flatMap(({ id: committee }) =>
      directory
        .officesOfCommittee(committee)
        .flatMap(({ id: office, kind }) => (kinds.has(kind) ? [{ office, committee }] : [])),
    );
};
