import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  AGE_BANDS,
  CASE_CATEGORIES,
  CASE_OUTCOMES,
  CONTROL_METHODS,
  csvOfRows,
  DECIDING_BODIES,
  EXPLOITATION_TYPES,
  type ExchangedPerson,
  HTCDS_COLUMNS,
  type HtcdsRow,
  LABOUR_INDUSTRIES,
  parseCsv,
  PERSON_SEXES,
  RECRUITER_RELATIONS,
  RECRUITMENT_METHODS,
  rowOfPerson,
  TRAFFICKING_STATUSES,
} from '@hub/vocabulary';
import { personScene, terms } from './person-scene.js';
import type { World } from './world.js';

const countries = fc.constantFrom('THA', 'LAO', 'MMR', 'KHM', 'VNM');
const some = <Code>(codes: readonly Code[]) => fc.subarray([...codes], { maxLength: 3 });
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const words = perhaps(
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('=1+1', '+66', '-1', '@x', "'x", 'a,"b"', 'a\nb', 'สมชาย', 'ຄຳ'),
  ),
).map((told) => told?.trim() || null);
const month = fc.constantFrom('2024-02', '2025-06', '2025-12');

const caseOf = fc
  .record({
    status: fc.constantFrom('Active', 'FollowUp', 'Closed', 'ClosedReferred'),
    outcome: fc.constantFrom(...CASE_OUTCOMES),
    place: fc.constant('TH57'),
    reportedMonth: month,
    category: fc.constantFrom(...CASE_CATEGORIES),
  })
  .map((told) => ({ ...told, outcome: told.status === 'Closed' ? told.outcome : null }) as const);

const rescue = fc.oneof(
  fc.constant({ rescuedMonth: null, exploitationPlace: null }),
  fc.record({ rescuedMonth: month, exploitationPlace: fc.constantFrom(null, 'LA05', 'TH57') }),
);

/** Anything that an export without identity can say of a person, of one of these cases. */
const personOf = (cases: readonly ExchangedPerson['case'][]): fc.Arbitrary<ExchangedPerson> =>
  fc
    .record({
      case: fc.constantFrom(...cases),
      ref: fc.uuid(),
      sex: fc.constantFrom(...PERSON_SEXES),
      ageBand: perhaps(fc.constantFrom(...AGE_BANDS)),
      citizenship: perhaps(countries),
      traffickingStatus: fc.constantFrom(...TRAFFICKING_STATUSES),
      decidedBy: perhaps(fc.constantFrom(...DECIDING_BODIES)),
      exploitationTypes: some(EXPLOITATION_TYPES),
      industry: perhaps(fc.constantFrom(...LABOUR_INDUSTRIES)),
      controlMethods: some(CONTROL_METHODS),
      recruitmentMethods: some(RECRUITMENT_METHODS),
      recruiterRelation: perhaps(fc.constantFrom(...RECRUITER_RELATIONS)),
      recruitmentCountry: perhaps(countries),
      transitCountries: fc.uniqueArray(countries, { maxLength: 3 }),
      exploitationCountries: fc.uniqueArray(countries, { maxLength: 3 }),
      rescue,
    })
    .map(({ rescue: told, ...person }) => ({ ...person, ...told, consent: true, identity: null, referral: null }));

/** Persons of a few cases, as an export without identity tells them. */
export const persons = (from: number, to: number): fc.Arbitrary<ExchangedPerson[]> =>
  fc
    .array(fc.tuple(fc.uuid(), caseOf), { minLength: 1, maxLength: 12 })
    .chain((cases) =>
      fc.array(personOf(cases.map(([ref, told]) => ({ ref, ...told }))), { minLength: from, maxLength: to }),
    );

/** The same with who they are. */
export const identified: fc.Arbitrary<ExchangedPerson[]> = persons(1, 5).chain((told) =>
  fc.tuple(...told.map((person) => identityOf.map((identity) => ({ ...person, identity })))),
);

const identityOf = fc.record({
  ...{ givenName: words, familyName: words, paperNumber: words, address: words },
  bornOn: perhaps(fc.constantFrom('1990-02-28', '2012-12-31')),
  phone: perhaps(fc.constantFrom('+66810000001', '081 000 0001', '+856 20 5555 0000')),
});

export const fileOf = (told: readonly ExchangedPerson[]): string => csvOfRows(told.map(rowOfPerson));

