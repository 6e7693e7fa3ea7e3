import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { HubError } from '../errors.js';
import type { OperationRequest } from '../limits/validate-operation.js';

const CONTENT_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const inflate = promisify(gunzip);

const graphqlRequest = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * The body of a GraphQL request over HTTP: one JSON object, UTF-8, bounded also after inflation.
 * @throws HubError REQUEST_CONTENT_TYPE | REQUEST_TOO_LARGE | REQUEST_MALFORMED
 */
export const readGraphqlRequest = async (request: IncomingMessage, maxBytes: number): Promise<OperationRequest> => {
  if (!CONTENT_TYPE.test(request.headers['content-type'] ?? '')) throw new HubError('REQUEST_CONTENT_TYPE');
  const parsed = graphqlRequest.safeParse(parseJson(await readBody(request, maxBytes)));
  if (!parsed.success) throw new HubError('REQUEST_MALFORMED');
  const { query, operationName, variables } = parsed.data;
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
};

const parseJson = (body: Buffer): unknown => {
  if (!isUtf8(body)) throw new HubError('REQUEST_MALFORMED');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new HubError('REQUEST_MALFORMED');
  }
};

/**
 * A bounded body, inflated.
 * @throws HubError REQUEST_CONTENT_TYPE | REQUEST_TOO_LARGE | REQUEST_MALFORMED
 */
export const readBody = async (request: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const raw = await collect(request, maxBytes);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return raw;
  if (encoding !== 'gzip') throw new HubError('REQUEST_CONTENT_TYPE');
  try {
    return await inflate(raw, { maxOutputLength: maxBytes });
  } catch (error) {
    throw new HubError(
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'REQUEST_TOO_LARGE' : 'REQUEST_MALFORMED',
    );
  }
};

const collect = (request: IncomingMessage, maxBytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) return reject(new HubError('REQUEST_TOO_LARGE'));
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) reject(new HubError('REQUEST_TOO_LARGE'));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', () => reject(new HubError('REQUEST_MALFORMED')));
    request.on('aborted', () => reject(new HubError('REQUEST_MALFORMED')));
  });
