import type { Feature } from '@hub/subgraph-kit';
import { CaseEmergencyResolver, EmergencyOfCaseResolver } from '../case-emergency/case-emergency.resolver.js';
import { CaseloadResolver } from '../caseload/caseload.resolver.js';
import { CommitteeResolver } from '../committee/committee.resolver.js';
import { Committee } from '../committee/committee.stub.js';
import { CorrectionResolver } from '../correction/correction.resolver.js';
import { casesFeed } from '../events.js';
import { casesMigration } from '../migrations/1000-cases.js';
import { caseReaderMigration } from '../migrations/1030-case-reader.js';
import { lifecycleMigration } from '../migrations/1050-lifecycle.js';
import { officeCaseMigration } from '../migrations/1095-office-case.js';
import { caseEmergencyMigration } from '../migrations/1140-case-emergency.js';
import { triageMigration } from '../migrations/1160-triage.js';
import { rowReadersOfCasesMigration } from '../migrations/1180-row-reader.js';
import { caseCorrectionMigration } from '../migrations/1200-case-correction.js';
import { caseMergeMigration } from '../migrations/1210-case-merge.js';
import { casePlaceMigration } from '../migrations/1223-case-place.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { Place } from '../place/place.stub.js';
import { TimelineResolver } from '../timeline/timeline.resolver.js';
import { TriageResolver } from '../triage/triage.resolver.js';
import { CaseEntity } from './case.entity.js';
import { CaseLifecycleResolver } from './case.lifecycle-resolver.js';
import { followedCases } from './case.readers.js';
import { caseReference } from './case.reference.js';
import { CaseResolver } from './case.resolver.js';

/** A case, its states, who reads it, and lists of cases. */
export const cases: Feature = {
  name: 'cases',
  resolvers: [
    CaseResolver,
    CaseLifecycleResolver,
    TriageResolver,
    CorrectionResolver,
    CaseEmergencyResolver,
    EmergencyOfCaseResolver,
    CommitteeResolver,
    CaseloadResolver,
    TimelineResolver,
  ],
  stubs: [Committee, Office, Official, Place],
  references: [caseReference],
  entities: [CaseEntity],
  migrations: [
    casesMigration,
    caseReaderMigration,
    lifecycleMigration,
    officeCaseMigration,
    triageMigration,
    caseEmergencyMigration,
    rowReadersOfCasesMigration,
    caseCorrectionMigration,
    caseMergeMigration,
    casePlaceMigration,
  ],
  feeds: [casesFeed],
  followedRows: followedCases,
};
