import {
  appointments,
  castId,
  committee,
  committees,
  type DemoPerson,
  type DemoPlace,
  establishments,
  office,
  offices,
  organization,
  organizations,
  pastMeetings,
  people,
  person,
  place,
  places,
  rosters,
  seatAppointments,
  seatHolders,
  seatOffices,
} from '@hub/cast';
import type { EntityManager, SeedContext } from '@hub/subgraph-kit';
import { isOfSeat, type OfficeKind } from '@hub/vocabulary';
import { renewAppointments } from './appointment/appointment.store.js';
import { insertCommittees } from './committee/committee.store.js';
import { insertGroups } from './committee-group/committee-group.store.js';
import { publishWholeDirectory } from './directory/directory.store.js';
import { insertPlannedShifts } from './duty/duty.store.js';
import { insertOffices } from './office/office.store.js';
import { insertOfficials, keepPhones, phonesByOfficial } from './official/official.store.js';
import { insertOrganizations } from './organization/organization.store.js';
import { insertPlaces } from './place/place.store.js';
import { insertSeats, linkSeats } from './seat/seat.store.js';
import { seedEstablishments } from './establishment/establishment.seed.js';
import { seedPastMeetings } from './seed.meetings.js';
import { type CastOfYear, seedYear } from './seed.year.js';

/** The demo's places, committees, offices, people and rosters; appointments that ran out are renewed. */
export const seed = async ({ tx, services }: SeedContext): Promise<void> => {
  const now = services.now();
  await insertPlaces(
    tx,
    places.map((each) => ({ ...each, within: within(each), aliases: [...each.aliases], faces: [...each.faces] })),
  );
  await insertOrganizations(
    tx,
    organizations.map(({ kind, ...each }) => ({ ...each, agencyKind: kind })),
  );
  await seedCommittees(tx);
  await insertOffices(
    tx,
    [...new Map([...seatOffices, ...offices].map((each) => [each.id, each])).values()].map(
      ({ nameEn, nameTh, jurisdiction, ...each }) => ({
        ...each,
        ...{ titleEn: nameEn, titleTh: nameTh, jurisdiction: [...jurisdiction] },
      }),
    ),
  );
  await insertOfficials(
    tx,
    [...people.map((each) => ({ ...each, organization: organizationOf(each) })), ...seatHolders].map(
      ({ id, name, title, organization: from }) => ({ id, name, title, organization: from }),
    ),
  );
  await seedPhones(tx);
  await linkSeats(tx, seats);
  await renewAppointments(tx, [...appointments(now), ...seatAppointments(now)].map(appointmentRow), now);
  await insertPlannedShifts(
    tx,
    rosters(now).map(({ from, until, ...each }) => ({ ...each, startsAt: new Date(from), endsAt: new Date(until) })),
  );
  await seedEstablishments({ tx, services }, establishments);
  await seedPastMeetings(tx, pastMeetings);
  await seedYear(tx, now, yearOf('DL-TH5708', { chair: 'cs-chair', focal: 'cs-duty' }));
  await publishWholeDirectory(tx, now);
};

/** A phone that somebody corrected stays so. */
const seedPhones = async (tx: EntityManager): Promise<void> => {
  const known = await phonesByOfficial(
    tx,
    people.map(({ id }) => id),
  );
  const phones = people.flatMap(({ id: official, phone }) => (phone ? [{ official, phone }] : []));
  await keepPhones(
    tx,
    phones.filter(({ official }) => !known.some((each) => each.official === official)),
  );
};

/** A committee whose year is told, and who leads it. */
const yearOf = (code: string, { chair, focal }: { readonly chair: string; readonly focal: string }): CastOfYear => ({
  committee: committee(code).id,
  chair: { official: person(chair).id, office: office(code, 'CHAIR').id },
  focal: { official: person(focal).id, office: office(code, 'FOCAL_POINT').id },
  prevention: office(code, 'PREVENTION_GROUP').id,
  agencies: ['DISTRICT_OFFICE', 'POLICE'].map((agency) => organization(`${code.slice(3)}/${agency}`).id),
  localBody: organization(`${code.slice(3)}/LAO`).id,
  idOf: castId,
});

const seats = committees.flatMap(({ groups }) => groups.flatMap((group) => group.seats));

const within = ({ pcode, parent }: DemoPlace): string[] => [...(parent ? within(place(parent)) : []), pcode];

const seedCommittees = async (tx: EntityManager): Promise<void> => {
  await insertCommittees(
    tx,
    committees.map(({ legalBases, themes, ...each }) => ({
      ...each,
      legalBases: [...legalBases],
      themes: [...themes],
    })),
  );
  const groups = committees.flatMap(({ id: committee, groups: own }) =>
    own.map((each, index) => ({ ...each, committee, ordinal: index + 1, duties: [...each.duties] })),
  );
  await insertGroups(tx, groups);
  await insertSeats(
    tx,
    groups.flatMap(({ id: committeeGroup, seats: own }) =>
      own.map((each, index) => ({ ...each, committeeGroup, ordinal: index + 1, office: null })),
    ),
  );
};

const appointmentRow = ({ id, person, office, from, until }: ReturnType<typeof appointments>[number]) => ({
  id,
  official: person,
  office,
  startsAt: new Date(from),
  endsAt: new Date(until),
});

/** The agency that usually sends the holder of an office, by the committee's order of appointment. */
const AGENCY_OF_OFFICE: Readonly<Partial<Record<OfficeKind, Readonly<Record<string, string>>>>> = {
  CHAIR: { DISTRICT: 'DISTRICT_OFFICE', PROVINCE: 'GOVERNOR' },
  VICE_CHAIR: { DISTRICT: 'POLICE' },
  SUPPRESSION_GROUP: { DISTRICT: 'POLICE' },
  REHABILITATION_GROUP: { DISTRICT: 'PUBLIC_HEALTH' },
  INQUIRY_POLICE: { DISTRICT: 'POLICE' },
  SECRETARIAT: { PROVINCE: 'PSDHS' },
  SHELTER: { PROVINCE: 'SHELTER' },
  NATIONAL_DESK: { COUNTRY: 'ATIP_DIVISION' },
};

const organizationOf = ({ offices: [first] }: DemoPerson): string | null => {
  const office = offices.find(({ id }) => id === first);
  const seat = seats.find(({ office: held }) => held === first);
  if (isOfSeat(office?.kind) && seat) return seat.organization;
  const pcode = office?.jurisdiction[0];
  const agency = office && pcode ? AGENCY_OF_OFFICE[office.kind]?.[place(pcode).level] : undefined;
  return agency ? organization(`${pcode}/${agency}`).id : null;
};
