import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { StoreBusy } from '@hub/store';
import { ERROR_CODES, type ErrorCode } from '@hub/vocabulary';

/** A refusal with a code of the registry; its message is the registry's, so nothing of the input can leak. */
export class HubError extends GraphQLError {
  constructor(readonly code: ErrorCode) {
    super(ERROR_CODES[code].says, { extensions: { code } });
  }
}

/**
 * What leaves the process for an error: its code and the registry's sentence.
 * Anything unforeseen becomes `HUB_INTERNAL` with an incident id that is in the log.
 */
export const publicError = (formatted: GraphQLFormattedError, cause: unknown, log: Logger): GraphQLFormattedError => {
  const code = codeOf(formatted, cause);
  const known = { message: ERROR_CODES[code].says, ...(formatted.path && { path: formatted.path }) };
  const original = originalOf(cause);
  if (original instanceof StoreBusy) log.warn({ error: loggable(original) }, 'database busy');
  if (code !== 'HUB_INTERNAL') return { ...known, extensions: { code } };
  const incident = randomUUID();
  log.error({ incident, error: loggable(original) }, 'unforeseen error');
  return { ...known, extensions: { code, incident } };
};

/**
 * What of an error may stand in a log. A database's error repeats values in its message, detail and parameters,
 * so of that only the statement with its placeholders and the SQLSTATE stay.
 */
export const loggable = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { query, code } = error as { query?: unknown; code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, code, ...(query === undefined ? { message: error.message } : { query }), stack: frames };
};

/** The code of what was thrown here; undefined for anything unforeseen. */
export const codeOfThrown = (error: unknown): ErrorCode | undefined => {
  if (error instanceof HubError) return error.code;
  return error instanceof StoreBusy ? 'HUB_BUSY' : undefined;
};

/** Codes of the libraries below us, in our words. */
const LIBRARY_CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'OPERATION_SYNTAX',
  GRAPHQL_VALIDATION_FAILED: 'OPERATION_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_UNKNOWN',
  BAD_USER_INPUT: 'OPERATION_VARIABLES',
  BAD_REQUEST: 'REQUEST_MALFORMED',
};

const codeOf = ({ extensions }: GraphQLFormattedError, cause: unknown): ErrorCode => {
  const thrown = codeOfThrown(originalOf(cause));
  if (thrown) return thrown;
  const code = extensions?.['code'];
  if (typeof code !== 'string') return 'HUB_INTERNAL';
  return LIBRARY_CODES[code] ?? (code in ERROR_CODES ? (code as ErrorCode) : 'HUB_INTERNAL');
};

const originalOf = (cause: unknown): unknown =>
  cause instanceof GraphQLError && cause.originalError ? originalOf(cause.originalError) : cause;
