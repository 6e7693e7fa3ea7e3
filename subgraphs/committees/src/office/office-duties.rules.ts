import { type CommitteeDuty, GROUP_OF_OFFICE, type GroupKind, isOfSeat, type OfficeKind } from '@hub/vocabulary';

interface Group {
  readonly id: string;
  readonly kind: GroupKind;
  readonly duties: readonly CommitteeDuty[];
}

/**
 * What an office must do, by the groups of its committee: of an office that a seat has of its own, the duties of the group
 * that the seat is of; else those of the group it stands for, or of the executive where its committee has no such group.
 */
export const dutiesOfOffice = (kind: OfficeKind, groups: readonly Group[], seatedIn?: string): CommitteeDuty[] => {
  if (isOfSeat(kind)) return [...(groups.find(({ id }) => id === seatedIn)?.duties ?? [])];
  const named = GROUP_OF_OFFICE[kind];
  if (!named) return [];
  const own = groups.filter((group) => group.kind === named);
  const meant = own.length ? own : groups.filter((group) => group.kind === 'EXECUTIVE');
  return [...new Set(meant.flatMap(({ duties }) => duties))];
};
