import { createHash } from 'node:crypto';
import { type Directory, HubError, type Services } from '@hub/subgraph-kit';
import { ackByOf, addresseesOf, answersForCase, leadOf, readersOf } from '../alert/alert.rules.js';
import type { AlertBody } from '../alert/alert.type.js';
import type { CaseEntity } from '../case/case.entity.js';
import { type CaseGrant, seesPersons } from '../case/case.grants.js';
import type { ReportEntity } from './report.entity.js';
import type { CheckedReport, Told } from './report.inputs.js';
import { committeesConcerned, districtOf, isExploitationAbroad } from './report.rules.js';

/** Everything one report writes, decided before the transaction begins. */
export interface Filing {
  readonly report: ReportEntity;
  readonly case: CaseEntity;
  readonly alerts: readonly AlertBody[];
  /** Who may see the case, those alerted included. */
  readonly grants: readonly CaseGrant[];
}

/** What a filing is decided with; ids and time are given so that demo data can have fixed ones. */
export interface FilingParts {
  readonly directory: Directory;
  readonly sealer: Services['sealer'];
  readonly newId: (of: string) => string;
  readonly at: Date;
  readonly filedBy: string;
  readonly filedThrough: string;
}

/** Digest of what was told, the same for the same words. */
export const digestOf = (told: Told): string => createHash('sha256').update(JSON.stringify(told)).digest('base64url');

const SEALED = {
  sealedDigest: 'sealed_digest',
  sealedName: 'sealed_name',
  sealedPhone: 'sealed_phone',
  sealedRelation: 'sealed_relation',
  sealedSituation: 'sealed_situation',
} as const;

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
  const facts = { ...told, committees };
  const officesOf = (committee: string) => parts.directory.officesOfCommittee(committee);
  const addressees = addresseesOf(facts, officesOf);
  if (!lead || !addressees.length) throw new HubError('HUB_NOT_READY');
  const filed = caseOf(told, { ...parts, lead });
  const event = parts.newId('event');
  return {
    report: reportOf(checked, { ...parts, case: filed.id }),
    case: filed,
    grants: [
      ...addressees.map(({ office, rule }) => ({ office, reason: rule, answers: answersForCase(rule) })),
      ...readersOf(facts, officesOf, addressees).map((reader) => ({ ...reader, answers: true })),
    ].map(({ office, reason, answers }) => ({
      ...{ office, reason },
      persons: answers && seesPersons(parts.directory, office),
    })),
    alerts: addressees.map((addressee) => ({
      ...addressee,
      id: parts.newId(`alert/${addressee.office}`),
      eventId: event,
      case: filed.id,
      district: filed.district,
      category: told.category,
      urgency: told.urgency,
      personsBand: told.personsBand,
      minorInvolved: told.minorInvolved,
      ackBy: ackByOf(told.urgency, parts.at).toISOString(),
      createdAt: parts.at.toISOString(),
    })),
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

const reportOf = ({ idempotencyKey, told }: CheckedReport, parts: FilingParts & { case: string }): ReportEntity => {
  const id = parts.newId('report');
  const seal = (property: keyof typeof SEALED, plain: string | null) =>
    plain === null ? null : parts.sealer.seal(plain, sealedPlace(id, property));
  return {
    id,
    caseId: parts.case,
    filedBy: parts.filedBy,
    filedThrough: parts.filedThrough,
    idempotencyKey,
    sealedDigest: parts.sealer.seal(digestOf(told), sealedPlace(id, 'sealedDigest')),
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
