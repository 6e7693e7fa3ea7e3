import type { TrainingTopic } from '@hub/vocabulary';
import type { MatchedPairs } from '../assessment/assessment.rules.js';

/** What is asked, as far as answers are judged by it. Options are numbered from 1. */
export interface AskedItem {
  readonly topic: TrainingTopic;
  readonly right: number;
}

/** What somebody chose, item by item; null where nothing. */
export type Chosen = readonly (number | null)[];

/** Both tests of one person. */
export interface Sheets {
  readonly pre: Chosen;
  readonly post: Chosen;
}

/** Over people who took both tests, how much of a topic they had right. */
export interface TopicShare {
  readonly topic: TrainingTopic;
  readonly items: number;
  /** Per cent. */
  readonly preRight: number;
  readonly postRight: number;
  /** People. */
  readonly n: number;
}

const rightOf = (asked: readonly AskedItem[], chosen: Chosen, topic?: TrainingTopic): number =>
  asked.filter((item, index) => (!topic || item.topic === topic) && chosen[index] === item.right).length;

/** How much somebody had right, per cent; what was left open is wrong. */
export const scoreOf = (asked: readonly AskedItem[], chosen: Chosen): number =>
  (100 * rightOf(asked, chosen)) / asked.length;

/**
 * Shares by topic, in the order the topics are first asked in. Weighted by items they give the means of the pairs, so
 * they are told only where these are, and where everybody of the pairs answered here: then they stand for nobody else.
 */
export const topicSharesOf = (
  asked: readonly AskedItem[],
  sheets: readonly Sheets[],
  { pairs, means }: Pick<MatchedPairs, 'pairs' | 'means'>,
): TopicShare[] => {
  const n = sheets.length;
  if (!means || n !== pairs) return [];
  return [...new Set(asked.map(({ topic }) => topic))].map((topic) => {
    const items = asked.filter((item) => item.topic === topic).length;
    const share = (of: keyof Sheets): number =>
      (100 * sheets.reduce((sum, sheet) => sum + rightOf(asked, sheet[of], topic), 0)) / (items * n);
    return { topic, items, preRight: share('pre'), postRight: share('post'), n };
  });
};
