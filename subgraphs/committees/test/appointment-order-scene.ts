import { createHash, randomUUID } from 'node:crypto';
import { organization } from '@hub/cast';
import type { Answer, TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf } from './committees-world.js';

interface Done {
  readonly done: {
    readonly committee: { readonly version: number; readonly state: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}

export interface SeenOrder {
  readonly id: string;
  readonly draftedOn: string;
  readonly signedOn: string | null;
  readonly legalBases: readonly string[];
  readonly revision: number;
  readonly number?: string | null;
  readonly signedAs?: string | null;
  readonly revisions?: readonly { readonly objectives: string; readonly organizations: readonly object[] }[];
  readonly comments?: readonly { readonly words: string; readonly revision: number }[];
  readonly documents?: readonly {
    readonly id: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly type: string;
  }[];
}

const SEEN = `id draftedOn signedOn legalBases revision number signedAs
  revisions { revision objectives organizations { id } by { id } }
  comments { revision words organization { id } office { kind } by { id } }
  documents { id type bytes sha256 path }`;

export const MEMBERS = ['DISTRICT_OFFICE', 'POLICE', 'HOSPITAL'].map((name) => organization(`TH5703/${name}`).id);
export const PDF = Buffer.from('%PDF-1.7\nAn order of appointment.\n');

/** What people do with orders of appointment. */
export const orderScene = (committees: TestSubgraph, code = 'DL-TH5703') => {
  const send = <Data>(document: string, variables: Record<string, unknown>, by?: string): Promise<Answer<Data>> =>
    committees.send<Data>(document, variables, by ? callerOf(committees, by) : undefined);
  const does = (name: string) => (input: Record<string, unknown>, by: string) =>
    send<Done>(
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
        done: ${name}(input: $input) { committee { version state } problems { code field } } }`,
      { input },
      by,
    );
  const version = async (): Promise<{ id: string; version: number }> => {
    const { data } = await send<{ committee: { id: string; version: number } }>(
      'query ($code: ID!) { committee(code: $code) { id version } }',
      { code },
    );
    return data!.committee;
  };
  const look = async (by = 'ck-focal', fields = SEEN): Promise<SeenOrder[]> => {
    const { data } = await send<{ committee: { orders: SeenOrder[] } }>(
      `query ($code: ID!) { committee(code: $code) { orders { ${fields} } } }`,
      { code },
      by,
    );
    return data!.committee.orders;
  };
  const content = {
    ...{ legalBases: ['MOI_ORDER_768_2556', 'ATIP_ACT_2008'], objectives: 'To prevent trafficking in the district' },
    organizations: MEMBERS,
  };
  return {
    look,
    version,
    draft: async (given: Record<string, unknown> = {}, by = 'ck-focal') => {
      const { id: committee, version: on } = await version();
      return does('draftAppointmentOrder')(
        { committee, version: on, draftedOn: '2026-09-01', ...content, ...given },
        by,
      );
    },
    revise: async (order: string, given: Record<string, unknown> = {}, by = 'ck-focal') =>
      does('reviseAppointmentOrder')({ order, version: (await version()).version, ...content, ...given }, by),
    comment: (order: string, given: Record<string, unknown> = {}, by = 'ck-rehab') =>
      does('commentOnOrder')({ idempotencyKey: randomUUID(), order, words: 'The hospital is missing', ...given }, by),
    sign: async (order: string, given: Record<string, unknown> = {}, by = 'ck-focal') =>
      does('signAppointmentOrder')(
        {
          ...{ order, version: (await version()).version, number: '412/2569', signedOn: '2026-10-01' },
          ...{ signedAs: 'District Chief of Chiang Khong', ...given },
        },
        by,
      ),
    upload: (order: string, given: Record<string, unknown> = {}, by = 'ck-chair', bytes = PDF) =>
      send<{ done: { upload: { id: string; path: string } | null; problems: { code: string; field: string }[] } }>(
        `mutation ($input: CreateOrderUploadInput!) {
          done: createOrderUpload(input: $input) { upload { id path } problems { code field } } }`,
        {
          input: {
            ...{ idempotencyKey: randomUUID(), order, type: 'PDF', size: bytes.length },
            ...{ sha256: createHash('sha256').update(bytes).digest('hex'), ...given },
          },
        },
        by,
      ),
    put: (path: string, bytes = PDF, by = 'ck-chair') =>
      committees.putFile(path.replace('/committees', ''), bytes, { ...callerOf(committees, by), mfa: true }),
    get: (id: string, by: string) => committees.getFile(`/files/${id}`, callerOf(committees, by)),
  };
};
