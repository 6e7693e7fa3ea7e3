import {
  closures,
  contacts,
  counterparts,
  crossings,
  type DemoClosure,
  type DemoCounterpart,
  type DemoJointMeeting,
  type DemoRepatriation,
  directoryRecords,
  jointMeetings,
  liaisonAssignments,
  office,
  person,
  repatriations,
} from '@hub/cast';
import { Directory, type EntityManager, grantReaders, type SeedContext } from '@hub/subgraph-kit';
import { RELEASE_FACTS, type RepatriationState, thaiDay } from '@hub/vocabulary';
import { LiaisonAssignmentEntity } from './assignment/assignment.entity.js';
import { CrossingClosureEntity } from './closure/closure.entity.js';
import { LiaisonContactEntity } from './contact/contact.entity.js';
import { CounterpartOfficeEntity } from './counterpart/counterpart.entity.js';
import { assignedCounterparts } from './counterpart/counterpart.readers.js';
import { VERIFY_EVERY_DAYS } from './counterpart/counterpart.rules.js';
import { BorderCrossingEntity } from './crossing/crossing.entity.js';
import { ReleaseActEntity } from './release-act/release-act.entity.js';
import { RepatriationEntity } from './repatriation/repatriation.entity.js';
import { ledReturns } from './repatriation/repatriation.readers.js';
import { JointMeetingEntity } from './joint-meeting/joint-meeting.entity.js';
import { insertMissing } from './seed.store.js';
import { RepatriationStepEntity } from './step/step.entity.js';
import { recipientsOf, updateBody } from './update/update.rules.js';
import { publishUpdates } from './update/update.store.js';
import { REPATRIATION_RULES } from './update/update.table.js';

/** The demo's crossings, counterpart offices and fictional repatriations. */
export const seed = async ({ tx, services }: SeedContext): Promise<void> => {
  const book = Directory.of(directoryRecords(services.now()));
  const open = crossings.map(({ hours, ...each }) => ({ ...each, hours: hours && [...hours], version: 1 }));
  await insertMissing(tx, BorderCrossingEntity, open);
  await insertMissing(tx, CrossingClosureEntity, closures.map(closureRow));
  await insertMissing(tx, CounterpartOfficeEntity, counterparts.map(counterpartRow(services.now())));
  await insertMissing(tx, LiaisonContactEntity, contacts as LiaisonContactEntity[]);
  const assignments = liaisonAssignments.map((assignment) => ({ ...assignment, since: null, until: null }));
  await insertMissing(tx, LiaisonAssignmentEntity, assignments);
  for (const { committee: owner, counterpart: resource } of assignments)
    await grantReaders(tx, assignedCounterparts, { resource, owner, directory: book });
  await insertMissing(tx, JointMeetingEntity, jointMeetings.map(meetingRow(services.now())));
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
    if (row.releasedAt) await insertMissing(tx, ReleaseActEntity, [releaseActRow(row, row.releasedAt)]);
    await grantReaders(tx, ledReturns, { resource: row.id, owner: row.leadCommittee, directory: book });
    const at = steps.at(-1)?.at ?? row.createdAt;
    const { leadCommittee, counterpart, releasedAt, sharedUntil } = row;
    const told = { leadCommittee, counterpart, releasedAt, sharedUntil, at };
    const recipients = recipientsOf(book, REPATRIATION_RULES[0]!, told);
    await publishUpdates(tx, [{ recipients, body: updateBody(row, at), at, event: newId() }], newId);
  }
};

const closureRow = ({ id, crossing, from, until, reason }: DemoClosure): CrossingClosureEntity => ({
  ...{ id, crossing, kind: 'LEGAL', reason, startsAt: new Date(from), endsAt: until ? new Date(until) : null },
});

const TIME_ZONES: Readonly<Record<string, string>> = { LA: 'Asia/Vientiane', MM: 'Asia/Yangon' };

const DAY_MS = 86_400_000;

const counterpartRow =
  (now: Date) =>
  (demo: DemoCounterpart): CounterpartOfficeEntity => ({
    id: demo.id,
    place: demo.place,
    nameEn: demo.nameEn,
    nameLocal: null,
    languages: [...demo.languages],
    dutyHours: [...demo.dutyHours],
    timeZone: TIME_ZONES[demo.place.slice(0, 2)] ?? 'Asia/Bangkok',
    verifyEveryDays: VERIFY_EVERY_DAYS.usual,
    verifiedOn: demo.verifiedDaysAgo === null ? null : thaiDay(new Date(now.getTime() - demo.verifiedDaysAgo * DAY_MS)),
    ...(demo.verifiedDaysAgo === null
      ? { verifiedBy: null, verifiedOffice: null }
      : { verifiedBy: OFFICER, verifiedOffice: SECRETARIAT }),
    version: 1,
  });

const meetingRow =
  (now: Date) =>
  ({ heldDaysAgo, followUpInDays, agenda, decisions, ...demo }: DemoJointMeeting): JointMeetingEntity => {
    const day = (days: number): string => thaiDay(new Date(now.getTime() + days * DAY_MS));
    const heldOn = day(-heldDaysAgo);
    return {
      ...demo,
      ...{ state: 'HELD', version: 2, plannedOn: heldOn, heldOn, followUpOn: day(followUpInDays) },
      ...{ agenda: [...agenda], decisions: [...decisions], createdAt: now, office: SECRETARIAT, person: OFFICER },
    };
  };

const HOUR_MS = 3_600_000;
const WAY: readonly RepatriationState[] = ['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING'];
const LEGAL_BASIS = 'Bilateral agreement on cooperation against trafficking in persons';
const SECRETARIAT = office('PL-TH57', 'SECRETARIAT').id;
const OFFICER = person('cr-secretariat').id;

const dayOf = (instant: string | null): string | null => instant && thaiDay(new Date(instant));

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
  releaseOffice: demo.releasedAt && SECRETARIAT,
  legalBasis: demo.releasedAt && LEGAL_BASIS,
  releaseScope: [...RELEASE_FACTS],
  withdrawnAt: null,
  withdrawalOffice: null,
  withdrawal: null,
  sharedUntil: null,
  movement: null,
});

const stepRows = ({ id, state, createdAt, releasedAt }: RepatriationEntity): RepatriationStepEntity[] =>
  WAY.slice(0, WAY.indexOf(state) + 1).map((reached, index) => ({
    repatriation: id,
    version: index === 0 ? 1 : index + 2,
    state: reached,
    at: index === 0 ? createdAt : new Date((releasedAt ?? createdAt).getTime() + index * HOUR_MS),
    office: SECRETARIAT,
    person: OFFICER,
    reason: null,
  }));

const releaseActRow = (row: RepatriationEntity, at: Date): ReleaseActEntity => ({
  ...{ repatriation: row.id, number: 1, act: 'RELEASED', at, office: row.releaseOffice, person: OFFICER },
  ...{ legalBasis: row.legalBasis, scope: row.releaseScope, withdrawal: null },
});
