import { HubError, isErrorCode, type ErrorExtras } from '../errors.js';

export interface AnswerError {
  readonly error: HubError;
  readonly path: readonly (string | number)[];
}

export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly AnswerError[];
}

const PROTOTYPE_KEY =
  /"(?:_|\\u005[Ff]){2}(?:p|\\u0070)(?:r|\\u0072)(?:o|\\u006[Ff])(?:t|\\u0074)(?:o|\\u006[Ff])(?:_|\\u005[Ff]){2}"\s*:/;

/** @throws Error when the text is not a GraphQL answer */
export const parseAnswer = (text: string, organisation: string): SubgraphAnswer => {
  if (PROTOTYPE_KEY.test(text)) throw new Error('answer has a prototype key');
  return readAnswer(JSON.parse(text), organisation);
};

/** Takes data as it is, and of each error only its path and a code of ours. */
export const readAnswer = (answer: unknown, organisation: string): SubgraphAnswer => {
  if (!isRecord(answer)) throw new Error('answer is no object');
  const { data = null, errors = [] } = answer;
  if (data !== null && !isRecord(data)) throw new Error('answer has no data');
  if (!Array.isArray(errors)) throw new Error('answer has malformed errors');
  if (data === null && errors.length === 0) throw new Error('answer is empty');
  return { data, errors: errors.slice(0, MAX_ERRORS).map((error) => replaced(error, organisation)) };
};

const MAX_ERRORS = 100;
/** Codes about the hub's own request, which are no business of the client that asked the hub. */
const INTERNAL = /^(REQUEST_|OPERATION_|SUBGRAPH_|AUTH_ASSERTION_)/;
const INCIDENT = /^[\w-]{1,64}$/;

const replaced = (error: unknown, organisation: string): AnswerError => {
  const { path, extensions } = isRecord(error) ? error : {};
  const { code, incident } = isRecord(extensions) ? extensions : {};
  const own = isErrorCode(code) && !INTERNAL.test(code) ? code : 'SUBGRAPH_FAILED';
  const extras: ErrorExtras = {
    ...(own === 'SUBGRAPH_FAILED' ? { organisation } : {}),
    ...(typeof incident === 'string' && INCIDENT.test(incident) ? { incident } : {}),
  };
  return { error: new HubError(own, extras), path: isPath(path) ? path : [] };
};

const isPath = (path: unknown): path is (string | number)[] =>
  Array.isArray(path) && path.every((key) => typeof key === 'string' || typeof key === 'number');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
