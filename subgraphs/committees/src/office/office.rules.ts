import type { Obstacle } from '@hub/subgraph-kit';
import { isOfSeat, OFFICE_KINDS_OF_LEVEL, type OfficeKind } from '@hub/vocabulary';

/** What is known of places and committees where an office is to be. */
export interface Ground {
  readonly isCommittee: (id: string) => boolean;
  readonly isPlace: (pcode: string) => boolean;
  /** Whether a place lies across the border, or is a country there. */
  readonly isAcross: (pcode: string) => boolean;
}

export interface NewOffice {
  readonly kind: OfficeKind;
  readonly committee: string | null;
  readonly jurisdiction: readonly string[];
}

const WITH_AN_ORDER: readonly OfficeKind[] = Object.values(OFFICE_KINDS_OF_LEVEL).flat();
const BESIDE_A_COMMITTEE: readonly OfficeKind[] = ['INQUIRY_POLICE', 'VOLUNTEER_GROUP'];
const OF_PLACES: readonly OfficeKind[] = ['SHELTER', 'PARTNER', 'COUNTERPART'];

/** What stands against an office: each kind belongs to a committee, to places, or to neither. */
export const obstacleToOffice = ({ kind, committee, jurisdiction }: NewOffice, ground: Ground): Obstacle | null => {
  if (WITH_AN_ORDER.includes(kind) || isOfSeat(kind)) return { code: 'INPUT_INVALID', field: 'input.kind' };
  if (BESIDE_A_COMMITTEE.includes(kind) !== (committee !== null))
    return { code: 'INPUT_INVALID', field: 'input.committee' };
  if (committee !== null && !ground.isCommittee(committee)) return { code: 'NOT_FOUND', field: 'input.committee' };
  if (OF_PLACES.includes(kind) !== jurisdiction.length > 0)
    return { code: 'INPUT_INVALID', field: 'input.jurisdiction' };
  const unknown = jurisdiction.findIndex((place) => !ground.isPlace(place));
  if (unknown >= 0) return { code: 'NOT_FOUND', field: `input.jurisdiction.${unknown}` };
  const elsewhere = jurisdiction.findIndex((place) => ground.isAcross(place) !== (kind === 'COUNTERPART'));
  return elsewhere < 0 ? null : { code: 'INPUT_INVALID', field: `input.jurisdiction.${elsewhere}` };
};
