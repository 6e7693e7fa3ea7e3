import { In, LessThan, LessThanOrEqual, MoreThan, type SelectQueryBuilder } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { AppointmentEntity } from './appointment.entity.js';

export const appointmentsById = (tx: EntityManager, ids: readonly string[]): Promise<AppointmentEntity[]> =>
  tx.find(AppointmentEntity, { where: { id: In([...ids]) } });

/** Appointments to these offices that are valid at an instant, the longest-serving first. */
export const appointmentsByOffice = (
  tx: EntityManager,
  offices: readonly string[],
  now: Date,
): Promise<AppointmentEntity[]> =>
  tx.find(AppointmentEntity, {
    where: { office: In([...offices]), startsAt: LessThanOrEqual(now), endsAt: MoreThan(now) },
    order: { startsAt: 'ASC', id: 'ASC' },
  });

/** Appointments to these offices that run or are to begin. */
export const appointmentsNotOver = (
  tx: EntityManager,
  offices: readonly string[],
  now: Date,
): Promise<AppointmentEntity[]> =>
  tx
    .createQueryBuilder(AppointmentEntity, 'a')
    .where('a.office = any (:offices::uuid[]) and a.endsAt > :now and a.endsAt > a.startsAt', {
      ...{ offices: [...offices], now },
    })
    .orderBy('a.id')
    .getMany();

/** Appointments to an office that meet a span of time, whoever holds them. */
export const appointmentsMeeting = (
  tx: EntityManager,
  office: string,
  { startsAt, endsAt }: Pick<AppointmentEntity, 'startsAt' | 'endsAt'>,
): Promise<AppointmentEntity[]> =>
  tx.find(AppointmentEntity, { where: { office, startsAt: LessThan(endsAt), endsAt: MoreThan(startsAt) } });

/** Since when each of these offices is vacant; nothing of one that is held, or never was. */
export const vacanciesOf = (
  tx: EntityManager,
  offices: readonly string[],
  now: Date,
): Promise<{ office: string; since: Date }[]> =>
  tx.query(
    `select office, max(ends_at) as since from appointment
      where office = any ($1::uuid[]) and starts_at <= $2 and ends_at > starts_at
      group by office having max(ends_at) <= $2`,
    [offices, now],
  );

export const findByKey = (
  tx: EntityManager,
  madeBy: string,
  idempotencyKey: string,
): Promise<AppointmentEntity | null> => tx.findOneBy(AppointmentEntity, { madeBy, idempotencyKey });

/** Appointments to an office at some instant of a time; one that ended before it began is none. */
const meeting = (
  tx: EntityManager,
  { office, startsAt, endsAt }: Pick<AppointmentEntity, 'office' | 'startsAt' | 'endsAt'>,
): SelectQueryBuilder<AppointmentEntity> =>
  tx
    .createQueryBuilder(AppointmentEntity, 'a')
    .where('a.office = :office and a.startsAt < :endsAt and a.endsAt > :startsAt and a.endsAt > a.startsAt', {
      ...{ office, startsAt, endsAt },
    });

/** True when the official holds the office at some instant of that time. */
export const overlaps = (
  tx: EntityManager,
  row: Pick<AppointmentEntity, 'official' | 'office' | 'startsAt' | 'endsAt'>,
): Promise<boolean> => meeting(tx, row).andWhere('a.official = :official', { official: row.official }).getExists();

/** True when somebody other than a deputy holds the office at some instant of that time. */
export const isTaken = (
  tx: EntityManager,
  row: Pick<AppointmentEntity, 'office' | 'startsAt' | 'endsAt'>,
): Promise<boolean> => meeting(tx, row).andWhere('a.standsInFor is null').getExists();

/** What deputies act by, now or later, for an appointment. */
export const standInsOf = (tx: EntityManager, appointment: string, now: Date): Promise<AppointmentEntity[]> =>
  tx.find(AppointmentEntity, { where: { standsInFor: appointment, endsAt: MoreThan(now) }, order: { id: 'ASC' } });

export const writeDeputy = async (
  tx: EntityManager,
  row: AppointmentEntity,
  deputy: string | null,
): Promise<AppointmentEntity> => {
  await tx.update(AppointmentEntity, { id: row.id }, { deputy });
  return Object.assign(row, { deputy });
};

export const insertAppointments = async (tx: EntityManager, rows: readonly AppointmentEntity[]): Promise<void> => {
  if (rows.length) await tx.insert(AppointmentEntity, [...rows]);
};

/** Ends an appointment; the row as it now stands. */
export const endAt = async (
  tx: EntityManager,
  row: AppointmentEntity,
  end: { readonly endsAt: Date; readonly endedBy: string },
): Promise<AppointmentEntity> => {
  await tx.update(AppointmentEntity, { id: row.id }, end);
  return Object.assign(row, end);
};

/** The appointment, held until the transaction ends. */
export const lockAppointment = (tx: EntityManager, id: string): Promise<AppointmentEntity | null> =>
  tx.findOne(AppointmentEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });

/** Enters appointments that are not there yet, and renews those that ran out; one ended by somebody stays ended. */
export const renewAppointments = async (
  tx: EntityManager,
  rows: readonly Pick<AppointmentEntity, 'id' | 'official' | 'office' | 'startsAt' | 'endsAt'>[],
  now: Date,
): Promise<void> => {
  await tx.query(
    `insert into appointment (id, official, office, starts_at, ends_at, made_by, idempotency_key, fingerprint)
     select id, official, office, starts_at, ends_at, 'system:seed', id::text, ''
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
         as g (id, official, office, starts_at, ends_at)
     on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at
      where appointment.ended_by is null and appointment.ends_at <= $6 and excluded.ends_at > $6`,
    [
      rows.map(({ id }) => id),
      rows.map(({ official }) => official),
      rows.map(({ office }) => office),
      rows.map(({ startsAt }) => startsAt),
      rows.map(({ endsAt }) => endsAt),
      now,
    ],
  );
};
