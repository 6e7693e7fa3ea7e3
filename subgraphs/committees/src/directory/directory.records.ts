import type { DirectoryRecord } from '@hub/subgraph-kit';
import type { AppointmentEntity } from '../appointment/appointment.entity.js';
import type { CommitteeEntity } from '../committee/committee.entity.js';
import type { DutyShiftEntity } from '../duty/duty.entity.js';
import type { OfficeEntity } from '../office/office.entity.js';
import type { PlaceEntity } from '../place/place.entity.js';
import type { SessionEndEntity } from '../session/session-end.entity.js';
import type { SystemAccountEntity } from '../system-account/system-account.entity.js';
import type { SystemKeyEntity } from '../system-account/system-key.entity.js';

export const placeRecord = ({ pcode, level, country, parent, faces }: PlaceEntity): DirectoryRecord => ({
  kind: 'place',
  id: pcode,
  data: { level, country, parent, faces },
});

export const committeeRecord = ({ id, code, level, state, place, parent }: CommitteeEntity): DirectoryRecord => ({
  kind: 'committee',
  id,
  data: { code, level, state, place, parent },
});

export const officeRecord = ({ id, kind, committee, jurisdiction }: OfficeEntity): DirectoryRecord => ({
  kind: 'office',
  id,
  data: { kind, committee, jurisdiction },
});

/** An appointment that is over is withdrawn, so that no reader's clock can keep it alive. */
export const appointmentRecord = (row: AppointmentEntity, now: Date): DirectoryRecord => ({
  kind: 'appointment',
  id: row.id,
  data: presenceOf(row, now),
});

/** So is a shift. */
export const dutyRecord = (row: DutyShiftEntity, now: Date): DirectoryRecord => ({
  kind: 'duty',
  id: row.id,
  data: presenceOf(row, now),
});

const presenceOf = (
  { official, office, startsAt, endsAt }: Pick<AppointmentEntity, 'official' | 'office' | 'startsAt' | 'endsAt'>,
  now: Date,
) =>
  endsAt <= now || endsAt <= startsAt
    ? null
    : { person: official, office, from: startsAt.toISOString(), until: endsAt.toISOString() };

export const sessionRecord = ({ person, endedAt }: SessionEndEntity): DirectoryRecord => ({
  kind: 'session',
  id: person,
  data: { endedAt: endedAt.toISOString() },
});

/** An account with those of its keys that are not over; one that is over is withdrawn. */
export const accountRecord = (
  { id, office, endsAt }: SystemAccountEntity,
  keys: readonly SystemKeyEntity[],
  now: Date,
): DirectoryRecord => ({
  kind: 'account',
  id,
  data:
    endsAt <= now
      ? null
      : {
          ...{ office, until: endsAt.toISOString() },
          keys: keys
            .filter((key) => key.account === id && (key.endsAt === null || key.endsAt > now))
            .map((key) => ({ id: key.id, x: key.publicKey, until: key.endsAt?.toISOString() ?? null })),
        },
});
