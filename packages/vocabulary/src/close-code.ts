/**
 * Why a WebSocket was closed. 4400-4499 are those of the graphql-transport-ws protocol;
 * 4500-4599 are the hub's own.
 */
export const CLOSE_CODES = {
  BAD_REQUEST: 4400,
  UNAUTHORIZED: 4401,
  FORBIDDEN: 4403,
  INIT_TIMEOUT: 4408,
  TOO_MANY: 4429,
  TOKEN_EXPIRED: 4501,
  SESSION_ENDED: 4502,
  RIGHT_ENDED: 4503,
  GOING_AWAY: 1012,
} as const;
