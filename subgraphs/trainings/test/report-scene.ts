import { randomUUID } from 'node:crypto';
import { committee, directoryRecords, person } from '@hub/cast';
import {
  type Answer,
  type AskedDocumentOf,
  startFakeGateway,
  startTestSubgraph,
  type TestSubgraph,
} from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';

const place = (pcode: string, nameEn: string, nameTh: string | null = null) => ({ pcode, nameEn, nameTh });
const cell = (path: readonly string[], n: number | null) => ({
  dimensions: path.map((value, at) => ({ name: ['province', 'district'][at], value })),
  ...{ n, suppressed: n === null },
});
const counted = (name: string, counts: Readonly<Record<string, number | null>>) => ({
  source: 'Cases of the hub',
  cells: [
    cell([], 60),
    ...Object.entries(counts).map(([value, n]) => ({ dimensions: [{ name, value }], n, suppressed: n === null })),
  ],
});

/** Where a text stands that must be written as one, on paper and in a table. */
export const RISKY = '=1<script>alert("1")</script>';

const TRAININGS = [
  ...[
    { title: RISKY, heldOn: '2026-05-20', state: 'REPORTED', women: 30, men: 10 },
    { title: 'Basics', heldOn: '2026-04-10', state: 'HELD', women: 5, men: 5 },
    { title: 'To come', heldOn: '2026-06-29', state: 'PLANNED', women: 0, men: 0 },
  ].map((training) => ({
    ...training,
    committee: { nameEn: 'Chiang Khong committee', nameTh: 'คณะกรรมการเชียงของ' },
    attendance: [{ agencyKind: 'POLICE', women: training.women, men: training.men }],
    assessment: training.state === 'REPORTED' ? { preMean: 50, postMean: 64, change: 14 } : null,
  })),
];

const NOTHING = { published: [], recorded: null, toDate: null, targets: [] };
const told = (value: number | null, n: number | null = value) => ({
  ...{ value, n, suppressed: value === null, lowerBound: false },
  ...{ asOf: '2026-06-30', note: null },
});
const figures = [
  {
    ...{ ...NOTHING, code: 'I6', unit: 'persons' },
    published: [{ value: 70, asOf: '2022-04-30', lowerBound: true, n: null, note: 'Four committees alone.' }],
  },
  {
    ...{ ...NOTHING, code: 'I3', unit: 'participations', recorded: told(50), toDate: told(311) },
    targets: [
      { financialYear: 2568, target: 20 },
      { financialYear: 2569, target: 60 },
    ],
  },
  { ...NOTHING, code: 'I23_ACKNOWLEDGEMENT', unit: 'minutes', recorded: told(null, null) },
  { ...NOTHING, code: 'I20', unit: 'visitors' },
];

/** What the parts of the graph answer; the quarter 2026-Q1 has no tables. */
const answersOf = (): Record<string, (asked: AskedDocumentOf) => unknown> => ({
  'report-committee': () => ({
    committee: { ...place('', 'Chiang Khong committee', 'คณะกรรมการเชียงของ'), place: { pcode: 'TH5703' } },
  }),
  'report-places': ({ variables }) => ({
    place: {
      ...(variables['place'] === 'TH5703'
        ? place('TH5703', 'Chiang Khong', 'เชียงของ')
        : place('TH57', 'Chiang Rai', 'เชียงราย')),
      children: [place('TH5703', 'Chiang Khong', 'เชียงของ'), place('TH5704', 'Thoeng', 'เทิง')],
    },
  }),
  'report-figures': () => ({ indicators: figures }),
  'report-trainings': ({ variables }) => ({
    trainingEvents: {
      // two pages
      edges: (variables['after'] ? TRAININGS.slice(1) : TRAININGS.slice(0, 1)).map((node) => ({ node })),
      pageInfo: variables['after'] ? { hasNextPage: false, endCursor: null } : { hasNextPage: true, endCursor: 'one' },
    },
  }),
  'report-cases': ({ variables }) =>
    variables['period'] === '2026-Q1'
      ? {}
      : {
          REPORTS_BY_PLACE: {
            source: 'Cases of the hub',
            cells: [cell([], 60), cell(['TH57'], 25), cell(['TH57', 'TH5703'], 15), cell(['TH57', 'TH5704'], null)],
          },
          OPERATIONS_BY_PLACE: { source: 'Operations of the hub', cells: [cell([], 9), cell(['TH57'], 2)] },
          REPORTS_BY_CATEGORY: counted('category', { LABOUR_EXPLOITATION: 40, OTHER: null }),
          PERSONS_BY_FORM: counted('form', { NOT_TOLD: 20 }),
        },
});

export interface SeenTable {
  readonly code: string;
  readonly title: string;
  readonly columns: readonly { readonly code: string; readonly title: string }[];
  readonly rows: readonly {
    readonly cells: readonly {
      readonly text: string;
      readonly value: number | null;
      readonly suppressed: boolean;
      readonly lowerBound: boolean;
    }[];
  }[];
  readonly source: string | null;
}
export interface SeenReport {
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  readonly committee: { readonly id: string } | null;
  readonly province: { readonly pcode: string } | null;
  readonly period: { readonly code: string; readonly label: string; readonly from: string; readonly until: string };
  readonly tables: readonly SeenTable[];
}
export interface Made {
  readonly makeReport: {
    readonly report: SeenReport | null;
    readonly problems: readonly { code: string; field: string | null }[];
  };
}

export const REPORT = `id subject version committee { id } province { pcode } period { code label from until }
  tables { code title columns { code title } rows { cells { text value suppressed lowerBound } } source }`;
const MAKE = `mutation ($input: MakeReportInput!) { makeReport(input: $input) { report { ${REPORT} } problems { code field } } }`;

export const CHIANG_KHONG = committee('DL-TH5703').id;

export const startReports = async (settings: Readonly<Record<string, string>> = {}) => {
  const gateway = await startFakeGateway('trainings');
  for (const [name, answer] of Object.entries(answersOf()))
    gateway.answers.set(`/documents/${name}`, (asked) => ({ data: answer(asked) }));
  const trainings: TestSubgraph = await startTestSubgraph(trainingsSubgraph, {
    ...{ seed: true, directory: directoryRecords(new Date()) },
    settings: { ...gateway.settings, ...settings },
  });
  const callerOf = (key: string) => trainings.callerOf(person(key));
  const make = (input: Readonly<Record<string, unknown>>, by = 'ck-focal'): Promise<Answer<Made>> =>
    trainings.send<Made>(
      MAKE,
      { input: { idempotencyKey: randomUUID(), committee: CHIANG_KHONG, period: '2026-Q2', ...input } },
      callerOf(by),
    );
  return { ...{ gateway, trainings, callerOf, make }, stop: () => Promise.all([trainings.stop(), gateway.stop()]) };
};
