import { castId } from './id.js';

/** Of a session of the series: of everybody who came, who took both tests, by sex; mean scores in per cent. */
export interface DemoTestPairs {
  readonly training: string;
  readonly pairs: number;
  readonly means: { readonly pairs: number; readonly preMean: number; readonly postMean: number };
  readonly bySex: readonly {
    readonly sex: 'FEMALE' | 'MALE';
    readonly pairs: number;
    readonly preMean: number;
    readonly postMean: number;
  }[];
}

/** Two invented splits that give the means of their sessions; of the other six only means are known. */
export const testPairs: readonly DemoTestPairs[] = [
  {
    training: castId('training:T7'),
    pairs: 36,
    means: { pairs: 36, preMean: 51, postMean: 69 },
    bySex: [
      { sex: 'FEMALE', pairs: 28, preMean: 53, postMean: 73 },
      { sex: 'MALE', pairs: 8, preMean: 44, postMean: 55 },
    ],
  },
  {
    training: castId('training:T8'),
    pairs: 32,
    means: { pairs: 32, preMean: 53, postMean: 76 },
    bySex: [
      { sex: 'FEMALE', pairs: 26, preMean: 56, postMean: 82 },
      { sex: 'MALE', pairs: 6, preMean: 40, postMean: 50 },
    ],
  },
];
