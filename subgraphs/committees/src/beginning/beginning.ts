import { type Beginning, BeginningError, type EntityManager, recordAudit, type SeedContext } from '@hub/subgraph-kit';
import { textOf } from '@hub/languages';
import { thaiDay, thaiMidnight } from '@hub/vocabulary';
import { insertAppointments } from '../appointment/appointment.store.js';
import { insertCommittees } from '../committee/committee.store.js';
import { publishWholeDirectory } from '../directory/directory.store.js';
import { insertOffices } from '../office/office.store.js';
import { insertOfficials } from '../official/official.store.js';
import { placesByCode, savePlaces } from '../place/place.store.js';
import { beginningSettings, type FirstAdministrator } from './beginning.settings.js';
import { isAdministered, nationalCommitteeOf, officeOfKind } from './beginning.store.js';

const HOME = { pcode: 'TH', nameEn: 'Thailand', nameTh: 'ประเทศไทย' } as const;
const NATIONAL = { nameEn: 'National ATIP Committee', nameTh: 'คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์' } as const;

/**
 * The country, its national committee with the desk's office, the administrator's office, and who holds that for a
 * year. Everything else is done in the graph, by the administrator and whom they appoint to the desk.
 */
export const beginning: Beginning = {
  settings: beginningSettings,
  run: async ({ tx, services }, given) => {
    const { now, newId } = services;
    await tx.query(`select pg_advisory_xact_lock(hashtext('beginning'))`);
    if (await isAdministered(tx, now())) throw new BeginningError('somebody is appointed administrator already');
    const first = given as FirstAdministrator;
    await enterHome(tx, services);
    const office = await officeFor(tx, 'ADMINISTRATOR', { committee: null, newId });
    await insertOfficials(tx, [
      { id: first.subject, name: first.name.replace(/\s+/g, ' '), title: first.title, organization: null },
    ]);
    const appointment = await appoint(tx, { official: first.subject, office }, services);
    await recordAudit(tx, [
      {
        ...{ actor: 'system:begin', action: 'hub.begun', purpose: 'begin', office },
        ...{ resourceType: 'appointment', resource: appointment },
      },
    ]);
    await publishWholeDirectory(tx, now());
    return `administrator is ${first.subject}, office ${office}`;
  },
};

type Giving = SeedContext['services'];

const enterHome = async (tx: EntityManager, { now, newId }: Giving): Promise<void> => {
  const { pcode } = HOME;
  const names = { ...HOME, nameLo: null, nameMy: null, aliases: [], faces: [], endedOn: null };
  if (!(await placesByCode(tx, [pcode])).length)
    await savePlaces(tx, [
      { ...names, level: 'COUNTRY', country: pcode, parent: null, within: [pcode], createdAt: now() },
    ]);
  const known = await nationalCommitteeOf(tx);
  const id = known ?? newId();
  if (!known)
    await insertCommittees(tx, [
      {
        ...{ id, code: `NL-${pcode}`, ...NATIONAL, level: 'NATIONAL', state: 'ACTIVE', place: pcode, parent: null },
        legalBases: ['ATIP_ACT_2008', 'ATIP_ACT_2015', 'ATIP_ACT_2017'],
      },
    ]);
  await officeFor(tx, 'NATIONAL_DESK', { committee: id, newId });
};

/** @returns the office of this kind, founded when there is none */
const officeFor = async (
  tx: EntityManager,
  kind: 'ADMINISTRATOR' | 'NATIONAL_DESK',
  { committee, newId }: { readonly committee: string | null; readonly newId: () => string },
): Promise<string> => {
  const known = await officeOfKind(tx, kind);
  if (known) return known;
  const id = newId();
  const jurisdiction = committee === null ? [] : [HOME.pcode];
  const titleEn = textOf('en', `enums:OfficeKind.${kind}`);
  await insertOffices(tx, [{ id, kind, committee, titleEn, titleTh: null, jurisdiction }]);
  return id;
};

const appoint = async (
  tx: EntityManager,
  { official, office }: { readonly official: string; readonly office: string },
  { now, newId }: Giving,
): Promise<string> => {
  const [id, startsAt] = [newId(), now()];
  const today = thaiDay(startsAt);
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('-02-29', '-02-28')}`;
  const endsAt = thaiMidnight(nextYear);
  const made = {
    madeBy: 'system:begin',
    idempotencyKey: id,
    fingerprint: '',
    endedBy: null,
    deputy: null,
    standsInFor: null,
  };
  await insertAppointments(tx, [{ id, official, office, startsAt, endsAt, ...made }]);
  return id;
};
