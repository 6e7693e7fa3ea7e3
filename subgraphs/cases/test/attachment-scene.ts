import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from '@hub/caller';
import type { Answer } from '@hub/subgraph-kit/testing';
import type { World } from './world.js';

interface Created {
  readonly createUpload: {
    readonly upload: { readonly id: string; readonly path: string; readonly expiresAt: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

export interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly size: number;
  readonly stripped: boolean;
  readonly path: string;
  readonly person: { readonly id: string } | null;
  readonly addedBy: { readonly id: string } | null;
  readonly origin: string;
  readonly ending: string | null;
}

const CREATE = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) { upload { id path expiresAt } problems { code field } } }`;
const REMOVE = `mutation ($input: RemoveAttachmentInput!) {
  removeAttachment(input: $input) { attachment { id ending } problems { code field } } }`;
const LIST = `query ($id: ID!) { case(id: $id) { id attachments { edges { node {
  id kind type size stripped path person { id } addedBy { id } origin ending } } } } }`;

export const declare = (bytes: Buffer, given: Record<string, unknown>) => ({
  ...{ idempotencyKey: randomUUID(), kind: 'TOLD_WITH_REPORT', type: 'TEXT' },
  ...{ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), ...given },
});

/** What whoever reported tells of a file. */
export const sending = (bytes: Buffer, given: Record<string, unknown>) => ({
  ...{ idempotencyKey: randomUUID(), type: 'TEXT', size: bytes.length },
  ...{ sha256: createHash('sha256').update(bytes).digest('hex'), ...given },
});

interface Sending {
  readonly upload: { readonly path: string; readonly expiresAt: string } | null;
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}

/** What people do with the files of cases; the subgraph sees what the gateway would send. */
export const attachmentScene = (world: World) => {
  const create = (by: string, input: Record<string, unknown>, session?: { mfa: boolean }): Promise<Answer<Created>> =>
    world.send(CREATE, { input }, world.as(by, session));
  const put = async (by: string, path: string, bytes: Buffer, declared?: Buffer): Promise<string> =>
    codeOf(await world.putFile(path.replace('/cases', ''), bytes, world.as(by), declared));
  return {
    create,
    put,
    putAs: async (caller: Caller, path: string, bytes: Buffer): Promise<string> =>
      codeOf(await world.putFile(path.replace('/cases', ''), bytes, caller)),
    /** What a file of a report or a tip is answered with; the code of a refusal is thrown. */
    send: async (to: 'Report' | 'Tip', input: Record<string, unknown>, caller: Caller): Promise<Sending> => {
      const { data, errors } = await world.send<{ done: Sending }>(
        `mutation ($input: Create${to}UploadInput!) {
          done: create${to}Upload(input: $input) { upload { path expiresAt } problems { code field } } }`,
        { input },
        caller,
      );
      if (!data?.done) throw new Error(errors?.[0]?.extensions.code);
      return data.done;
    },
    /** Id and path of a file that was attached. */
    attached: async (
      by: string,
      bytes: Buffer,
      given: Record<string, unknown>,
    ): Promise<{ id: string; path: string }> => {
      const { data, errors } = await create(by, declare(bytes, given));
      const { upload, problems } = data?.createUpload ?? {};
      const code = upload && (await put(by, upload.path, bytes));
      if (code !== 'OK') throw new Error(JSON.stringify([errors, problems, code]));
      return upload!;
    },
    get: (
      by: string,
      id: string,
      purpose: string | null = 'PROTECTION',
      session?: { mfa: boolean },
    ): Promise<Response> => world.getFile(`/files/${id}${purpose ? `?purpose=${purpose}` : ''}`, world.as(by, session)),
    remove: (by: string, attachment: string, reason = 'WRONG_FILE') =>
      world.send<{ removeAttachment: { attachment: { ending: string } | null; problems: { code: string }[] } }>(
        REMOVE,
        { input: { attachment, reason } },
        world.as(by),
      ),
    list: async (by: string, id: string): Promise<Listed[] | string | null | undefined> => {
      const { data, errors } = await world.send<{ case: { attachments: { edges: { node: Listed }[] } | null } | null }>(
        LIST,
        { id },
        world.as(by),
      );
      if (errors) return errors[0]!.extensions.code;
      return data?.case?.attachments?.edges.map(({ node }) => node) ?? null;
    },
  };
};

/** `OK`, or the code of what it was refused with. */
export const codeOf = async (response: Response): Promise<string> => {
  const text = await response.text();
  return response.ok
    ? 'OK'
    : (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
};
