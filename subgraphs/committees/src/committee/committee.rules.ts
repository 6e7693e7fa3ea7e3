import type { CommitteeState } from '@hub/vocabulary';

/** States in which a committee has its offices, and may have cases, tasks and plans open. */
export const STATES_WITH_OFFICES: readonly CommitteeState[] = ['ORDER_SIGNED', 'INCEPTION_HELD', 'ACTIVE', 'DORMANT'];
