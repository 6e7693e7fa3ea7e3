import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { exifOf, jpegOf } from '@hub/subgraph-kit/testing';
import { caseId } from '@hub/cast';
import type { Client } from '../../scene/client.js';
import { hub } from './hub.js';

const CREATE = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) { upload { path } problems { code field } } }`;
const LIST = `query ($id: ID!) { case(id: $id) { attachments { edges { node { path type size addedBy { name } } } } } }`;
const PICTURE = jpegOf({ before: [exifOf(1, 'CANARY-GPS')] });

const at = (path: string): string => new URL(path, hub.ready().endpoints.graphql).href;
const fetched = (client: Client, path: string, purpose: string): Promise<Response> =>
  fetch(`${at(path)}?purpose=${purpose}`, { headers: { authorization: `Bearer ${client.token ?? ''}` } });

it('an officer sends a picture by the hub, and gets it back without what told where it was taken', async () => {
  const [officer, chair] = [await hub.as('ck-duty', { mfa: true }), await hub.as('ck-chair', { mfa: true })];
  const id = caseId('K02');
  const digest = createHash('sha256').update(PICTURE);
  const sha256 = digest.copy().digest('hex');
  const { data, errors } = await officer.ask<{ createUpload: { upload: { path: string } } }>(CREATE, {
    input: {
      ...{ idempotencyKey: randomUUID(), case: id, kind: 'TOLD_WITH_REPORT' },
      ...{ type: 'JPEG', size: PICTURE.length, sha256 },
    },
  });
  expect(errors).toBeUndefined();
  const { path } = data!.createUpload.upload;
  const sent = await fetch(at(path), {
    method: 'PUT',
    body: new Uint8Array(PICTURE),
    headers: {
      authorization: `Bearer ${officer.token ?? ''}`,
      'content-digest': `sha-256=:${digest.digest('base64')}:`,
    },
  });
  expect(sent.status).toBe(201);
  const listed = await officer.ask(LIST, { id });
  expect(listed.data).toMatchObject({
    case: { attachments: { edges: [{ node: { path, type: 'JPEG', addedBy: { name: 'Hornbill Demo' } } }] } },
  });
  const given = await fetched(officer, path, 'PROTECTION');
  expect(Buffer.from(await given.arrayBuffer())).toEqual(jpegOf());
  expect(given.headers.get('content-disposition')).toMatch(
    /^attachment; filename="told-with-report-[0-9a-f]{8}\.jpg"$/,
  );
  expect((await fetched(chair, path, 'PROTECTION')).status).toBe(404);
});
