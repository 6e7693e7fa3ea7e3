import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_GRANT, DEV_CLIENT } from '@hub/dev-identity';
import { z } from 'zod';
import { hubDirectory } from './options.js';
import { readReady } from './ready-file.js';
import { StartError } from './start-error.js';

export interface TokenRequest {
  /** Key or id of a demo person. */
  readonly person: string;
  /** Seconds, 1 to 600. Default 600. */
  readonly expiresIn?: number;
  /** With or without a second factor. Default: as the person usually signs in. */
  readonly mfa?: boolean;
  /** Seconds since the person signed in, 0 to 43,200. Default 0: just now. */
  readonly authenticatedAgo?: number;
  /** The folder of the running hub. Default as in `HubOptions`. */
  readonly directory?: string;
}

const answerShape = z.union([
  z.object({ access_token: z.string() }),
  z.object({ error: z.string(), error_description: z.string().optional() }),
]);

/**
 * An access token of a demo person, from the hub that runs here.
 * @throws {StartError} when none runs, or it refuses
 */
export const demoToken = async (request: TokenRequest): Promise<string> => {
  const { person, expiresIn, mfa, authenticatedAgo, directory } = request;
  const folder = hubDirectory(directory);
  const { endpoints, people } = readReady(folder);
  if (!people.some(({ key, id }) => key === person || id === person))
    throw new StartError(`There is no demo person "${person}". There are: ${people.map(({ key }) => key).join(', ')}`);
  const body = new URLSearchParams({
    grant_type: DEMO_GRANT,
    client_id: DEV_CLIENT,
    person,
    demo_secret: demoSecret(folder),
  });
  if (expiresIn !== undefined) body.set('expires_in', String(expiresIn));
  if (mfa !== undefined) body.set('mfa', String(mfa));
  if (authenticatedAgo !== undefined) body.set('authenticated_ago', String(authenticatedAgo));
  const answer = answerShape.parse(await ask(`${endpoints.identity}/token`, body));
  if ('access_token' in answer) return answer.access_token;
  throw new StartError(`The identity provider refused: ${answer.error_description ?? answer.error}`);
};

const demoSecret = (folder: string): string => {
  try {
    const secrets: unknown = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
    return z.object({ identity: z.object({ demoSecret: z.string() }) }).parse(secrets).identity.demoSecret;
  } catch {
    throw new StartError(`This account may not read the secrets of the hub in ${folder}.`);
  }
};

const ask = async (url: string, body: URLSearchParams): Promise<unknown> => {
  try {
    return await (
      await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(10_000) })
    ).json();
  } catch {
    throw new StartError('The identity provider does not answer now; try again.');
  }
};
