import { Indicator } from '@hub/subgraph-kit';
import type { KnowledgeChange } from './knowledge-change.rules.js';

/** I4: weighted average knowledge increase. */
export const toIndicator = ({ value, n }: KnowledgeChange, { asOf, scope }: { asOf: Date; scope: string }): Indicator =>
  Object.assign(new Indicator(), {
    code: 'I4',
    value,
    unit: 'percentage points',
    n,
    asOf: asOf.toISOString().slice(0, 10),
    scope,
    source: 'Training records of the hub, weighted by participants',
    lowerBound: false,
    suppressed: false,
  });
