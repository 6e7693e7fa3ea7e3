import type { Directory, FollowedRows } from '@hub/subgraph-kit';
import { type Reader, readersOf } from '../alert/alert.rules.js';
import { seesPersons } from './case.grants.js';

/** The offices that may see every case which this committee leads, as the directory knows it now. */
export const readersOfLead = (directory: Directory, lead: string): Reader[] => {
  const committee = directory.committee(lead);
  if (!committee) return [];
  const { level, place } = committee;
  const committees = {
    district: level === 'DISTRICT' ? lead : null,
    province: level === 'NATIONAL' ? null : (directory.committeeFor(place, 'PROVINCE')?.id ?? null),
    nation: level === 'NATIONAL' ? lead : null,
    ...{ elsewhere: new Map(), border: [], borderProvinces: [], isAcross: false },
  };
  return readersOf({ committees }, (of) => directory.officesOfCommittee(of), []);
};

const ROWS = 'select id as resource, lead_committee as owner, created_at as at from case_file';

/** Cases, and the rows of their persons for those who may see them; both follow the directory. */
export const followedCases: readonly FollowedRows[] = [
  { name: 'case', resourceType: 'case', rows: ROWS, readersOf: readersOfLead },
  {
    ...{ name: 'case_person', resourceType: 'case_person', rows: ROWS },
    readersOf: (directory, lead) =>
      readersOfLead(directory, lead).filter(({ office }) => seesPersons(directory, office)),
  },
];
