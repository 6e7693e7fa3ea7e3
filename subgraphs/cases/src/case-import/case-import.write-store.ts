import type { EntityManager } from '@hub/subgraph-kit';
import { recordActs } from '../access/act.js';
import type { CaseEntity } from '../case/case.entity.js';
import { EXPLAINED, type ProposedConsent } from '../consent/consent.rules.js';
import type { StoredValue, Token } from '../person/person.sealing.js';
import type { NewPerson } from './case-import.making.js';
import type { CaseImportRow } from './case-import.store.js';

/** Who brings the file, as every row that it makes says. */
type Importer = Pick<CaseImportRow, 'id' | 'person' | 'office' | 'appointment'>;

const PURPOSE = 'import-cases';

/** Stores cases, each worked on by whoever brings them. Needs a system actor. */
export const writeCases = async (
  tx: EntityManager,
  { id: importId, person, office, appointment }: Importer,
  cases: readonly CaseEntity[],
): Promise<void> => {
  await tx.query(
    `insert into case_file (id, district, lead_committee, category, urgency, state, persons_band, minor_involved, source,
       exploitation_abroad, outcome, resolved_at_level, reporter_feedback, closed_at, created_at, version, import_id)
     select c.id, c.district, c."leadCommittee", c.category, c.urgency, c.state, c."personsBand", c."minorInvolved",
            c.source, c."exploitationAbroad", c.outcome, c."resolvedAtLevel", c."reporterFeedback", c."closedAt",
            c."createdAt", 1, $2
       from jsonb_to_recordset($1::jsonb) as c (id uuid, district text, "leadCommittee" uuid, category text,
            urgency text, state text, "personsBand" text, "minorInvolved" boolean, source text,
            "exploitationAbroad" boolean, outcome text, "resolvedAtLevel" text, "reporterFeedback" text,
            "closedAt" timestamptz, "createdAt" timestamptz)`,
    [JSON.stringify(cases), importId],
  );
  const ids = cases.map(({ id }) => id);
  await tx.query(
    `insert into case_assignment (id, case_id, person, office, appointment, created_at)
     select gen_random_uuid(), c.id, $2, $3, $4, now() from unnest($1::uuid[]) as c (id)`,
    [ids, person, office, appointment],
  );
  await recordActs(
    tx,
    ids.map((caseId) => ({
      ...{ by: person, office, action: 'case.imported', purpose: PURPOSE },
      ...{ resourceType: 'case', resource: caseId, caseId },
    })),
  );
};

/** Needs a system actor. */
export const writePersons = async (
  tx: EntityManager,
  { id: importId, person: by, office }: Importer,
  persons: readonly NewPerson[],
): Promise<void> => {
  await tx.query(
    `insert into person (id, case_id, sex, age_band, citizenship, trafficking_status, decided_by, exploitation_types,
       forced_labour_industry, control_methods, recruitment_methods, recruiter_relation, recruitment_country,
       transit_countries, exploitation_countries, rescued_on, exploitation_area, registered_by, registered_through,
       idempotency_key, digest, created_at)
     select p.id, p."caseId", p.sex, p."ageBand", p.citizenship, p."traffickingStatus", p."decidedBy",
            p."exploitationTypes", p."forcedLabourIndustry", p."controlMethods", p."recruitmentMethods",
            p."recruiterRelation", p."recruitmentCountry", p."transitCountries", p."exploitationCountries",
            p."rescuedOn", p."exploitationArea", $2, $3, 'import:' || $4 || ':' || p.id, '', p."createdAt"
       from jsonb_to_recordset($1::jsonb) as p (id uuid, "caseId" uuid, sex text, "ageBand" text, citizenship text,
            "traffickingStatus" text, "decidedBy" text, "exploitationTypes" text[], "forcedLabourIndustry" text,
            "controlMethods" text[], "recruitmentMethods" text[], "recruiterRelation" text,
            "recruitmentCountry" text, "transitCountries" text[], "exploitationCountries" text[], "rescuedOn" date,
            "exploitationArea" text, "createdAt" timestamptz)`,
    [JSON.stringify(persons), by, office, importId],
  );
  await recordActs(
    tx,
    persons.map(({ id, caseId }) => ({
      ...{ by, office, action: 'person.registered', purpose: PURPOSE },
      ...{ resourceType: 'person', resource: id, caseId },
    })),
  );
};

/** What identifies persons, sealed, and what they are found by. Needs a system actor. */
export const writeValues = async (
  tx: EntityManager,
  values: readonly (StoredValue & { readonly person: string })[],
  tokens: readonly (Token & { readonly person: string })[],
): Promise<void> => {
  await tx.query(
    `insert into person_value (person_id, value_group, field, sealed)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])`,
    [
      ...[values.map(({ person }) => person), values.map(({ group }) => group)],
      ...[values.map(({ field }) => field), values.map(({ sealed }) => sealed)],
    ],
  );
  await tx.query(
    'insert into person_token (person_id, kind, token) select * from unnest($1::uuid[], $2::text[], $3::text[])',
    [tokens.map(({ person }) => person), tokens.map(({ kind }) => kind), tokens.map(({ token }) => token)],
  );
};

const EXPLAINED_COLUMNS = EXPLAINED.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** The same consent of several persons. Needs a system actor. */
export const writeConsents = async (
  tx: EntityManager,
  { id: importId, person: by, office }: Importer,
  {
    terms,
    consents,
  }: {
    readonly terms: ProposedConsent;
    readonly consents: readonly { id: string; personId: string; caseId: string; givenAt: Date }[];
  },
): Promise<void> => {
  await tx.query(
    `insert into consent (id, person_id, case_id, given_at, basis, purposes, recipients, until, recorded_by,
       recorded_through, idempotency_key, fingerprint, assent, without_guardian, ${EXPLAINED_COLUMNS.join(', ')})
     select c.id, c."personId", c."caseId", c."givenAt", $2, $3, $4, $5, $6, $7, 'import:' || $8 || ':' || c."personId",
            '', $9, $10, ${EXPLAINED.map((_, index) => `$${index + 11}`).join(', ')}
       from jsonb_to_recordset($1::jsonb) as c (id uuid, "personId" uuid, "caseId" uuid, "givenAt" timestamptz)`,
    [
      ...[JSON.stringify(consents), terms.basis, terms.purposes, terms.recipients, terms.until, by, office, importId],
      ...[terms.assent, terms.withoutGuardian, ...EXPLAINED.map((each) => terms.explained[each])],
    ],
  );
  await recordActs(
    tx,
    consents.map(({ id, caseId }) => ({
      ...{ by, office, action: 'consent.recorded', purpose: PURPOSE },
      ...{ resourceType: 'consent', resource: id, caseId },
    })),
  );
};
