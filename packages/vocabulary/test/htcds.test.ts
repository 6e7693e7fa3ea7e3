import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  CASE_STATES,
  CONTROL_METHODS,
  DECIDING_BODIES,
  EXPLOITATION_TYPES,
  HTCDS_CODE_LISTS,
  HTCDS_EXTENSIONS,
  HTCDS_FIELDS,
  HTCDS_MAPPINGS,
  type HtcdsMapped,
  htcdsMeaning,
  LABOUR_INDUSTRIES,
  PERSON_SEXES,
  PLACE_ROLES,
  RECRUITER_RELATIONS,
  RECRUITMENT_METHODS,
  SHARE_REASONS,
  TRAFFICKING_STATUSES,
} from '@hub/vocabulary';

/** Records of a CSV with quotes and line ends in quotes, by the words of its first line. */
const recordsOf = (csv: string): Record<string, string>[] => {
  const [header, ...rows] = [
    ...csv.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)(?:\r?\n|$)/g),
  ]
    .map(([, line]) =>
      [...line!.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
    .filter((cells) => cells.length > 1);
  return rows.map((cells) => Object.fromEntries(header!.map((name, index) => [name, cells[index] ?? ''])));
};

const standard = recordsOf(readFileSync('packages/vocabulary/test/htcds/htcds-fields-2.0.csv', 'utf8'));

const typeIn = ({ type, values, valueRule, notes }: Record<string, string>): string => {
  if (valueRule!.includes('3166')) return 'COUNTRY';
  if (valueRule!.includes('639-2')) return 'LANGUAGE';
  if (notes!.includes('E.164')) return 'PHONE';
  if (type!.startsWith('Lookup')) return 'LOOKUP';
  if (values) return 'CODE';
  return type!.includes('Text') ? (type === 'Long Text' ? 'LONG_TEXT' : 'TEXT') : type!.toUpperCase();
};

describe('the fields of HTCDS', () => {
  it('are those of the standard, in its order, with their types and lists', () => {
    expect(standard).toHaveLength(83);
    expect(HTCDS_FIELDS).toEqual(
      standard.map((row) => ({
        name: row['fullName'],
        entity: row['section'],
        type: typeIn(row),
        multiple: row['type']!.startsWith('Multiselect'),
        core: row['core'] === 'True',
        deprecated: row['status'] === 'DEPRECATED',
        codes: typeIn(row) === 'CODE' ? row['fullName'] : null,
      })),
    );
  });

  it('have the lists of the standard, to the letter', () => {
    const lists = standard.filter(({ values }) => values).map((row) => [row['fullName'], row['values']!.split('|')]);
    expect(lists).toHaveLength(21);
    expect(Object.entries(HTCDS_CODE_LISTS)).toEqual(lists);
  });

  it('count 38 that are core and still in use', () => {
    expect(HTCDS_FIELDS.filter(({ core, deprecated }) => core && !deprecated)).toHaveLength(38);
  });
});

const OURS: Readonly<Record<HtcdsMapped, readonly string[]>> = {
  PersonSex: PERSON_SEXES,
  TraffickingStatus: TRAFFICKING_STATUSES,
  DecidingBody: DECIDING_BODIES,
  ExploitationType: EXPLOITATION_TYPES,
  LabourIndustry: LABOUR_INDUSTRIES,
  ControlMethod: CONTROL_METHODS,
  RecruitmentMethod: RECRUITMENT_METHODS,
  RecruiterRelation: RECRUITER_RELATIONS,
  CaseState: CASE_STATES,
  ShareReason: SHARE_REASONS,
  PlaceRole: PLACE_ROLES,
};

describe.each(Object.entries(OURS) as [HtcdsMapped, readonly string[]][])('our codes of %s', (of, ours) => {
  const { field, codes } = HTCDS_MAPPINGS[of];

  it('are all mapped, and no others', () => {
    expect(Object.keys(codes)).toEqual(ours);
  });

  it('become codes that the standard has, and extensions that we declare', () => {
    const list: readonly string[] = HTCDS_CODE_LISTS[field];
    const meanings = ours.map((code) => htcdsMeaning(of, code)!);
    expect(meanings.map(({ code }) => code).filter((code) => !list.includes(code))).toEqual([]);
    const declared = HTCDS_EXTENSIONS.filter((each) => each.extends === field).map(({ name }) => name);
    expect(meanings.flatMap(({ extension }) => extension ?? [])).toEqual(declared);
  });
});

/** Lists whose every code an import must understand; of the others several codes of ours are one of the standard. */
const WHOLE: readonly HtcdsMapped[] = [
  ...(['TraffickingStatus', 'ExploitationType', 'LabourIndustry', 'ControlMethod'] as const),
  ...(['RecruitmentMethod', 'RecruiterRelation', 'PlaceRole', 'CaseState'] as const),
];

it.each(WHOLE)('every code of the standard is met by one of %s', (of) => {
  const met = OURS[of].map((code) => htcdsMeaning(of, code)!.code);
  expect(HTCDS_CODE_LISTS[HTCDS_MAPPINGS[of].field].filter((code) => !met.includes(code))).toEqual([]);
});

describe('what the standard lacks', () => {
  it('is told as Other with a column of ours', () => {
    expect(htcdsMeaning('ExploitationType', 'FORCED_CRIMINALITY')).toEqual({
      ...{ code: 'Other', extension: 'x_ForcedCriminality' },
    });
    expect(htcdsMeaning('ControlMethod', 'RESTRICTS_MOVEMENT')).toEqual({
      ...{ code: 'Other', extension: 'x_RestrictsMovement' },
    });
    expect(htcdsMeaning('ControlMethod', 'OTHER')).toEqual({ code: 'Other' });
  });

  it('is asked of nobody under a name of an object', () => {
    expect(htcdsMeaning('PersonSex', 'toString')).toBeUndefined();
  });
});

it('a misspelling of the standard is kept', () => {
  expect(htcdsMeaning('RecruiterRelation', 'UNACQUAINTED')?.code).toBe('Unaquainted');
});
