import type { EntityManager } from '@hub/subgraph-kit';
import { type AttendanceState, GROUP_OF_OFFICE, type OfficeKind } from '@hub/vocabulary';
import { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import type { MeetingRow } from '../meeting/meeting.store.js';
import type { SeatEntity } from '../seat/seat.entity.js';

/** A seat of a group that met, and whether it was taken. */
export interface MeetingSeatRow extends SeatEntity {
  readonly meeting: string;
  readonly state: AttendanceState;
}

export const groupsById = (tx: EntityManager, ids: readonly string[]): Promise<CommitteeGroupEntity[]> =>
  tx
    .createQueryBuilder(CommitteeGroupEntity, 'g')
    .where('g.id = any (:ids::uuid[])', { ids: [...ids] })
    .getMany();

export const seatsOfMeetings = (tx: EntityManager, meetings: readonly string[]): Promise<MeetingSeatRow[]> =>
  tx.query(
    `select m.meeting, m.state, s.id, s.ordinal, s.role, s.organization, s.committee_group as "committeeGroup",
            s.title_en as "titleEn", s.title_th as "titleTh"
       from meeting_seat m join seat s on s.id = m.seat
      where m.meeting = any ($1::uuid[]) order by m.meeting, s.ordinal, s.id`,
    [meetings],
  );

/**
 * Offices by which the members of a group are told: those that stand for it; of a group that none stands for, the
 * offices of its committee that are held by officials of the organizations that sit in it.
 */
export const officesOfGroup = async (
  tx: EntityManager,
  { id, committee, kind }: CommitteeGroupEntity,
  now: Date,
): Promise<string[]> => {
  const kinds = (Object.keys(GROUP_OF_OFFICE) as OfficeKind[]).filter((each) => GROUP_OF_OFFICE[each] === kind);
  const rows: { id: string }[] = kinds.length
    ? await tx.query('select id from office where committee = $1 and kind = any ($2::text[]) order by id', [
        ...[committee, kinds],
      ])
    : await tx.query(
        `select distinct o.id from office o
           join appointment a on a.office = o.id and a.starts_at <= $3 and a.ends_at > $3
           join official f on f.id = a.official
           join seat s on s.organization = f.organization and s.committee_group = $2
          where o.committee = $1 order by o.id`,
        [committee, id, now],
      );
  return rows.map((row) => row.id);
};

/** Every seat of the group that meets is invited, and those that were are so anew. */
export const inviteSeats = async (
  tx: EntityManager,
  { id, committee, committee_group }: Pick<MeetingRow, 'id' | 'committee' | 'committee_group'>,
): Promise<void> => {
  await tx.query(
    `insert into meeting_seat (meeting, seat, committee, state)
     select $1, s.id, $2, 'INVITED' from seat s where s.committee_group = $3
     on conflict (meeting, seat) do update set state = excluded.state`,
    [id, committee, committee_group],
  );
};

export const writeSeats = async (
  tx: EntityManager,
  meeting: string,
  seats: readonly { readonly seat: string; readonly state: AttendanceState }[],
): Promise<void> => {
  await tx.query(
    `update meeting_seat m set state = g.state from unnest($2::uuid[], $3::text[]) as g (seat, state)
      where m.meeting = $1 and m.seat = g.seat`,
    [meeting, seats.map(({ seat }) => seat), seats.map(({ state }) => state)],
  );
};
