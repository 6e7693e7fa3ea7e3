import type { GroupKind } from '@hub/vocabulary';

const COORDINATE = 'Coordinate with other committees and do other tasks assigned by the committee.';

/** Duties of each group of a district committee, as its appointment order lists them. */
export const DUTIES_OF_GROUP: Readonly<Record<GroupKind, readonly string[]>> = {
  EXECUTIVE: [
    'Administer, direct, supervise and monitor the committee’s operations in line with the provincial committee.',
    'Operate as a multidisciplinary team under the provincial committee’s guidance in an emergency.',
    'Appoint a working group to consider or take action.',
    'Do other tasks to prevent and combat trafficking in persons in the district.',
  ],
  PREVENTION_MONITORING: [
    'Inspect, prevent and monitor trafficking offences in the area and coordinate with other areas concerned.',
    COORDINATE,
  ],
  SUPPRESSION_INFORMATION: [
    'Receive incident reports, assist victims in the area and report to the committee.',
    'Investigate and collect information, and coordinate assistance as a multidisciplinary team.',
    COORDINATE,
  ],
  REHABILITATION: [
    'Give physical and mental health care to victims and their families, so that they can return to society safely.',
    COORDINATE,
  ],
  WORKING_GROUP: [],
};
