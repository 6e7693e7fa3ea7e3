import {
  contacts,
  counterparts,
  crossings,
  type DemoCounterpart,
  type DemoRepatriation,
  directoryRecords,
  liaisonAssignments,
  office,
  person,
  repatriations,
} from '@hub/cast';
import { Directory, type EntityManager, grantRows, type SeedContext } from '@hub/subgraph-kit';
import type { RepatriationState } from '@hub/vocabulary';
import { LiaisonAssignmentEntity } from './assignment/assignment.entity.js';
import { grantsFor } from './committee/committee.rules.js';
import { LiaisonContactEntity } from './contact/contact.entity.js';
import { CounterpartOfficeEntity } from './counterpart/counterpart.entity.js';
import { BorderCrossingEntity } from './crossing/crossing.entity.js';
import { RepatriationEntity } from './repatriation/repatriation.entity.js';
import { insertMissing } from './seed.store.js';
import { RepatriationStepEntity } from './step/step.entity.js';
import { recipientsOf, updateBody } from './update/update.rules.js';
import { publishUpdate } from './update/update.store.js';
import { REPATRIATION_RULES } from './update/update.table.js';

/** The demo's crossings, counterpart offices and fictional repatriations. */
export const seed = async ({ tx, services }: SeedContext): Promise<void> => {
  const book = Directory.of(directoryRecords(services.now()));
  await insertMissing(tx, BorderCrossingEntity, crossings);
  await insertMissing(tx, CounterpartOfficeEntity, counterparts.map(counterpartRow));
  await insertMissing(tx, LiaisonContactEntity, contacts);
  const assignments = liaisonAssignments.map((assignment) => ({ ...assignment, since: null, until: null }));
  await insertMissing(tx, LiaisonAssignmentEntity, assignments);
  await grantRows(tx, assignments.flatMap(counterpartGrants(book)));
  await seedRepatriations(tx, book, services);
};

const seedRepatriations = async (
  tx: EntityManager,
  book: Directory,
  { now, newId }: SeedContext['services'],
): Promise<void> => {
  for (const demo of repatriations(now())) {
    const row = repatriationRow(demo, now());
    if (!(await insertMissing(tx, RepatriationEntity, [row]))) continue;
    const steps = stepRows(row);
    await insertMissing(tx, RepatriationStepEntity, steps);
    const scope = 'repatriation:read';
    await grantRows(tx, grantsFor(book, row.leadCommittee, { resourceType: 'repatriation', resource: row.id, scope }));
    const at = steps.at(-1)?.at ?? row.createdAt;
    const recipients = recipientsOf(book, REPATRIATION_RULES[0]!, row);
    await publishUpdate(tx, { recipients, body: updateBody(row, at), at, event: newId() }, newId);
  }
};

const counterpartGrants =
  (book: Directory) =>
  ({ committee, counterpart }: { committee: string; counterpart: string }) =>
    grantsFor(book, committee, {
      resourceType: 'counterpart_office',
      resource: counterpart,
      scope: 'counterpart:read',
    });

const TIME_ZONES: Readonly<Record<string, string>> = { LA: 'Asia/Vientiane', MM: 'Asia/Yangon' };

const counterpartRow = (demo: DemoCounterpart): CounterpartOfficeEntity => ({
  id: demo.id,
  place: demo.place,
  nameEn: demo.nameEn,
  nameLocal: null,
  languages: [...demo.languages],
  dutyHours: demo.dutyHours,
  verifiedOn: demo.verifiedOn,
  timeZone: TIME_ZONES[demo.place.slice(0, 2)] ?? 'Asia/Bangkok',
});

const HOUR_MS = 3_600_000;
const WAY: readonly RepatriationState[] = ['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING'];
const LEGAL_BASIS = 'Bilateral agreement on cooperation against trafficking in persons';
const SECRETARIAT = office('PL-TH57', 'SECRETARIAT').id;
const OFFICER = person('cr-secretariat').id;

const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' });
const dayOf = (instant: string | null): string | null => instant && calendarDay.format(new Date(instant));

/** A repatriation that has come its way one step at a time; the release is a change of its own. */
const repatriationRow = (demo: DemoRepatriation, now: Date): RepatriationEntity => ({
  id: demo.id,
  ref: demo.ref,
  direction: demo.direction,
  state: demo.state,
  heldFrom: null,
  crossing: demo.crossing,
  windowStart: dayOf(demo.windowFrom),
  windowEnd: dayOf(demo.windowUntil),
  personsBand: demo.personsBand,
  needsFlags: [...demo.needs],
  leadCommittee: demo.leadCommittee,
  counterpart: demo.counterpart,
  caseId: demo.case,
  version: WAY.indexOf(demo.state) + 1 + (demo.releasedAt ? 1 : 0),
  createdAt: new Date(now.getTime() - 48 * HOUR_MS),
  releasedAt: demo.releasedAt ? new Date(demo.releasedAt) : null,
  releasedBy: demo.releasedAt && OFFICER,
  releaseOffice: demo.releasedAt && SECRETARIAT,
  legalBasis: demo.releasedAt && LEGAL_BASIS,
});

const stepRows = ({ id, state, createdAt, releasedAt }: RepatriationEntity): RepatriationStepEntity[] =>
  WAY.slice(0, WAY.indexOf(state) + 1).map((reached, index) => ({
    repatriation: id,
    version: index === 0 ? 1 : index + 2,
    state: reached,
    at: index === 0 ? createdAt : new Date((releasedAt ?? createdAt).getTime() + index * HOUR_MS),
    office: SECRETARIAT,
    person: OFFICER,
  }));
