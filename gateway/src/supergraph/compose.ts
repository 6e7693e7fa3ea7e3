import { composeServices } from '@theguild/federation-composition';
import type { GraphQLError } from 'graphql';
import { parse, type DocumentNode } from 'graphql';

/** Why the subgraphs do not fit together, in words an operator can act on. */
export class CompositionProblem extends Error {
  override readonly name = 'CompositionProblem';
}

export interface SubgraphSdl {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

const MAX_SDL_TOKENS = 200_000;
const SHOWN_ERRORS = 5;

/** @throws CompositionProblem */
export const compose = (subgraphs: readonly SubgraphSdl[]): string => {
  const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parseSdl(name, sdl) }));
  const result = composeServices(services);
  if (result.errors) throw new CompositionProblem(describe(result.errors));
  return result.supergraphSdl;
};

const parseSdl = (name: string, sdl: string): DocumentNode => {
  try {
    return parse(sdl, { maxTokens: MAX_SDL_TOKENS, noLocation: true });
  } catch (error) {
    throw new CompositionProblem(`The schema of ${name} cannot be read: ${(error as Error).message}`);
  }
};

const describe = (errors: readonly GraphQLError[]): string => {
  const shown = errors.slice(0, SHOWN_ERRORS).map((error) => `${codeOf(error)}: ${error.message}`);
  const more = errors.length > SHOWN_ERRORS ? ` (and ${errors.length - SHOWN_ERRORS} more)` : '';
  return `The subgraphs do not compose. ${shown.join(' | ')}${more}`;
};

const codeOf = ({ extensions: { code } }: GraphQLError): string => (typeof code === 'string' ? code : 'INVALID');
