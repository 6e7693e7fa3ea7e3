import { ASSERTION_HEADER, createAssertionSigner, serviceCaller } from '@hub/caller';
import { type ErrorCode, ERROR_CODES, type TrustedDocumentName } from '@hub/vocabulary';
import { z } from 'zod';
import { HubError } from '../errors.js';
import type { GatewaySettings } from './gateway-settings.js';

const ANSWER_MS = 30_000;

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.looseObject({ code: z.string() }) })).optional(),
});

export interface AskedDocument {
  readonly document: TrustedDocumentName;
  /** Whose rights it runs with. */
  readonly office: string;
  readonly variables: Readonly<Record<string, string | null>>;
}

export type AskGateway = (asked: AskedDocument) => Promise<Record<string, unknown>>;

/**
 * Has documents of the vocabulary that name a subgraph as their sender run by the gateway, for an office.
 * @throws {HubError} where nobody answers, and where only a part is missing: half an answer would look like a whole one
 */
export const askGatewayAs = (sender: string, { gateway }: GatewaySettings): AskGateway => {
  if (!gateway)
    return async () => {
      throw new HubError('HUB_NOT_READY');
    };
  const sign = createAssertionSigner({ issuer: sender, audience: 'gateway' }, gateway.key);
  const me = serviceCaller(sender);
  return async ({ document, office, variables }) => {
    const path = `/documents/${document}`;
    const body = JSON.stringify({ office, variables });
    const { data, errors } = await answerOf(() =>
      fetch(new URL(path, gateway.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', [ASSERTION_HEADER]: sign(me, { method: 'POST', path, body }) },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MS),
      }),
    );
    if (errors?.[0] || !data) throw new HubError(codeOf(errors?.[0]?.extensions.code));
    return data;
  };
};

const answerOf = async (send: () => Promise<Response>): Promise<z.infer<typeof answerShape>> => {
  try {
    return answerShape.parse(await (await send()).json());
  } catch {
    throw new HubError('SUBGRAPH_UNAVAILABLE');
  }
};

const codeOf = (code: string | undefined): ErrorCode =>
  code !== undefined && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'SUBGRAPH_FAILED';
