import { type CommitteeDuty, GROUP_OF_OFFICE, type GroupKind, type OfficeKind } from '@hub/vocabulary';

interface Group {
  readonly kind: GroupKind;
  readonly duties: readonly CommitteeDuty[];
}

/**
 * What an office must do, by the groups of its committee: the duties of the group it stands for; where its committee has
 * no such group, those of the executive.
 */
export const dutiesOfOffice = (kind: OfficeKind, groups: readonly Group[]): CommitteeDuty[] => {
  const named = GROUP_OF_OFFICE[kind];
  if (!named) return [];
  const own = groups.filter((group) => group.kind === named);
  const meant = own.length ? own : groups.filter((group) => group.kind === 'EXECUTIVE');
  return [...new Set(meant.flatMap(({ duties }) => duties))];
};
