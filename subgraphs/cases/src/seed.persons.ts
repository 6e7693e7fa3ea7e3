import { type Directory, type EntityManager, type SeedContext, storeSubjects } from '@hub/subgraph-kit';
import { RECIPIENT_OF_OFFICE } from '@hub/vocabulary';
import { assignmentsOfCases } from './assignment/assignment.store.js';
import { lockCase } from './case/case.store.js';
import { endOf, EXPLAINED, type Explained } from './consent/consent.rules.js';
import { insertConsent, type NewConsent } from './consent/consent.store.js';
import { GROUPS, type GroupValues } from './person/person.groups.js';
import { sealTold, subjectOfPerson, tokensOf } from './person/person.sealing.js';
import type { PersonEntity } from './person/person.entity.js';
import { insertPerson, replaceTokens, replaceValues } from './person/person.store.js';
import type { CaseShareEntity } from './share/share.entity.js';
import { insertShare } from './share/share.store.js';

/** A person of a demo case, with the first consent. */
export interface SeededPerson extends Pick<PersonEntity, 'id' | 'sex' | 'ageBand' | 'citizenship'> {
  readonly key: string;
  readonly case: string;
  readonly exploitationTypes: readonly PersonEntity['exploitationTypes'][number][];
  readonly identity: GroupValues<'identity'>;
  readonly health: GroupValues<'health'>;
  readonly shelter: GroupValues<'shelter'>;
  readonly consent: Pick<NewConsent, 'id' | 'basis' | 'purposes' | 'recipients'>;
}

/** A demo case that is shared. */
export interface SeededShare extends Pick<CaseShareEntity, 'id' | 'office'> {
  readonly case: string;
  readonly purposes: readonly CaseShareEntity['purposes'][number][];
}

interface Seeded {
  readonly persons: readonly SeededPerson[];
  readonly shares: readonly SeededShare[];
  readonly directory: Directory;
}

const ALL_EXPLAINED = Object.fromEntries(EXPLAINED.map((each) => [each, true])) as Explained;
const SHARED_DAYS = 180;

/** Registers the persons of the demo cases and shares what is shared; repeating it changes nothing. */
export const seedPersons = async (
  { tx, services }: SeedContext,
  { persons, shares, directory }: Seeded,
): Promise<void> => {
  for (const demo of persons) await seedPerson({ tx, services }, demo);
  for (const { id, case: caseId, office, purposes } of shares) {
    const by = await workerOf(tx, caseId);
    const now = services.now();
    const share = {
      ...{ id, caseId, office, recipient: RECIPIENT_OF_OFFICE[directory.office(office)!.kind]! },
      ...{ purposes: [...purposes], reason: 'ADDITIONAL_SERVICES' as const, endedAt: null, createdAt: now },
      until: new Date(now.getTime() + SHARED_DAYS * 86_400_000),
      ...{ sharedBy: by.person, sharedThrough: by.office, idempotencyKey: `cast-${id}`, fingerprint: '' },
    };
    await insertShare(tx, share, await lockCase(tx, caseId));
  }
};

const seedPerson = async ({ tx, services }: SeedContext, demo: SeededPerson): Promise<void> => {
  const { id, case: caseId, sex, ageBand, citizenship, exploitationTypes, identity, health, shelter } = demo;
  const [by, now] = [await workerOf(tx, caseId), services.now()];
  const seal = services.sealer.newSubject(subjectOfPerson(id));
  const { isNew } = await insertPerson(tx, {
    ...{ id, caseId, sex, ageBand, citizenship, exploitationTypes: [...exploitationTypes] },
    ...{ traffickingStatus: 'POSSIBLE', registeredBy: by.person, registeredThrough: by.office },
    ...{ idempotencyKey: `cast-${demo.key}`, digest: seal.digest(demo.key), createdAt: now },
  });
  if (!isNew) return;
  const told = { identity, health, shelter };
  await storeSubjects(tx, [seal]);
  await replaceValues(tx, id, { groups: GROUPS, values: sealTold(seal, id, told) });
  await replaceTokens(tx, id, tokensOf(services.indexKey, told));
  const { basis, purposes, recipients, id: consent } = demo.consent;
  await insertConsent(tx, {
    ...{ id: consent, personId: id, caseId, basis, purposes, recipients, explained: ALL_EXPLAINED },
    ...{ until: endOf({ basis, until: null }, now), givenAt: now, recordedBy: by.person, recordedThrough: by.office },
    ...{ idempotencyKey: `first:${id}`, fingerprint: '', withoutGuardian: null },
    assent: basis === 'GUARDIAN_CONSENT' ? 'GIVEN' : null,
  });
};

const workerOf = async (tx: EntityManager, caseId: string): Promise<{ person: string; office: string }> =>
  (await assignmentsOfCases(tx, [caseId]))[0]!;