/** The rows of a file by their headings. */
export const rowsOf = (text: string): HtcdsRow[] => {
  const [headings, ...records] = parseCsv(text);
  return records.map((cells) => Object.fromEntries(headings!.map((name, index) => [name, cells[index]!])));
};

/** What a row tells; a blank cell tells nothing. */
export const toldIn = (row: HtcdsRow): HtcdsRow =>
  Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));

/** What a file tells whatever its ids are: the persons of each case, and the cases. */
export const toldBy = (rows: readonly HtcdsRow[]): string[][] => {
  const cases = new Map<string, string[]>();
  for (const { x_CaseRef: of, x_PersonRef: _, ...rest } of rows)
    cases.set(of!, [...(cases.get(of!) ?? []), JSON.stringify(HTCDS_COLUMNS.map(({ name }) => rest[name] ?? ''))]);
  return [...cases.values()].map((each) => each.sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
};

export interface Page {
  readonly text: string;
  readonly rows: number;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

export interface Import {
  readonly id: string;
  readonly state: string;
  readonly nextChunk: number;
  readonly rows: number;
  readonly cases: number;
  readonly rejected: number;
  readonly written: number;
  readonly notKept: readonly string[];
  readonly rejections: readonly { readonly row: number; readonly column: string | null; readonly code: string }[];
}

const IMPORT =
  'id state nextChunk rows cases rejected written notKept begunAt committedAt rejections { row column code message }';

interface Stepped {
  readonly done: {
    readonly import: Import | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

/** What people do with files of cases. */
export const exchangeScene = (world: World) => {
  const asked =
    (mutation: string, type: string) =>
    async (by: string, input: Record<string, unknown>, session?: { mfa: boolean }): Promise<Page | string> => {
      const { data, errors } = await world.send<{ page: Page }>(
        `mutation ($input: ${type}!) { page: ${mutation}(input: $input) { text rows endCursor hasNextPage } }`,
        { input: { format: 'CSV', first: 100, ...input } },
        world.as(by, session),
      );
      return data?.page ?? errors![0]!.extensions.code;
    };
  const stepped =
    (mutation: string, type: string) =>
    async (by: string, input: Record<string, unknown>, session?: { mfa: boolean }): Promise<Import | string> => {
      const { data, errors } = await world.send<Stepped>(
        `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { import { ${IMPORT} } problems { code field } } }`,
        { input },
        world.as(by, session),
      );
      if (errors) return errors[0]!.extensions.code;
      const [wrong] = data!.done.problems;
      return wrong ? `${wrong.code} ${wrong.field}` : data!.done.import!;
    };
  const exportCases = asked('exportCases', 'ExportCasesInput');
  const beginImport = stepped('beginCaseImport', 'BeginCaseImportInput');
  const look = async (by: string, id: string): Promise<Import | null | string> => {
    const { data, errors } = await world.send<{ caseImport: Import | null }>(
      `query ($id: ID!) { caseImport(id: $id) { ${IMPORT} } }`,
      { id },
      world.as(by),
    );
    return errors?.[0]?.extensions.code ?? data!.caseImport;
  };
  const begin = (by: string, given: Record<string, unknown> = {}, session?: { mfa: boolean }) =>
    beginImport(by, { idempotencyKey: randomUUID(), district: 'TH5703', consent: terms(), ...given }, session);
  return {
    people: personScene(world),
    exportCases,
    exportIdentified: asked('exportIdentifiedCases', 'ExportIdentifiedCasesInput'),
    begin,
    add: stepped('addCaseImportChunk', 'AddCaseImportChunkInput'),
    commit: stepped('commitCaseImport', 'CommitCaseImportInput'),
    drop: stepped('dropCaseImport', 'DropCaseImportInput'),
    look,
    /** Id of an import that was begun. */
    begun: async (by: string, given: Record<string, unknown> = {}): Promise<string> =>
      ((await begin(by, given)) as Import).id,
    /** An import once it is written. */
    written: async (by: string, id: string): Promise<Import> => {
      for (;;) {
        const now = (await look(by, id)) as Import;
        if (now.state !== 'WRITING') return now;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    /** Every page of an export, as one list of rows. */
    allRows: async (by: string, purpose: string, first = 100): Promise<HtcdsRow[]> => {
      const rows: HtcdsRow[] = [];
      for (let after: string | null = null; ;) {
        const page = (await exportCases(by, { purpose, first, after })) as Page;
        rows.push(...rowsOf(page.text));
        if (!page.hasNextPage) return rows;
        after = page.endCursor;
      }
    },
  };
};
