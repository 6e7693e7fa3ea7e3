import { ERROR_CODES, type ErrorCode } from '@hub/vocabulary';

/** `after` is no number of this inbox: beyond its head, negative, or not whole. */
export class LiveAfterInvalid extends Error {
  readonly code = 'LIVE_AFTER_INVALID' satisfies ErrorCode;
  constructor() {
    super(ERROR_CODES.LIVE_AFTER_INVALID.says);
  }
}

/** One transaction would lock more inboxes than it should hold; split the work over several. */
export class TooManyInboxes extends Error {
  constructor(
    readonly owners: number,
    readonly most: number,
  ) {
    super(`${owners} inboxes in one call, ${most} are allowed`);
  }
}

/** A feed's entry came before the ones it follows; reading must start again from the stored position. */
export class FeedHole extends Error {
  constructor(
    readonly feed: string,
    readonly expected: number,
    readonly got: number,
  ) {
    super(`feed ${feed}: expected entry ${expected}, got ${got}`);
  }
}
