import type { ErrorCode } from '@hub/vocabulary';

/** What stands against something, and which field would mend it. */
export interface Obstacle {
  readonly code: ErrorCode;
  readonly field: string;
}
