import { type Directory, HubError, type Services, type SubjectSeal } from '@hub/subgraph-kit';
import { ackByOf, addresseesOf, answersForCase, leadOf, readersOf } from '../alert/alert.rules.js';
import type { AlertBody } from '../alert/alert.type.js';
import type { CaseEntity } from '../case/case.entity.js';
import { type CaseGrant, seesPersons } from '../case/case.grants.js';
import type { ReportEntity } from './report.entity.js';
import type { CheckedReport, Told } from './report.inputs.js';
import { committeesConcerned, districtOf, isExploitationAbroad, servicesNear } from './report.rules.js';

/** Everything one report writes, decided before the transaction begins. */
export interface Filing {
  readonly report: ReportEntity;
  /** Seals what the report tells; its data key is stored with it. */
  readonly seal: SubjectSeal;
  /** What was told, as one text to compare a repeat with. */
  readonly words: string;
  readonly case: CaseEntity;
  readonly alerts: readonly AlertBody[];
  /** The alert that an office gets whose committee subscribed to the place or category. */
  readonly alertTo: (subscriber: Addressed) => AlertBody;
  /** P-codes: the district of the case, then each place it lies in. */
  readonly around: readonly string[];
  /** Who may see the case, those alerted included. */
  readonly grants: readonly CaseGrant[];
}

/** An office that gets an alert, and why. */
type Addressed = Pick<AlertBody, 'office' | 'committee' | 'rule'>;

/** What a filing is decided with; ids and time are given so that demo data can have fixed ones. */
export interface FilingParts {
  readonly directory: Directory;
  readonly sealer: Services['sealer'];
  readonly newId: (of: string) => string;
  readonly at: Date;
  readonly filedBy: string;
  readonly filedThrough: string;
}

const SEALED = {
  sealedName: 'sealed_name',
  sealedPhone: 'sealed_phone',
  sealedRelation: 'sealed_relation',
  sealedSituation: 'sealed_situation',
} as const;

/** Under whose data key the values of a report are sealed. */
export const subjectOfReport = (report: string): string => `report:${report}`;

/** Where a sealed value of a report lives. */
export const sealedPlace = (report: string, property: keyof typeof SEALED) => ({
  table: 'report',
  row: report,
  column: SEALED[property],
});

/** @throws {HubError} `HUB_NOT_READY` while the directory knows no office that would get the report */
export const planFiling = (checked: CheckedReport, parts: FilingParts): Filing => {
  const { told } = checked;
  const committees = committeesConcerned(parts.directory, told);
  const lead = leadOf(committees);
  const facts = { ...told, committees, services: servicesNear(parts.directory, told.place) };
  const officesOf = (committee: string) => parts.directory.officesOfCommittee(committee);
  const addressees = addresseesOf(facts, officesOf);
  if (!lead || !addressees.length) throw new HubError('HUB_NOT_READY');
  const filed = caseOf(told, { ...parts, lead });
  const event = parts.newId('event');
  const id = parts.newId('report');
  const seal = parts.sealer.newSubject(subjectOfReport(id));
  const words = JSON.stringify(told);
  const alertTo = (addressed: Addressed): AlertBody => ({
    ...addressed,
    id: parts.newId(`alert/${addressed.office}`),
    eventId: event,
    case: filed.id,
    district: filed.district,
    category: told.category,
    urgency: told.urgency,
    personsBand: told.personsBand,
    minorInvolved: told.minorInvolved,
    ackBy: ackByOf(told.urgency, parts.at).toISOString(),
    createdAt: parts.at.toISOString(),
  });
  return {
    seal,
    words,
    report: { ...reportOf(checked, { ...parts, id, seal, case: filed.id }), sealedDigest: seal.digest(words) },
    case: filed,
    grants: [
      ...addressees.filter(({ committee }) => committee !== null).map(({ office, rule }) => ({ office, reason: rule, answers: answersForCase(rule) })),
      ...readersOf(facts, officesOf, addressees).map((reader) => ({ ...reader, answers: true })),
    ].map(({ office, reason, answers }) => ({
      ...{ office, reason },
      persons: answers && seesPersons(parts.directory, office),
    })),
    alerts: addressees.map(alertTo),
    alertTo,
    around: parts.directory.placesAround(filed.district).map(({ id }) => id),
  };
};

const caseOf = (told: Told, { directory, newId, at, lead }: FilingParts & { lead: string }): CaseEntity => {
  const home = directory.place(directory.committee(lead)?.place ?? '')?.country ?? '';
  return {
    id: newId('case'),
    district: districtOf(directory, told.place),
    leadCommittee: lead,
    category: told.category,
    urgency: told.urgency,
    state: 'REPORTED',
    personsBand: told.personsBand,
    minorInvolved: told.minorInvolved,
    source: told.source,
    siteClass: told.siteClass,
    exploitationAbroad: isExploitationAbroad(directory, told, home),
    interviewConsent: null,
    version: 1,
    createdAt: at,
  };
};

const reportOf = (
  { idempotencyKey, told }: CheckedReport,
  { id, ...parts }: FilingParts & { id: string; seal: SubjectSeal; case: string },
): Omit<ReportEntity, 'sealedDigest'> => {
  const seal = (property: keyof typeof SEALED, plain: string | null) =>
    plain === null ? null : parts.seal.seal(plain, sealedPlace(id, property));
  return {
    id,
    caseId: parts.case,
    filedBy: parts.filedBy,
    filedThrough: parts.filedThrough,
    idempotencyKey,
    place: told.place,
    originPlace: told.originPlace,
    exploitationPlace: told.exploitationPlace,
    transitPlaces: told.transitPlaces,
    directoryVersion: parts.directory.version,
    sealedName: seal('sealedName', told.reporterName),
    sealedPhone: seal('sealedPhone', told.reporterPhone),
    sealedRelation: seal('sealedRelation', told.reporterRelation),
    sealedSituation: seal('sealedSituation', told.situation),
    createdAt: parts.at,
  };
};
