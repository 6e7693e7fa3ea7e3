import { textOf } from '@hub/languages';
import type { HubContext } from '@hub/subgraph-kit';
import { committeeByKey } from '../committee/committee.reference.js';
import { groupById } from '../committee-group/committee-group.reference.js';
import { seatOfOffice } from '../seat/seat.reference.js';
import type { Office } from './office.type.js';

/**
 * Title of an office in Thai: its own; else that of its seat, its group and its committee, or of its kind and its
 * committee, as its English title is made.
 * @returns null where nothing in Thai is known
 */
export const titleThOf = async (office: Office, context: HubContext): Promise<string | null> => {
  const { id, kind, titleEn, ownTitleTh, committeeId } = office;
  if (ownTitleTh) return ownTitleTh;
  const ofKind = `enums:OfficeKind.${kind}`;
  if (!committeeId) return titleEn === textOf('en', ofKind) ? textOf('th', ofKind) : null;
  const nameTh = (await context.load(committeeByKey, committeeId))?.nameTh;
  if (kind !== 'MEMBER') return [textOf('th', ofKind), nameTh].filter(Boolean).join(' ');
  const seat = await context.load(seatOfOffice, id);
  if (!seat?.titleTh) return null;
  const group = await context.load(groupById, seat.groupId);
  return [seat.titleTh, group?.nameTh, nameTh].filter(Boolean).join(' ');
};
