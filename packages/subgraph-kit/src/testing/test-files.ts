import { createHash } from 'node:crypto';
import { ASSERTION_HEADER, type Caller, contentDigest, DIGEST_HEADER, type SignAssertion } from '@hub/caller';

/** Files to and from a subgraph, as the gateway sends them. */
export interface TestFiles {
  /** Sends a file signed as this caller, with its own digest or with that of `declared`. */
  readonly putFile: (path: string, bytes: Buffer, caller: Caller, declared?: Buffer) => Promise<Response>;
  readonly getFile: (path: string, caller: Caller) => Promise<Response>;
}

export const testFiles = (url: string, sign: SignAssertion): TestFiles => ({
  putFile: (path, bytes, caller, declared = bytes) => {
    const sha256 = createHash('sha256').update(declared).digest('hex');
    const assertion = sign(caller, { method: 'PUT', path, sha256 });
    const headers = { [ASSERTION_HEADER]: assertion, [DIGEST_HEADER]: contentDigest(sha256) };
    return fetch(url + path, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  },
  getFile: (path, caller) => {
    const assertion = sign(caller, { method: 'GET', path, body: '' });
    return fetch(url + path, { headers: { [ASSERTION_HEADER]: assertion } });
  },
});
