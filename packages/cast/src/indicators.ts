import type { IndicatorCode, IndicatorDimension } from '@hub/vocabulary';
import { castId } from './id.js';

/** A figure as a report or a fact sheet gives it. */
export interface DemoFigure {
  readonly id: string;
  readonly code: IndicatorCode;
  readonly value: number;
  readonly n: number | null;
  /** ISO day; of a publication that names only a month or a year, its last day. */
  readonly asOf: string;
  readonly scope: string;
  readonly source: string;
  readonly lowerBound: boolean;
  readonly parts: readonly { readonly dimension: IndicatorDimension; readonly key: string; readonly value: number }[];
  readonly note: string | null;
}

export const CASE_STUDY = 'District committees case study, April 2022';
const CTIP = 'Programme fact sheet, district committees';
export const ATLAS = 'Programme fact sheet, law enforcement training';
const OPERATION = 'Snapshot of a labour operation, March 2022';
const PHAYAO = 'Good practice on multidisciplinary teams, Phayao';

type Rest = Partial<Pick<DemoFigure, 'n' | 'lowerBound' | 'parts' | 'note'>>;
type Published = readonly [IndicatorCode, value: number, asOf: string, scope: string, source: string, rest?: Rest];

const part = (dimension: IndicatorDimension, key: string, value: number) => ({ dimension, key, value });

const PUBLISHED: readonly Published[] = [
  [
    ...(['I1', 4, '2021-12-31', 'Chiang Rai, 2019 to 2021', CASE_STUDY] as const),
    {
      parts: [
        ...['TH5703', 'TH5713', 'TH5709', 'TH5708'].map((district) => part('DISTRICT', district, 1)),
        ...[part('YEAR', '2019', 1), part('YEAR', '2020', 3)],
      ],
    },
  ],
  ['I2', 5, '2021-09-30', 'Chiang Rai and Surat Thani', CASE_STUDY],
  [
    ...(['I2', 7, '2022-12-31', 'All provinces of the project', CTIP] as const),
    { note: 'Two more committees were set up after the earlier figure; the publication has no day.' },
  ],
  [
    ...(['I3', 311, '2021-12-31', 'Trainings of four committees, 2019 to 2021', CASE_STUDY] as const),
    { n: 311, parts: [part('SEX', 'FEMALE', 239), part('SEX', 'MALE', 72)] },
  ],
  ['I4', 14, '2021-12-31', 'Trainings of four committees, 2019 to 2021', CASE_STUDY, { n: 311 }],
  ['I5', 16, '2021-12-31', 'Four committees, 2019 to 2021', CASE_STUDY],
  ['I6', 70, '2022-04-30', 'Four committees of Chiang Rai', CASE_STUDY, { lowerBound: true }],
  [
    ...(['I7', 370, '2022-12-31', 'All provinces of the project', CTIP] as const),
    { note: 'Later than the 70 of I6 and of more countries and provinces; the two are not to be added.' },
  ],
  [
    ...(['I8', 160, '2022-12-31', 'Members of seven committees', CTIP] as const),
    { note: 'Persons, each once; the 311 of I3 are participations.' },
  ],
  ['I9', 378, '2022-12-31', 'Thailand', ATLAS],
  ['I10', 32, '2022-12-31', 'Thailand', ATLAS],
  ['I11', 135, '2022-12-31', 'Thailand', ATLAS],
  ['I12', 1_632, '2022-12-31', 'Thailand', ATLAS],
  [
    ...(['I13', 2_476, '2022-12-31', 'Thailand', ATLAS] as const),
    { note: 'I9 to I12 give 2,177; 299 more were reached by activities that are not told one by one.' },
  ],
  ['I14', 25, '2022-12-31', 'Thailand', ATLAS],
  ['I15', 34, '2022-12-31', 'Thailand', ATLAS],
  ['I16', 878, '2022-12-31', 'Thailand', ATLAS],
  ['I17', 306, '2022-12-31', 'Phayao', PHAYAO, { parts: [part('VILLAGES', 'WATCHED', 124)] }],
  ['I18', 55, '2022-12-31', 'Dok Khamtai', PHAYAO, { n: 55, parts: [part('OUTCOME', 'RESOLVED_IN_DISTRICT', 55)] }],
  [
    ...(['I19', 11, '2022-03-29', 'One operation', OPERATION] as const),
    {
      parts: [
        part('OUTCOME', 'ARRESTED', 2),
        ...[part('NATIONALITY', 'RESCUED_THA', 11), part('NATIONALITY', 'ARRESTED_CHN', 2)],
      ],
    },
  ],
  ['I20', 2_200_000, '2022-12-31', 'Thailand', CTIP],
  ['I21', 5, '2022-04-30', 'Chiang Rai', CASE_STUDY],
  ['I22', 1, '2022-04-30', 'Chiang Rai', CASE_STUDY, { lowerBound: true }],
];

/** What was published of the work, with its source; differences between figures are explained where they stand. */
export const publishedFigures: readonly DemoFigure[] = PUBLISHED.map(
  ([code, value, asOf, scope, source, rest = {}]) => ({
    ...{ id: castId(`figure:${code}:${asOf}`), code, value, asOf, scope, source },
    ...{ n: null, lowerBound: false, parts: [], note: null, ...rest },
  }),
);

/** Why what the records of the hub give is not what was published last; the words are the demo's. */
export const indicatorNotes: readonly (Pick<DemoFigure, 'id' | 'code'> & { readonly words: string })[] = (
  [
    ['I2', 'The hub knows the five committees that the case study names; the fact sheet does not name its seven.'],
    ['I5', 'The meetings since 2021 are counted as well; up to then they are sixteen.'],
    ['I8', 'The hub counts persons on lists of names of any training, not only those trained to make plans.'],
    ['I13', 'The hub has the trainings and outreach of its committees; the published figure is of another programme.'],
    ['I14', 'The hub has the trainings of four committees; the published figure is of another programme.'],
    [
      'I19',
      'The published figure is of one operation in March 2022; the hub has those that were told to it since 2025.',
    ],
  ] as const
).map(([code, words]) => ({ id: castId(`indicator-note:${code}`), code, words }));
