import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  type Obstacle,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import { isOfSeat, kindOfSeat, ownKindOfSeat, thaiDay } from '@hub/vocabulary';
import {
  appointOnce,
  endAppointmentsTo,
  endOnce,
  refused,
  requireOthers,
} from '../appointment/appointment.commands.js';
import { type AppointmentResult, appointRules } from '../appointment/appointment.inputs.js';
import { appointmentsByOffice } from '../appointment/appointment.store.js';
import { changingCommittee, type Doer } from '../committee/committee.changing.js';
import type { CommitteeEntity } from '../committee/committee.entity.js';
import type { CommitteeResult } from '../committee/committee.result.js';
import { committeesByKey, lockCommittee } from '../committee/committee.store.js';
import type { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import { groupsById } from '../committee-group/committee-group.store.js';
import { officeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import type { OfficeEntity } from '../office/office.entity.js';
import { changeOffice, insertOffices, lockOffice, officesByCommittee, officesById } from '../office/office.store.js';
import { organizationsById } from '../organization/organization.store.js';
import { requireFilling } from '../permissions.js';
import type { SeatEntity } from './seat.entity.js';
import {
  type AddSeatInput,
  addRules,
  type EndSeatInput,
  type FillSeatInput,
  type VacateSeatInput,
} from './seat.inputs.js';
import { formerSeat, obstacleToSeat } from './seat.rules.js';
import { endSeatOn, insertSeats, linkSeats, seatsByGroup, seatsById, seatsByOffice } from './seat.store.js';

/** A seat with all around it. */
interface SeatGround {
  readonly seat: SeatEntity;
  readonly group: CommitteeGroupEntity;
  readonly committee: CommitteeEntity;
  /** The office through which it is held, or would be; null for one of its own that is not there yet. */
  readonly office: OfficeEntity | null;
}

export const fillSeat = async (input: FillSeatInput, context: HubContext): Promise<AppointmentResult> => {
  const { committee } = await groundOfCaller(context, input.seat);
  requireOthers(context, input);
  const problems = problemsOf(appointRules, input);
  if (problems.length) return refused(...problems);
  return context.asSystem('fill-seat', async (tx) => {
    await lockCommittee(tx, committee.id);
    const ground = (await groundOf(tx, input.seat))!;
    requireSeat(context, ground);
    if (ground.committee.state === 'DISSOLVED') return refused(problem('COMMITTEE_STATE_FORBIDS', 'input.seat'));
    if (ground.seat.endedOn || ground.group.endedOn) return refused(problem('SEAT_ENDED', 'input.seat'));
    const office = ground.office ?? officeForSeat(context.newId(), ground);
    const found = async (): Promise<void> => {
      if (!ground.office) await foundForSeats(tx, [office]);
      await linkSeats(tx, [{ id: ground.seat.id, office: office.id }]);
    };
    return appointOnce(tx, context, { input, office: office.id, isAlone: true, found });
  });
};

export const vacateSeat = async (
  { seat, endsAt = null }: VacateSeatInput,
  context: HubContext,
): Promise<AppointmentResult> => {
  const { office } = await groundOfCaller(context, seat);
  return context.asSystem('vacate-seat', async (tx) => {
    if (office) await lockOffice(tx, office.id);
    const held = await appointmentsByOffice(tx, office ? [office.id] : [], context.now());
    const holder = held.find(({ standsInFor }) => !standsInFor);
    return holder ? endOnce(tx, context, { id: holder.id, endsAt }) : refused(problem('SEAT_VACANT', 'input.seat'));
  });
};

export const addSeat = (input: AddSeatInput, context: HubContext): Promise<CommitteeResult> => {
  const [wrong] = problemsOf(addRules, input);
  const { committee, version, group: id, role, organization } = input;
  const titles = { titleEn: input.titleEn.trim(), titleTh: input.titleTh?.trim() ?? null };
  return changingCommittee(context, { committee, version, action: 'seat_added' }, async (tx, { row, doer }) => {
    if (wrong) return { code: wrong.code, field: wrong.field ?? 'input.group' };
    if (row.state === 'DISSOLVED') return { code: 'COMMITTEE_STATE_FORBIDS', field: 'input.committee' };
    const [group] = await groupsById(tx, [id]);
    if (group?.committee !== row.id) return { code: 'NOT_FOUND', field: 'input.group' };
    const seats = await seatsByGroup(tx, [id]);
    const against = obstacleToSeat(group, seats, role);
    if (against) return against;
    if (!(await organizationsById(tx, [organization])).length)
      return { code: 'NOT_FOUND', field: 'input.organization' };
    const ordinal = Math.max(0, ...seats.map((seat) => seat.ordinal)) + 1;
    const seat = { committeeGroup: id, ordinal, role, organization, ...titles };
    const office = await takeOver(tx, { seat, group, committee: row, former: formerSeat(seats, role) }, doer);
    await insertSeats(tx, [{ id: context.newId(), office, ...seat }]);
    return {};
  });
};

/**
 * The office that the former seat had of its own, with its inbox, tasks and packs, for the seat that follows.
 * @returns null where there is none
 */
const takeOver = async (
  tx: EntityManager,
  {
    former,
    ...ground
  }: Parameters<typeof officeForSeat>[1] & { readonly former: Pick<SeatEntity, 'office'> | undefined },
  { person, office: through }: Doer,
): Promise<string | null> => {
  const [office] = await officesById(tx, former?.office ? [former.office] : []);
  if (!office || !isOfSeat(office.kind) || (await seatsByOffice(tx, [office.id])).length) return null;
  const next = officeForSeat(office.id, ground);
  await changeOffice(tx, next);
  await recordAudit(tx, [
    {
      ...{ actor: `person:${person}`, action: 'office.changed', resourceType: 'office', resource: next.id },
      ...{ purpose: 'establishment', office: through },
    },
  ]);
  await publishDirectory(tx, [officeRecord(next)]);
  return next.id;
};

export const endSeat = (input: EndSeatInput, context: HubContext): Promise<CommitteeResult> => {
  const { committee, version, seat: id, endedOn } = input;
  return changingCommittee(context, { committee, version, action: 'seat_ended' }, async (tx, { row, doer }) => {
    const [seat] = isId(id) ? await seatsById(tx, [id]) : [];
    const [group] = await groupsById(tx, seat ? [seat.committeeGroup] : []);
    if (!seat || group?.committee !== row.id) return { code: 'NOT_FOUND', field: 'input.seat' };
    requireSeat(context, (await groundOf(tx, id))!);
    const against = obstacleToEnd(seat, { endedOn, today: thaiDay(doer.at) });
    if (against) return against;
    await endHolding(tx, context, [seat]);
    await endSeatOn(tx, id, endedOn);
    return {};
  });
};

const obstacleToEnd = (
  seat: SeatEntity,
  { endedOn, today }: { readonly endedOn: string; readonly today: string },
): Obstacle | null => {
  if (seat.endedOn) return { code: 'SEAT_ENDED', field: 'input.seat' };
  return endedOn > today ? { code: 'INPUT_INVALID', field: 'input.endedOn' } : null;
};

/** Ends the appointments to seats of a group that is no more. */
export const endSeatsOfGroup = async (tx: EntityManager, context: HubContext, group: string): Promise<void> =>
  endHolding(tx, context, await seatsByGroup(tx, [group]));

/** Whoever holds an office that was a seat's own holds it no more; an office of the committee stays. */
const endHolding = async (tx: EntityManager, context: HubContext, seats: readonly SeatEntity[]): Promise<void> => {
  const offices = await officesById(
    tx,
    seats.flatMap(({ office }) => office ?? []),
  );
  await endAppointmentsTo(
    tx,
    context,
    offices.filter(({ kind }) => isOfSeat(kind)).map(({ id }) => id),
  );
};

/** The office of a seat that has none yet. */
export const officeForSeat = (
  id: string,
  {
    seat,
    group,
    committee,
  }: Pick<SeatGround, 'group' | 'committee'> & { readonly seat: Pick<SeatEntity, 'role' | 'titleEn'> },
): OfficeEntity => ({
  ...{ id, kind: ownKindOfSeat(committee.level, group.kind, seat.role) },
  ...{ committee: committee.id, jurisdiction: [committee.place] },
  ...{ titleEn: `${seat.titleEn}, ${group.nameEn}, ${committee.nameEn}`, titleTh: null },
});

export const foundForSeats = async (tx: EntityManager, offices: readonly OfficeEntity[]): Promise<void> => {
  await insertOffices(tx, offices);
  await publishDirectory(tx, offices.map(officeRecord));
};

const requireSeat = (context: HubContext, ground: SeatGround): void =>
  requireFilling(context, ground.office ?? officeForSeat('', ground));

const groundOfCaller = async (context: HubContext, id: string): Promise<SeatGround> => {
  const ground = isId(id) ? await context.asCaller((tx) => groundOf(tx, id)) : null;
  if (!ground) throw new HubError('NOT_FOUND');
  requireSeat(context, ground);
  return ground;
};

const groundOf = async (tx: EntityManager, id: string): Promise<SeatGround | null> => {
  const [seat] = await seatsById(tx, [id]);
  const [group] = await groupsById(tx, seat ? [seat.committeeGroup] : []);
  const [committee] = await committeesByKey(tx, { ids: group ? [group.committee] : [], codes: [] });
  if (!seat || !group || !committee) return null;
  const [own] = await officesById(tx, seat.office ? [seat.office] : []);
  return { seat, group, committee, office: own ?? (await officeStoodFor(tx, { seat, group, committee })) };
};

/** The office of the committee that a seat stands for, unless another seat does. */
const officeStoodFor = async (
  tx: EntityManager,
  { seat, group, committee }: Pick<SeatGround, 'seat' | 'group' | 'committee'>,
): Promise<OfficeEntity | null> => {
  const kind = kindOfSeat(committee.level, group.kind, seat.role);
  const found = isOfSeat(kind)
    ? undefined
    : (await officesByCommittee(tx, [committee.id])).find((each) => each.kind === kind);
  return found && !(await seatsByOffice(tx, [found.id])).length ? found : null;
};
