import { randomUUID } from 'node:crypto';
import { pino, type DestinationStream } from 'pino';
import type { ReportIncident } from '../errors.js';

/** The only fields a log line may carry: no query text, no variable, no token, no address. */
export interface LogFields {
  readonly code?: string;
  readonly incident?: string;
  readonly subgraph?: string;
  readonly graph?: string;
  readonly problem?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly kind?: string;
  readonly port?: number;
}

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** Logs a bug, type and stack only, and returns its id. */
  readonly incident: ReportIncident;
}

export const createLog = (process: string, destination?: DestinationStream): Log => {
  const options = { base: { process }, messageKey: 'event', formatters: { level: (level: string) => ({ level }) } };
  const logger = pino(options, destination ?? standardOutput());
  return {
    info: (event, fields = {}) => logger.info(allowed(fields), event),
    warn: (event, fields = {}) => logger.warn(allowed(fields), event),
    error: (event, fields = {}) => logger.error(allowed(fields), event),
    incident: (error) => {
      const incident = randomUUID();
      logger.error({ incident, type: typeOf(error), at: framesOf(error) }, 'incident');
      return incident;
    },
  };
};

/** Synchronous: an asynchronous log never lets the process end once its reader has died. */
const standardOutput = (): DestinationStream => pino.destination({ sync: true });

const FIELDS: readonly (keyof LogFields)[] = [
  'code',
  'incident',
  'subgraph',
  'graph',
  'problem',
  'status',
  'ms',
  'kind',
  'port',
];

const allowed = (fields: LogFields): LogFields =>
  Object.fromEntries(FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));

const typeOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Where it happened; the message stays out, it may quote data. */
const framesOf = (error: unknown): string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .map((line) => line.trim())
    : [];
