import { In, LessThan, MoreThan } from 'typeorm';
import { afterOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import { AppointmentEntity } from '../appointment/appointment.entity.js';
import { DutyShiftEntity } from './duty.entity.js';
import { SHIFT_MINUTES, type Span } from './duty.rules.js';

/** Shifts are listed in the order they begin. */
export const shiftKey = ({ startsAt, id }: DutyShiftEntity): Keyed => ({ at: startsAt, id });

/** Shifts of each of these offices with some time between two instants, each office's first ones. */
export const shiftsByOffice = (
  tx: EntityManager,
  offices: readonly string[],
  { from, to, keyset: { limit, after } }: { readonly from: Date; readonly to: Date | null; readonly keyset: Keyset },
): Promise<DutyShiftEntity[]> => {
  const [at, id] = afterOf(after);
  return tx
    .createQueryBuilder(DutyShiftEntity, 's')
    .where(
      `s.id in (select b.id from unnest(:offices::uuid[]) as w (office) cross join lateral (
         select d.id from duty_shift d
          where d.office = w.office and d.ends_at > greatest(d.starts_at, :from)
            and d.starts_at > :from::timestamptz - make_interval(mins => :longest)
            and (:to::timestamptz is null or d.starts_at < :to)
            and (d.starts_at, d.id) > (:at::timestamptz, :id::uuid)
          order by d.starts_at, d.id limit :limit) b)`,
      {
        ...{ offices: [...offices], from, to, limit, longest: SHIFT_MINUTES.most },
        ...{ at, id },
      },
    )
    .orderBy('s.startsAt')
    .addOrderBy('s.id')
    .getMany();
};

/** Shifts of these officials that are not over, whatever the office. */
export const shiftsByOfficial = (
  tx: EntityManager,
  official: string,
  { now, keyset: { limit, after } }: { readonly now: Date; readonly keyset: Keyset },
): Promise<DutyShiftEntity[]> => {
  const query = tx
    .createQueryBuilder(DutyShiftEntity, 's')
    .where('s.official = :official and s.endsAt > greatest(s.startsAt, :now)', { official, now })
    .orderBy('s.startsAt')
    .addOrderBy('s.id')
    .limit(limit);
  if (after) query.andWhere('(s.startsAt, s.id) > (:at::timestamptz, :id::uuid)', after);
  return query.getMany();
};

/** Who is on duty for these offices at an instant, whoever came first first. */
export const shiftsRunning = (tx: EntityManager, offices: readonly string[], now: Date): Promise<DutyShiftEntity[]> =>
  tx
    .createQueryBuilder(DutyShiftEntity, 's')
    .innerJoin(AppointmentEntity, 'a', 'a.id = s.appointment and a.startsAt <= :now and a.endsAt > :now')
    .where('s.office in (:...offices) and s.startsAt <= :now and s.endsAt > :now', { offices, now })
    .orderBy('s.startsAt')
    .addOrderBy('s.id')
    .getMany();

export const shiftsById = (tx: EntityManager, ids: readonly string[]): Promise<DutyShiftEntity[]> =>
  tx.find(DutyShiftEntity, { where: { id: In([...ids]) } });

/** Shifts of an office that meet a span of time. */
export const shiftsMeeting = (
  tx: EntityManager,
  office: string,
  { startsAt, endsAt }: Span,
): Promise<DutyShiftEntity[]> =>
  tx.find(DutyShiftEntity, { where: { office, startsAt: LessThan(endsAt), endsAt: MoreThan(startsAt) } });

export const shiftsOfPlan = (tx: EntityManager, plan: string): Promise<DutyShiftEntity[]> =>
  tx.find(DutyShiftEntity, { where: { plan }, order: { startsAt: 'ASC', id: 'ASC' } });

/** The shift that took over from another, if one did. */
export const successorOf = (tx: EntityManager, shift: string): Promise<DutyShiftEntity | null> =>
  tx.findOneBy(DutyShiftEntity, { handedOverFrom: shift });

export const shiftsNotOver = (tx: EntityManager, now: Date): Promise<DutyShiftEntity[]> =>
  tx.find(DutyShiftEntity, { where: { endsAt: MoreThan(now) }, order: { id: 'ASC' } });

export const insertShifts = async (tx: EntityManager, rows: readonly DutyShiftEntity[]): Promise<void> => {
  await tx.insert(DutyShiftEntity, [...rows]);
};

/** Ends a shift before its time; the row as it now stands. */
export const cutShift = async (
  tx: EntityManager,
  row: DutyShiftEntity,
  end: Pick<DutyShiftEntity, 'endsAt' | 'cancelledBy'>,
): Promise<DutyShiftEntity> => {
  await tx.update(DutyShiftEntity, { id: row.id }, end);
  return Object.assign(row, end);
};

/** Cuts what an appointment that ends at an instant no longer carries; the rows as they now stand. */
export const cutShiftsOf = async (tx: EntityManager, appointment: string, endsAt: Date): Promise<DutyShiftEntity[]> => {
  const rows = await tx.find(DutyShiftEntity, { where: { appointment, endsAt: MoreThan(endsAt) } });
  await tx.query(
    'update duty_shift set ends_at = greatest(starts_at, $2::timestamptz) where appointment = $1 and ends_at > $2',
    [appointment, endsAt],
  );
  return rows.map((row) => Object.assign(row, { endsAt: row.startsAt > endsAt ? row.startsAt : endsAt }));
};

/** What was planned under a key before. */
export const planByKey = async (
  tx: EntityManager,
  plannedBy: string,
  idempotencyKey: string,
): Promise<{ id: string; fingerprint: string } | null> => {
  const rows: { id: string; fingerprint: string }[] = await tx.query(
    'select id, fingerprint from duty_plan where planned_by = $1 and idempotency_key = $2',
    [plannedBy, idempotencyKey],
  );
  return rows[0] ?? null;
};

export const insertPlan = async (
  tx: EntityManager,
  plan: {
    readonly id: string;
    readonly plannedBy: string;
    readonly idempotencyKey: string;
    readonly fingerprint: string;
  },
): Promise<void> => {
  await tx.query('insert into duty_plan (id, planned_by, idempotency_key, fingerprint) values ($1, $2, $3, $4)', [
    plan.id,
    plan.plannedBy,
    plan.idempotencyKey,
    plan.fingerprint,
  ]);
};

/** Notes stand apart from their shifts, because fewer may read them. */
export interface DutyNote {
  readonly shift: string;
  readonly office: string;
  readonly note: string;
}

export const notesOfShifts = (tx: EntityManager, shifts: readonly string[]): Promise<DutyNote[]> =>
  tx.query('select shift, office, note from duty_note where shift = any ($1::uuid[])', [shifts]);

export const insertNotes = async (tx: EntityManager, notes: readonly DutyNote[]): Promise<void> => {
  await tx.query(
    'insert into duty_note (shift, office, note) select * from unnest($1::uuid[], $2::uuid[], $3::text[])',
    [notes.map(({ shift }) => shift), notes.map(({ office }) => office), notes.map(({ note }) => note)],
  );
};

/** Ids of shifts that are over and still stand in the directory, some of them. */
export const shiftsToWithdraw = async (tx: EntityManager, most: number): Promise<string[]> => {
  const rows: { id: string }[] = await tx.query(
    `select id from directory_record where kind = 'duty' and (data ->> 'until')::timestamptz <= now() limit $1`,
    [most],
  );
  return rows.map(({ id }) => id);
};

/** Enters shifts that are not there yet, where the appointment carries them. */
export const insertPlannedShifts = async (
  tx: EntityManager,
  rows: readonly Pick<DutyShiftEntity, 'id' | 'appointment' | 'startsAt' | 'endsAt'>[],
): Promise<void> => {
  await tx.query(
    `insert into duty_shift (id, office, official, appointment, starts_at, ends_at)
     select g.id, a.office, a.official, a.id, g.starts_at, g.ends_at
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
         as g (id, appointment, starts_at, ends_at)
       join appointment a on a.id = g.appointment and a.starts_at <= g.starts_at and a.ends_at >= g.ends_at
     on conflict (id) do nothing`,
    [
      rows.map(({ id }) => id),
      rows.map(({ appointment }) => appointment),
      rows.map(({ startsAt }) => startsAt),
      rows.map(({ endsAt }) => endsAt),
    ],
  );
};
