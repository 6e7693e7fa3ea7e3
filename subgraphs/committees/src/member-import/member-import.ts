import { type EntityManager, recordAudit, type TableImportFacts, type TableImportKind } from '@hub/subgraph-kit';
import { insertAppointments } from '../appointment/appointment.store.js';
import { appointmentRecord, officeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { insertOfficials, keepPhones } from '../official/official.store.js';
import { changeOfficeKinds } from '../office/office.store.js';
import { insertOrganizations } from '../organization/organization.store.js';
import { requireImportingMembers } from '../permissions.js';
import { foundForSeats } from '../seat/seat.commands.js';
import { insertSeats, linkSeats } from '../seat/seat.store.js';
import { MEMBER_COLUMNS } from './member-import.columns.js';
import { MemberReading } from './member-import.reading.js';
import { changeSeatRoles, correctOfficials, memberGround } from './member-import.store.js';

/** Members, seats and appointments of a committee, as its office keeps them in a table. */
export const memberImport: TableImportKind = {
  noun: 'member',
  scope: 'directory:write',
  about: 'Begins to take in members, seats and appointments of a committee, which is the subject.',
  columns: MEMBER_COLUMNS,
  authorise: requireImportingMembers,
  prepare: async (tx, { facts, services }) => {
    const { directory } = services;
    const place = directory.committee(facts.subject)?.place;
    if (place === undefined) throw new Error('a committee is not in the directory any more');
    const places = directory
      .placesAround(place)
      .flatMap(({ id }) => (directory.place(id)?.level === 'COUNTRY' ? [] : [id]));
    const now = services.now();
    const newId = (): string => services.newId();
    const reading = new MemberReading(await memberGround(tx, { committee: facts.subject, places }), {
      ...{ facts, place, now, newId },
    });
    return { check: (row) => reading.check(row), write: () => write(tx, reading, { facts, now }) };
  },
};

const write = async (
  tx: EntityManager,
  told: MemberReading,
  { facts: { person, office }, now }: { readonly facts: TableImportFacts; readonly now: Date },
): Promise<void> => {
  const { organizations, officials, corrected, phones, seats, reseated, offices, rekinded, seated, appointments } =
    told;
  if (organizations.length) await insertOrganizations(tx, organizations);
  if (officials.length) await insertOfficials(tx, officials);
  await correctOfficials(tx, corrected);
  await keepPhones(
    tx,
    [...phones].map(([official, phone]) => ({ official, phone })),
  );
  if (offices.length) await foundForSeats(tx, offices);
  if (seats.length) await insertSeats(tx, seats);
  await changeSeatRoles(tx, reseated);
  await changeOfficeKinds(tx, rekinded);
  await linkSeats(tx, seated);
  await insertAppointments(tx, appointments);
  const by = { actor: `person:${person}`, purpose: 'import', office };
  await recordAudit(tx, [
    ...rekinded.map(({ id }) => ({ ...by, action: 'office.changed', resourceType: 'office', resource: id })),
    ...appointments.map(({ id }) => ({ ...by, action: 'appointment.made', resourceType: 'appointment', resource: id })),
  ]);
  await publishDirectory(tx, [
    ...rekinded.map(officeRecord),
    ...appointments.map((row) => appointmentRecord(row, now)),
  ]);
};
