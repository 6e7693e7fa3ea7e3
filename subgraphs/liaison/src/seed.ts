import {
  committees,
  contacts,
  counterparts,
  crossings,
  type DemoCounterpart,
  liaisonAssignments,
  offices,
  places,
  repatriations,
} from '@hub/cast';
import { Directory, type EntityManager, grantRows, type SeedContext } from '@hub/subgraph-kit';
import { LiaisonAssignmentEntity } from './assignment/assignment.entity.js';
import { grantsFor } from './committee/committee.rules.js';
import { LiaisonContactEntity } from './contact/contact.entity.js';
import { CounterpartOfficeEntity } from './counterpart/counterpart.entity.js';
import { BorderCrossingEntity } from './crossing/crossing.entity.js';
import { RepatriationEntity } from './repatriation/repatriation.entity.js';
import { insertMissing } from './seed.store.js';
import { repatriationRow, stepRows } from './seed-repatriation.js';
import { RepatriationStepEntity } from './step/step.entity.js';
import { recipientsOf, updateBody } from './update/update.rules.js';
import { publishUpdate } from './update/update.store.js';

/** The demo's crossings, counterpart offices and fictional repatriations. */
export const seed = async ({ tx, services }: SeedContext): Promise<void> => {
  const book = directoryOfCast();
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
    await publishUpdate(tx, { recipients: recipientsOf(book, row), body: updateBody(row, at), at }, newId);
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

const counterpartRow = ({ key: _, ...demo }: DemoCounterpart): CounterpartOfficeEntity => ({
  ...demo,
  nameLocal: null,
  languages: [...demo.languages],
  timeZone: TIME_ZONES[demo.place.slice(0, 2)] ?? 'Asia/Bangkok',
});

/** The offices as the directory feed will tell of them. */
const directoryOfCast = (): Directory => {
  const directory = new Directory();
  for (const { pcode: id, level, country, parent } of places)
    directory.apply(0, { kind: 'place', id, data: { level, country, parent } });
  for (const { id, code, level, state, place, parent } of committees)
    directory.apply(0, { kind: 'committee', id, data: { code, level, state, place, parent } });
  for (const { id, kind, committee, jurisdiction } of offices)
    directory.apply(0, { kind: 'office', id, data: { kind, committee, jurisdiction } });
  return directory;
};
