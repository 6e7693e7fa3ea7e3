import type { Services } from '@hub/subgraph-kit';
import { type CaseState, thaiDay } from '@hub/vocabulary';
import type { CaseEntity } from '../case/case.entity.js';
import type { PersonEntity } from '../person/person.entity.js';
import type { ToldOfPerson } from '../person/person.groups.js';
import type { StagedRow } from './case-import.chunks.js';
import { bandOf, STATE_OF_STATUS } from './case-import.rules.js';
import type { CaseImportRow, ImportRef } from './case-import.store.js';

/** A person of a file as it is stored. */
export type NewPerson = Pick<
  PersonEntity,
  'id' | 'caseId' | 'sex' | 'ageBand' | 'citizenship' | 'traffickingStatus' | 'exploitationTypes' | 'createdAt'
> &
  Required<
    Pick<
      PersonEntity,
      | 'forcedLabourIndustry'
      | 'controlMethods'
      | 'recruitmentMethods'
      | 'recruiterRelation'
      | 'recruitmentCountry'
      | 'transitCountries'
      | 'exploitationCountries'
      | 'rescuedOn'
      | 'exploitationArea'
    >
  > & {
    readonly decidedBy: string | null;
  };

/** A person of a file with what is kept apart from their codes. */
export interface MadePerson {
  readonly codes: NewPerson;
  readonly told: ToldOfPerson;
  readonly consents: boolean;
}

const HOME = 'THA';

/** The cases of these rows that are not there yet; each is added to those that are. */
export const casesToWrite = (
  staged: readonly StagedRow[],
  {
    row,
    refs,
    there,
    services: { directory, now },
  }: {
    readonly row: CaseImportRow;
    /** By the id of the case. */
    readonly refs: ReadonlyMap<string, ImportRef>;
    readonly there: Set<string>;
    readonly services: Pick<Services, 'directory' | 'now'>;
  },
): CaseEntity[] =>
  staged.flatMap((each): CaseEntity[] => {
    if (there.has(each.caseId)) return [];
    there.add(each.caseId);
    const { persons, minor } = refs.get(each.caseId)!;
    const level = directory.committee(row.committee)!.level;
    return [caseOf(each, { row, level, now: now(), persons, minor })];
  });

const caseOf = (
  { person, district, caseId }: StagedRow,
  about: {
    readonly row: CaseImportRow;
    readonly level: CaseEntity['resolvedAtLevel'];
    readonly now: Date;
    readonly persons: number;
    readonly minor: boolean;
  },
): CaseEntity => {
  const { status, outcome, category, reportedMonth } = person.case;
  const state: CaseState = STATE_OF_STATUS[status];
  const isClosed = state === 'CLOSED';
  return {
    ...{ id: caseId, district, leadCommittee: about.row.committee, category: category ?? 'OTHER', state },
    ...{ urgency: 'NORMAL', source: 'OTHER', siteClass: null, personsBand: bandOf(about.persons) },
    ...{ minorInvolved: about.minor, originPlace: null, transitPlaces: [] },
    exploitationAbroad: person.exploitationCountries.some((country) => country !== HOME),
    ...{ interviewConsent: null, reflectionEndsAt: null, duplicateOf: null, version: 1 },
    // there is no reporter to tell: the file came from an office
    ...(isClosed
      ? { outcome, resolvedAtLevel: about.level, reporterFeedback: 'ANONYMOUS', closedAt: about.now }
      : { outcome: null, resolvedAtLevel: null, reporterFeedback: null, closedAt: null }),
    createdAt: reportedMonth === null ? about.now : firstOf(reportedMonth, about.now),
  };
};

/** The first day of a month in Thailand, by a clock that is not ahead of the present. */
const firstOf = (month: string, now: Date): Date =>
  thaiDay(now).startsWith(month) ? now : new Date(`${month}-01T12:00:00+07:00`);

export const personToWrite = (
  { person, caseId }: StagedRow,
  { newId, now }: { readonly newId: () => string; readonly now: Date },
): MadePerson => ({
  codes: {
    ...{ id: newId(), caseId, sex: person.sex, ageBand: person.ageBand, citizenship: person.citizenship },
    ...{ traffickingStatus: person.traffickingStatus, decidedBy: person.decidedBy, createdAt: now },
    exploitationTypes: [...person.exploitationTypes],
    forcedLabourIndustry: person.industry,
    controlMethods: [...person.controlMethods],
    recruitmentMethods: [...person.recruitmentMethods],
    recruiterRelation: person.recruiterRelation,
    recruitmentCountry: person.recruitmentCountry,
    transitCountries: [...person.transitCountries],
    exploitationCountries: [...person.exploitationCountries],
    rescuedOn: person.rescuedMonth === null ? null : `${person.rescuedMonth}-01`,
    exploitationArea: person.exploitationPlace,
  },
  consents: person.consent,
  told: person.identity ? { identity: { otherNames: null, paperKind: null, ...person.identity } } : {},
});
