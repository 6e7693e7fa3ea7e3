import { type Directory, HubError, type Services, type SubjectSeal } from '@hub/subgraph-kit';
import { type AlertPlan, type CaseFacts, planAlerts } from '../alert/alert.plan.js';
import { addresseesOf, answersForCase, leadOf, readersOf, type RuleInForce } from '../alert/alert.rules.js';
import { RELEASED_RULES } from '../alert/alert.table.js';
import type { CaseEntity } from '../case/case.entity.js';
import { type CaseGrant, seesPersons } from '../case/case.grants.js';
import { tokenOf } from '../person/person.sealing.js';
import type { ReportEntity } from './report.entity.js';
import type { CheckedReport, Told } from './report.inputs.js';
import { type FiledPerson, planPersons } from './report.persons.js';
import { committeesConcerned, districtOf, districtsOf, isExploitationAbroad, servicesNear } from './report.rules.js';

/** Everything one report writes, decided before the transaction begins. */
export interface Filing {
  readonly report: ReportEntity;
  /** Seals what the report tells; its data key is stored with it. */
  readonly seal: SubjectSeal;
  /** What the reporter's phone is found by; null without one. */
  readonly phoneToken: string | null;
  /** The persons told, who become persons of the case. */
  readonly persons: readonly FiledPerson[];
  /** What was told, as one text to compare a repeat with. */
  readonly words: string;
  readonly case: CaseEntity;
  readonly alerts: AlertPlan;
  /** The event that every office is told of. */
  readonly event: string;
  readonly about: CaseFacts;
  /** P-codes: the district of the case, then each place it lies in. */
  readonly around: readonly string[];
  /** Who may see the case, those alerted included. */
  readonly grants: readonly CaseGrant[];
}

/** What a filing is decided with; ids and time are given so that demo data can have fixed ones. */
export interface FilingParts {
  readonly directory: Directory;
  readonly rules: readonly RuleInForce[];
  readonly sealer: Services['sealer'];
  readonly indexKey: string;
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

/** Stands for whoever told without signing in; no person has this id. */
export const NOBODY = 'public';

/** Under whose data key the values of a report are sealed. */
export const subjectOfReport = (report: string): string => `report:${report}`;

/** Where a sealed value of a report lives. */
export const sealedPlace = (report: string, property: keyof typeof SEALED) => ({
  table: 'report',
  row: report,
  column: SEALED[property],
});

/**
 * Rules can be changed; that they still name somebody is not left to whoever changes them.
 * @throws {HubError} `HUB_NOT_READY` while the directory knows no office that would get the report
 */
const decide = (told: Told, rules: readonly RuleInForce[], directory: Directory) => {
  const officesOf = (committee: string) => directory.officesOfCommittee(committee);
  for (const inForce of [rules, RELEASED_RULES]) {
    const committees = committeesConcerned(directory, told, inForce);
    const facts = { ...told, committees, services: servicesNear(directory, told.place) };
    const addressees = addresseesOf(facts, inForce, officesOf);
    const lead = leadOf(committees);
    if (lead && addressees.some(({ rule }) => answersForCase(rule.code)))
      return { committees, addressees, lead, readers: readersOf(facts, officesOf, addressees) };
  }
  throw new HubError('HUB_NOT_READY');
};

export const planFiling = (checked: CheckedReport, parts: FilingParts): Filing => {
  const { told } = checked;
  const { directory, newId, at } = parts;
  const { committees, addressees, lead, readers } = decide(told, parts.rules, directory);
  const filed = caseOf(told, { ...parts, lead });
  const about = { case: filed.id, ...factsOf(filed) };
  const [event, id] = [newId('event'), newId('report')];
  const seal = parts.sealer.newSubject(subjectOfReport(id));
  const words = JSON.stringify(told);
  return {
    ...{ seal, words, event, about, case: filed },
    persons: planPersons(told.persons ?? [], { ...parts, report: id, case: filed.id }),
    phoneToken: told.reporterPhone && tokenOf(parts.indexKey, 'PHONE', told.reporterPhone),
    report: { ...reportOf(checked, { ...parts, id, seal, case: filed.id }), sealedDigest: seal.digest(words) },
    around: directory.placesAround(filed.district).map((place) => place.id),
    alerts: planAlerts(event, addressees, { directory, newId, at, reportedAt: at, about, committees }),
    grants: [
      ...addressees.flatMap(({ office, committee, rule: { code } }) =>
        committee ? [{ office, reason: code, answers: answersForCase(code) }] : [],
      ),
      ...readers.map((reader) => ({ ...reader, answers: true })),
    ].map(({ office, reason, answers }) => ({
      ...{ office, reason },
      persons: answers && seesPersons(directory, office),
    })),
  };
};

const factsOf = ({ district, category, urgency, personsBand, minorInvolved }: CaseEntity): Omit<CaseFacts, 'case'> => ({
  ...{ district, category, urgency, personsBand, minorInvolved },
});

/** The country of a committee. */
export const homeOf = (directory: Directory, committee: string): string =>
  directory.place(directory.committee(committee)?.place ?? '')?.country ?? '';

const caseOf = (told: Told, { directory, newId, at, lead }: FilingParts & { lead: string }): CaseEntity => {
  return {
    id: newId('case'),
    district: districtOf(directory, told.place),
    originPlace: told.originPlace && districtOf(directory, told.originPlace),
    transitPlaces: districtsOf(directory, told.transitPlaces),
    leadCommittee: lead,
    category: told.category,
    urgency: told.urgency,
    state: 'REPORTED',
    personsBand: told.personsBand,
    minorInvolved: told.minorInvolved,
    source: told.source,
    siteClass: told.siteClass,
    exploitationAbroad: isExploitationAbroad(directory, told, homeOf(directory, lead)),
    interviewConsent: null,
    ...{ reflectionEndsAt: null, outcome: null, resolvedAtLevel: null, reporterFeedback: null },
    ...{ closedAt: null, duplicateOf: null },
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
