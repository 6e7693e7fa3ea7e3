import { type EntityManager, type Services, storeSubjects, type SubjectSeal } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import type { PersonEntity } from '../person/person.entity.js';
import { GROUPS, type ToldOfPerson } from '../person/person.groups.js';
import { sealTold, type StoredValue, subjectOfPerson, type Token, tokensOf } from '../person/person.sealing.js';
import { toldAge } from '../person/person.rules.js';
import { insertPerson, replaceTokens, replaceValues } from '../person/person.store.js';
import type { Told } from './report.inputs.js';

/** A person of whom a report tells, sealed under a data key of their own. */
export interface FiledPerson {
  readonly person: PersonEntity;
  readonly seal: SubjectSeal;
  readonly values: readonly StoredValue[];
  readonly tokens: readonly Token[];
}

interface FiledWith extends Pick<Services, 'sealer' | 'indexKey'> {
  readonly newId: (of: string) => string;
  readonly report: string;
  readonly case: string;
  readonly at: Date;
  readonly filedBy: string;
  readonly filedThrough: string;
}

/** Nobody has asked these persons yet: without a consent what identifies them opens to nobody. */
export const planPersons = (persons: NonNullable<Told['persons']>, filed: FiledWith): FiledPerson[] =>
  persons.map(({ sex, ageBand: band, citizenship = null, identity }, index) => {
    const ageBand = toldAge({ ageBand: band, bornOn: identity?.bornOn }, thaiDay(filed.at)) ?? null;
    const id = filed.newId(`person/${index}`);
    const seal = filed.sealer.newSubject(subjectOfPerson(id));
    const told = { identity } as ToldOfPerson;
    return {
      ...{ seal, values: sealTold(seal, id, told), tokens: tokensOf(filed.indexKey, told) },
      person: {
        ...{ id, caseId: filed.case, sex: sex!, ageBand, citizenship, exploitationTypes: [] },
        ...{ traffickingStatus: 'POSSIBLE', registeredBy: filed.filedBy, registeredThrough: filed.filedThrough },
        ...{ idempotencyKey: `report:${filed.report}/${index}`, digest: seal.digest(id), createdAt: filed.at },
      },
    };
  });

/** Needs a system actor. */
export const storePersons = async (tx: EntityManager, persons: readonly FiledPerson[]): Promise<void> => {
  await storeSubjects(
    tx,
    persons.map(({ seal }) => seal),
  );
  for (const { person, values, tokens } of persons) {
    await insertPerson(tx, person);
    await replaceValues(tx, person.id, { groups: GROUPS, values });
    await replaceTokens(tx, person.id, tokens);
    await recordAct(tx, {
      ...{ by: person.registeredBy, office: person.registeredThrough, action: 'person.registered' },
      ...{ resourceType: 'person', resource: person.id, caseId: person.caseId, purpose: 'report-incident' },
    });
  }
};
