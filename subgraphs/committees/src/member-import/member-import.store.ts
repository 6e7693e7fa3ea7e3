import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { AppointmentEntity } from '../appointment/appointment.entity.js';
import type { CommitteeEntity } from '../committee/committee.entity.js';
import { committeesByKey, lockCommittee } from '../committee/committee.store.js';
import { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import { lockOffice, officesByCommittee } from '../office/office.store.js';
import type { OfficeEntity } from '../office/office.entity.js';
import { OfficialEntity } from '../official/official.entity.js';
import { phonesByOfficial } from '../official/official.store.js';
import { OrganizationEntity } from '../organization/organization.entity.js';
import { SeatEntity } from '../seat/seat.entity.js';

/** Everything that rows about members of a committee may mean. */
export interface MemberGround {
  readonly committee: CommitteeEntity;
  readonly groups: readonly CommitteeGroupEntity[];
  readonly seats: SeatEntity[];
  readonly offices: OfficeEntity[];
  readonly organizations: OrganizationEntity[];
  readonly officials: OfficialEntity[];
  /** Phones by official. */
  readonly phones: Map<string, string>;
  readonly appointments: AppointmentEntity[];
}

/** The committee's parts, held until the transaction ends, and the organisations and officials where it is. */
export const memberGround = async (
  tx: EntityManager,
  { committee, places }: { readonly committee: string; readonly places: readonly string[] },
): Promise<MemberGround> => {
  await lockCommittee(tx, committee);
  const offices = await officesByCommittee(tx, [committee]);
  for (const id of offices.map((office) => office.id).sort()) await lockOffice(tx, id);
  const [row] = await committeesByKey(tx, { ids: [committee], codes: [] });
  const groups = await tx.find(CommitteeGroupEntity, { where: { committee } });
  const organizations = await tx.find(OrganizationEntity, { where: { place: In([...places]) } });
  const officials = await tx.find(OfficialEntity, { where: { organization: In(organizations.map(({ id }) => id)) } });
  const phones = await phonesByOfficial(
    tx,
    officials.map(({ id }) => id),
  );
  return {
    ...{ committee: row!, groups, offices, organizations, officials },
    phones: new Map(phones.map(({ official, phone }) => [official, phone])),
    seats: await tx.find(SeatEntity, { where: { committeeGroup: In(groups.map(({ id }) => id)) } }),
    appointments: await tx.find(AppointmentEntity, { where: { office: In(offices.map(({ id }) => id)) } }),
  };
};

export const correctOfficials = async (
  tx: EntityManager,
  changed: Iterable<Pick<OfficialEntity, 'id' | 'title'>>,
): Promise<void> => {
  for (const { id, title } of changed) await tx.update(OfficialEntity, { id }, { title, version: () => 'version + 1' });
};

export const changeSeatRoles = async (
  tx: EntityManager,
  changed: readonly Pick<SeatEntity, 'id' | 'role'>[],
): Promise<void> => {
  for (const { id, role } of changed) await tx.update(SeatEntity, { id }, { role });
};
