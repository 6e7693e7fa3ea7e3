import type { SealedValue, SubjectSeal } from '@hub/subgraph-kit';
import { subjectOfPerson } from '../person/person.sealing.js';
import { subjectOfReport } from '../report/report.filing.js';

/** What a file is about. */
export interface About {
  readonly id: string;
  readonly person_id: string | null;
  readonly report_id: string | null;
}

/** Under whose data key a file's own key is sealed: erasing that subject closes the file for ever. */
export const subjectOfAttachment = ({ person_id: person, report_id: report }: Omit<About, 'id'>): string =>
  person === null ? subjectOfReport(report!) : subjectOfPerson(person);

const placeOf = (id: string) => ({ table: 'attachment', row: id, column: 'file' });

export const sealKey = (seal: SubjectSeal, id: string, key: string): string => seal.seal(key, placeOf(id));

/** The stored key of a file as `unseal` takes it. */
export const sealedKeyOf = (about: About, sealed: string): SealedValue => ({
  value: sealed,
  subject: subjectOfAttachment(about),
  place: placeOf(about.id),
});
