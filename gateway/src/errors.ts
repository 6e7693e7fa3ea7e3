import { GraphQLError } from 'graphql';
import { errorText, type Language } from '@hub/languages';
import { ERROR_CODES, type ErrorCode } from '@hub/vocabulary';

/** What a client may learn beside the code; never a value it sent. */
export interface ErrorExtras {
  readonly organisation?: string;
  /** ISO instant since when a subgraph does not answer. */
  readonly since?: string;
  readonly incident?: string;
  /** Schema coordinate the refusal is about, e.g. `Report.reporterPhone`. */
  readonly coordinate?: string;
  /** Where in the client's document, counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Name of the variable, without its value. */
  readonly variable?: string;
}

/** A refusal with a code of the vocabulary. Its message is the vocabulary's, so nothing can leak through it. */
export class HubError extends Error {
  override readonly name = 'HubError';

  constructor(
    readonly code: ErrorCode,
    readonly extras: ErrorExtras = {},
  ) {
    super(ERROR_CODES[code].says);
  }
}

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);

type Path = readonly (string | number)[];

export const toGraphQLError = (error: HubError, path?: Path): GraphQLError =>
  new GraphQLError(error.message, {
    path: path ?? null,
    extensions: { code: error.code, ...error.extras },
  });

/** The same error in the words of a language; the code and all else stay. */
export const inLanguage = (error: GraphQLError, language: Language): GraphQLError => {
  const { code } = error.extensions;
  if (!isErrorCode(code)) return error;
  return new GraphQLError(errorText(language, code), { path: error.path ?? null, extensions: error.extensions });
};

/** Logs a bug and returns the id a person can quote; wired by the process. */
export type ReportIncident = (error: unknown) => string;

/** Errors as clients may see them: known codes pass, anything else becomes an incident. */
export const publicErrors = (errors: readonly unknown[], report: ReportIncident): GraphQLError[] =>
  errors.map((error) => publicError(error, report));

const publicError = (error: unknown, report: ReportIncident): GraphQLError => {
  if (error instanceof HubError) return toGraphQLError(error);
  if (error instanceof GraphQLError) {
    if (error.originalError instanceof HubError) return toGraphQLError(error.originalError, error.path);
    const { code, organisation, since, incident, coordinate } = error.extensions;
    if (isErrorCode(code))
      return toGraphQLError(
        new HubError(code, { organisation, since, incident, coordinate } as ErrorExtras),
        error.path,
      );
  }
  return toGraphQLError(new HubError('HUB_INTERNAL', { incident: report(error) }));
};
