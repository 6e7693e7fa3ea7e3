import type { EntityManager } from '@hub/subgraph-kit';
import { type AttendanceState, GROUP_OF_OFFICE, type OfficeKind } from '@hub/vocabulary';
import type { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import type { MeetingRow } from '../meeting/meeting.store.js';
import type { SeatEntity } from '../seat/seat.entity.js';

/** A seat of a group that met, and whether it was taken. */
export interface MeetingSeatRow extends SeatEntity {
  readonly meeting: string;
  readonly state: AttendanceState;
}

export const seatsOfMeetings = (tx: EntityManager, meetings: readonly string[]): Promise<MeetingSeatRow[]> =>
  tx.query(
    `select m.meeting, m.state, s.id, s.ordinal, s.role, s.organization, s.committee_group as "committeeGroup",
            s.title_en as "titleEn", s.title_th as "titleTh", s.office, s.ended_on::text as "endedOn"
       from meeting_seat m join seat s on s.id = m.seat
      where m.meeting = any ($1::uuid[]) order by m.meeting, s.ordinal, s.id`,
    [meetings],
  );

/**
 * Offices by which the members of a group are told: those that stand for it, those of its seats and, for a seat that nobody
 * was ever put on, those of the committee that officials of its organization hold.
 */
export const officesOfGroup = async (
  tx: EntityManager,
  { id, committee, kind }: CommitteeGroupEntity,
  now: Date,
): Promise<string[]> => {
  const kinds = (Object.keys(GROUP_OF_OFFICE) as OfficeKind[]).filter((each) => GROUP_OF_OFFICE[each] === kind);
  const rows: { id: string }[] = await tx.query(
    `select id from office where committee = $1 and kind = any ($2::text[])
     union select office from seat where committee_group = $3 and office is not null and ended_on is null
     union select o.id from office o
             join appointment a on a.office = o.id and a.starts_at <= $4 and a.ends_at > $4
             join official f on f.id = a.official
             join seat s on s.organization = f.organization
            where o.committee = $1 and s.committee_group = $3 and s.office is null and s.ended_on is null
     order by id`,
    [committee, kinds, id, now],
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
     select $1, s.id, $2, 'INVITED' from seat s where s.committee_group = $3 and s.ended_on is null
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
