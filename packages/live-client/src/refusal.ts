import { CLOSE_CODES, ERROR_CODES, type ErrorCode } from '@hub/vocabulary';

/** How a subscription or a connection ended. */
export interface Ending {
  /** What the hub said, if it said anything known. */
  readonly code?: ErrorCode;
  /** Trying again would bring the same. */
  readonly final: boolean;
  /** Nothing is wrong but the age of the token: no need to wait. */
  readonly atOnce?: boolean;
  /** What went wrong on this side or on the way. */
  readonly error?: unknown;
}

const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'AUTH_REQUIRED',
  'AUTH_TOKEN_INVALID',
  'AUTH_TOKEN_EXPIRED',
  'OPERATION_TIMEOUT',
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_FAILED',
  'HUB_NOT_READY',
  'HUB_BUSY',
  'HUB_INTERNAL',
  'LIVE_TOO_MANY',
  'LIVE_DIRECTORY_STALE',
  'DIRECTORY_STALE',
]);

const TOKEN_REFUSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'AUTH_REQUIRED',
  'AUTH_TOKEN_INVALID',
  'AUTH_TOKEN_EXPIRED',
]);

/** True when the same request may be answered otherwise later: what a newer hub says in words unknown here, too. */
export const isPassing = (code: ErrorCode | undefined): boolean => code === undefined || PASSING.has(code);

export const isTokenRefusal = (code: ErrorCode | undefined): boolean => code !== undefined && TOKEN_REFUSED.has(code);

/** The code of the first GraphQL error; undefined when there is none, or none this version knows. */
export const codeOf = (errors: unknown): ErrorCode | undefined => {
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return asCode((first as { extensions?: { code?: unknown } } | null | undefined)?.extensions?.code);
};

/** How the errors of a subscription end it. */
export const refused = (errors: unknown): Ending => endingOf(codeOf(errors));

/** A connection that broke, or was never made. */
export const lost = (error?: unknown): Ending => ({ final: false, error });

/** How the close code of a WebSocket ends what ran over it. */
export const closed = (closeCode: number, reason: string): Ending => {
  switch (closeCode) {
    case CLOSE_CODES.BAD_REQUEST:
      return { code: 'REQUEST_MALFORMED', final: true };
    case CLOSE_CODES.FORBIDDEN:
      return { code: 'FORBIDDEN_ACTION', final: true };
    case CLOSE_CODES.RIGHT_ENDED:
      return { code: 'LIVE_RIGHT_ENDED', final: true };
    case CLOSE_CODES.UNAUTHORIZED:
      return endingOf(asCode(reason) ?? 'AUTH_TOKEN_INVALID');
    case CLOSE_CODES.TOO_MANY:
      return endingOf('LIVE_TOO_MANY');
    case CLOSE_CODES.TOKEN_EXPIRED:
      return endingOf('AUTH_TOKEN_EXPIRED');
    default:
      return lost(new Error(`the connection was closed with ${closeCode}`));
  }
};

const endingOf = (code: ErrorCode | undefined): Ending => ({
  ...(code && { code }),
  final: !isPassing(code),
  atOnce: code === 'AUTH_TOKEN_EXPIRED',
});

const asCode = (code: unknown): ErrorCode | undefined =>
  typeof code === 'string' && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : undefined;
