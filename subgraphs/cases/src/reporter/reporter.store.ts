import { type EntityManager, type Services, unseal } from '@hub/subgraph-kit';
import type { Allowed } from '../access/access.decision.js';
import { sealedPlace, subjectOfReport } from '../report/report.filing.js';

interface SealedRow {
  readonly id: string;
  readonly case_id: string;
  readonly sealed_name: string | null;
  readonly sealed_phone: string | null;
  readonly sealed_relation: string | null;
  readonly sealed_situation: string | null;
}

/** What a report tells of who told it, opened. */
export interface OpenedReporter {
  /** Id of the report. */
  readonly report: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly relation: string | null;
  readonly situation: string | null;
}

const VALUES = {
  name: { column: 'sealed_name', property: 'sealedName' },
  phone: { column: 'sealed_phone', property: 'sealedPhone' },
  relation: { column: 'sealed_relation', property: 'sealedRelation' },
  situation: { column: 'sealed_situation', property: 'sealedSituation' },
} as const;

const NAMES = ['name', 'phone', 'relation', 'situation'] as const;

/** Opens the reporters, first told first, of cases on which it was decided that this person may know them, and records each value read. */
export const openReporters = async (
  tx: EntityManager,
  sealer: Services['sealer'],
  read: { readonly allowed: readonly Allowed<{ id: string }>[]; readonly person: string; readonly purpose: string },
): Promise<{ readonly caseId: string; readonly reporter: OpenedReporter }[]> => {
  const audits = new Map(read.allowed.map(({ row, audit }) => [row.id, audit]));
  const rows: SealedRow[] = await tx.query(
    `select r.id, r.case_id, r.sealed_name, r.sealed_phone, r.sealed_relation, r.sealed_situation from report r
      where r.case_id = any ($1::uuid[]) order by r.created_at, r.id`,
    [[...audits.keys()]],
  );
  const sealed = rows.flatMap((row) =>
    NAMES.flatMap((name) => {
      const value = row[VALUES[name].column];
      const place = sealedPlace(row.id, VALUES[name].property);
      return value === null
        ? []
        : [{ row, name, value, subject: subjectOfReport(row.id), place, ...audits.get(row.case_id) }];
    }),
  );
  const opened = await unseal(tx, sealer, { sealed, actor: `person:${read.person}`, purpose: read.purpose });
  return rows.map((row) => ({
    caseId: row.case_id,
    reporter: {
      report: row.id,
      ...{ name: null, phone: null, relation: null, situation: null },
      ...Object.fromEntries(sealed.flatMap((each, index) => (each.row === row ? [[each.name, opened[index]]] : []))),
    },
  }));
};
