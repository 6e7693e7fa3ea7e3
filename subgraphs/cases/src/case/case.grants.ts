import { type Directory, type EntityManager, grantRows } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';

/** An office that may see a case, and whether it may see the rows of its persons too. */
export interface CaseGrant {
  readonly office: string;
  /** Code of the rule that gives it. */
  readonly reason: string;
  readonly persons: boolean;
  readonly until?: Date | null;
}

interface GrantedCase {
  readonly id: string;
  /** When it was reported. */
  readonly at: Date;
}

/** Whether an office may see rows of persons where it sees the case; each kind of office that may has the scope. */
export const seesPersons = (directory: Directory, office: string): boolean => {
  const kind = directory.office(office)?.kind;
  return kind !== undefined && SCOPES_OF_OFFICE[kind].includes('person:read');
};

/** Lets offices see a case, and its persons where the grant says so. Needs a system actor. */
export const grantCase = (tx: EntityManager, row: GrantedCase, grants: readonly CaseGrant[]): Promise<void> =>
  grantCases(tx, [row], grants);

/** The same of several cases. Needs a system actor. */
export const grantCases = (
  tx: EntityManager,
  cases: readonly GrantedCase[],
  grants: readonly CaseGrant[],
): Promise<void> =>
  grantRows(
    tx,
    cases.flatMap(({ id, at }) =>
      grants.flatMap(({ office, reason, persons, until }) =>
        (persons ? ['case', 'case_person'] : ['case']).map((resourceType) => ({
          ...{ resourceType, resource: id, office, reason, at },
          until: until ?? null,
        })),
      ),
    ),
  );

/** Ends what one reason lets an office see of a case, and of those merged into it. Needs a system actor. */
export const endCaseGrant = async (
  tx: EntityManager,
  { caseId, office, reason }: { readonly caseId: string; readonly office: string; readonly reason: string },
): Promise<void> => {
  await tx.query(
    `update row_access set until = now()
      where resource_type in ('case', 'case_person') and office = $2 and reason = $3
        and resource in (select $1::uuid union all select id from case_file where duplicate_of = $1)
        and (until is null or until > now())`,
    [caseId, office, reason],
  );
};
