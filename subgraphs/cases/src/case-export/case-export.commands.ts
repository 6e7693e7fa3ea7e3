import { type EntityManager, type HubContext, keysetOf, type Page, pageOf } from '@hub/subgraph-kit';
import { BYTE_ORDER_MARK, csvOfRows, type ExportFormat, type HtcdsRow, jsonOfRows, rowOfPerson } from '@hub/vocabulary';
import { groundsOf } from '../access/access.store.js';
import { recordAct } from '../access/act.js';
import { casesById } from '../case/case.store.js';
import { type Appointed, requireExporting, requireIdentifying } from '../permissions.js';
import type { GroupValues } from '../person/person.groups.js';
import { valuesOfPerson } from '../person/person.reading.js';
import { personsById } from '../person/person.store.js';
import type { ExportCasesInput, ExportIdentifiedCasesInput } from './case-export.inputs.js';
import { pseudonymsFor } from './case-export.pseudonym.js';
import { type Exported, exchangedOf } from './case-export.rules.js';
import { type ExportableRow, exportablePersons, newestReferrals } from './case-export.store.js';
import { CaseExportPage, IdentifiedExportPage } from './case-export.type.js';

/** What is in a page, before it is known who may be identified. */
interface Listed {
  readonly page: Page<ExportableRow>;
  readonly persons: readonly (Omit<Exported, 'identity'> & { readonly id: string })[];
}

/** Persons who agreed to use without identity; each case is recorded with the purpose. */
export const exportPage = async (input: ExportCasesInput, context: HubContext): Promise<CaseExportPage> => {
  const offices = requireExporting(context);
  const purpose = input.purpose.toLowerCase();
  const { page, persons } = await context.asCallerOnRecord((tx) =>
    list(tx, { offices, page: input, purpose, keep: null }, context),
  );
  const rows = persons.map((person) => rowOfPerson(exchangedOf({ ...person, identity: null })));
  return Object.assign(new CaseExportPage(), fileOf(rows, input), ends(page));
};

/** Persons whom the caller may identify for the purpose; each value that is read is recorded. */
export const exportIdentifiedPage = async (
  input: ExportIdentifiedCasesInput,
  context: HubContext,
): Promise<IdentifiedExportPage> => {
  const offices = requireIdentifying(context, 'person:identify');
  const { purpose } = input;
  const { page, persons } = await context.asCallerOnRecord(
    (tx) => list(tx, { offices, page: input, purpose: purpose.toLowerCase(), keep: worksOrGot }, context),
    purpose,
  );
  const read = await Promise.all(
    persons.map(({ id }) => context.load(valuesOfPerson.identity, { person: id, purpose })),
  );
  const rows = persons.flatMap((person, index) => {
    const identity = read[index] as GroupValues<'identity'> | null;
    return identity ? [rowOfPerson(exchangedOf({ ...person, identity }))] : [];
  });
  return Object.assign(new IdentifiedExportPage(), fileOf(rows, input), ends(page));
};

interface Listing {
  readonly offices: readonly Appointed[];
  readonly page: Pick<ExportCasesInput, 'first' | 'after'>;
  readonly purpose: string;
  /** Which cases; all when null, and then only persons who agreed to use without identity. */
  readonly keep: typeof worksOrGot | null;
}

const list = async (
  tx: EntityManager,
  { offices, page: asked, purpose, keep }: Listing,
  context: HubContext,
): Promise<Listed> => {
  const keyset = keysetOf(asked);
  const ids = offices.map(({ office }) => office);
  const found = await exportablePersons(tx, ids, { isAgreed: keep === null, keyset });
  const page = pageOf(found, keyset, (row) => row);
  const listed = page.items.map(({ row }) => row);
  const allowed = keep ? await keep(tx, listed, { offices, person: context.caller.id }) : listed;
  const cases = [...new Set(allowed.map(({ case_id }) => case_id))];
  for (const caseId of cases)
    await recordAct(tx, {
      ...{ by: context.caller.id, office: ids[0]!, action: 'case.exported', purpose: `export-${purpose}` },
      ...{ resourceType: 'case', resource: caseId, caseId },
    });
  return { page, persons: await factsOf(tx, allowed, { purpose, cases, context }) };
};

/** What is told in an emergency only is for reading, not for a file. */
const worksOrGot = async (
  tx: EntityManager,
  rows: readonly ExportableRow[],
  { offices: held, person }: { readonly offices: readonly Appointed[]; readonly person: string },
): Promise<ExportableRow[]> => {
  const cases = [...new Set(rows.map(({ case_id }) => case_id))];
  const grounds = cases.length ? await groundsOf(tx, { cases, person, held }) : [];
  return rows.filter(({ case_id }) =>
    grounds.some(({ caseId, ground }) => caseId === case_id && ground.kind !== 'BREAK_GLASS'),
  );
};

const factsOf = async (
  tx: EntityManager,
  rows: readonly ExportableRow[],
  { purpose, cases, context }: { readonly purpose: string; readonly cases: readonly string[]; context: HubContext },
): Promise<Listed['persons']> => {
  const ids = rows.map(({ id }) => id);
  const persons = new Map((await personsById(tx, ids)).map((row) => [row.id, row]));
  const files = new Map((await casesById(tx, cases)).map((row) => [row.id, row]));
  const referrals = new Map((await newestReferrals(tx, ids)).map(({ person, ...referral }) => [person, referral]));
  const refOf = pseudonymsFor(context.indexKey, purpose);
  const widened = (pcode: string): string =>
    context.directory.placesAround(pcode).find(({ level }) => level === 'PROVINCE' || level === 'COUNTRY')?.id ?? '';
  return rows.map(({ id, case_id }) => ({
    ...{ id, widened, person: persons.get(id)!, case: files.get(case_id)!, referral: referrals.get(id) ?? null },
    refs: { person: refOf('person', id), case: refOf('case', case_id) },
  }));
};

const fileOf = (
  rows: readonly HtcdsRow[],
  { format, byteOrderMark }: { readonly format: ExportFormat; readonly byteOrderMark?: boolean | null },
) => ({
  rows: rows.length,
  text: format === 'JSON' ? jsonOfRows(rows) : (byteOrderMark ? BYTE_ORDER_MARK : '') + csvOfRows(rows),
});

const ends = ({ items, hasNextPage }: Page<ExportableRow>) => ({
  endCursor: items.at(-1)?.cursor ?? null,
  hasNextPage,
});
