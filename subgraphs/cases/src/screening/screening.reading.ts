import { type EntityManager, type HubContext, type SealedValue, unseal } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import { type Allowed, identifiable } from '../access/access.decision.js';
import { purposedReading } from '../access/purposed-reading.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { opinionsOfPersons } from '../mdt-review/mdt-review.store.js';
import type { ValuesRead } from '../person/person.reading.js';
import { subjectOfPerson } from '../person/person.sealing.js';
import { personsById } from '../person/person.store.js';
import { answerPlace, opinionPlace } from './screening.sealing.js';
import { answersOfPersons } from './screening.store.js';
import { MdtOpinion, PersonAssessment, ScreeningAnswer } from './screening.type.js';

/** Null for a person whom the caller may not identify for this purpose. */
export const assessmentOfPerson = purposedReading({
  scope: 'assessment:read',
  idOf: ({ person }: ValuesRead) => person,
  read: async (tx, { ids, ...asked }, context) => {
    const consents = await consentsOfPersons(tx, ids);
    const rows = (await personsById(tx, ids)).map((row) => ({
      ...{ id: row.id, caseId: row.case_id },
      consents: consents.filter(({ personId }) => personId === row.id),
    }));
    const by = { caller: context.caller, now: context.now() };
    return open(tx, context, { allowed: await identifiable(tx, by, { rows, ...asked }), purpose: asked.purpose });
  },
});

/** A sealed text, and what it becomes. */
interface Sealed extends SealedValue {
  readonly person: string;
  readonly shape: (text: string) => ScreeningAnswer | MdtOpinion;
}

const open = async (
  tx: EntityManager,
  { sealer, caller }: HubContext,
  {
    allowed,
    purpose,
  }: { readonly allowed: readonly Allowed<{ readonly id: string }>[]; readonly purpose: AccessPurpose },
): Promise<Map<string, PersonAssessment>> => {
  const audits = new Map(allowed.map(({ row, audit }) => [row.id, audit]));
  const persons = [...audits.keys()];
  const about = (person: string) => ({ person, subject: subjectOfPerson(person), ...audits.get(person) });
  const sealed: Sealed[] = [
    ...(await answersOfPersons(tx, persons)).map(({ screening_id: screening, person_id, question, sealed: value }) => ({
      ...{ ...about(person_id), value, place: answerPlace(screening, question) },
      shape: (answer: string) => Object.assign(new ScreeningAnswer(), { screening, question, answer }),
    })),
    ...(await opinionsOfPersons(tx, persons)).map(({ review_id: review, person_id, discipline, sealed: value }) => ({
      ...{ ...about(person_id), value, place: opinionPlace(review, discipline) },
      shape: (opinion: string) => Object.assign(new MdtOpinion(), { review, discipline, opinion }),
    })),
  ];
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${caller.id}`, purpose });
  return new Map(
    persons.map((person) => {
      const texts = sealed.flatMap((each, index) => {
        const text = opened[index];
        return each.person === person && text != null ? [each.shape(text)] : [];
      });
      return [
        person,
        Object.assign(new PersonAssessment(), {
          answers: texts.filter((text) => text instanceof ScreeningAnswer),
          opinions: texts.filter((text) => text instanceof MdtOpinion),
        }),
      ];
    }),
  );
};
