import { randomUUID } from 'node:crypto';
import { PUBLIC_CALLER } from '@hub/caller';
import { person } from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import type { Answer, AskedDocumentOf, TestSubgraph } from '@hub/subgraph-kit/testing';
import { callerOf, refusalOf } from './committees-world.js';

export interface SeenPack {
  readonly id: string;
  readonly version: number;
  readonly occasion: string;
  readonly concernsAt: string | null;
  readonly sections: readonly {
    readonly code: string;
    readonly state: string;
    readonly missingBecause: string | null;
    readonly gatheredAt: string | null;
    readonly lines: readonly Record<string, unknown>[];
  }[];
  readonly acknowledgements: readonly { readonly official: { readonly id: string } | null }[];
}

interface Done {
  readonly done: {
    readonly pack: { readonly id: string } | null;
    readonly problems: readonly { code: string; field: string }[];
  };
}

const PACK = `id version occasion concernsAt madeAt office { id } acknowledgements { acknowledgedAt official { id } }
  sections { code state missingBecause gatheredAt lines { codeOf code due text textTh count atLeast value at references } }`;

export const REFERENCE = '11111111-1111-4111-8111-111111111111';

/** What the gateway answers on a quiet day, by the path of each document. */
export const ANSWERS: Readonly<Record<string, (asking: AskedDocumentOf) => unknown>> = {
  '/documents/handover-committee': () => ({
    data: {
      committee: {
        offices: [
          {
            ...{ id: REFERENCE, kind: 'CHAIR', titleEn: 'Chair', titleTh: 'ประธาน', vacantSince: null, seat: null },
            ...{ dutyShifts: { edges: [] } },
            holders: [
              { until: '2039-01-01T00:00:00Z', official: { name: 'Dao', title: 'Head', phone: '+6653711234' } },
            ],
          },
        ],
        groups: [
          {
            kind: 'EXECUTIVE',
            nameEn: 'Heads of <all>',
            nameTh: 'หัวหน้า',
            duties: ['COORDINATE_COMMITTEES'],
            seats: [],
          },
        ],
        actionPlans: [],
      },
    },
  }),
  '/documents/handover-work': () => ({
    data: {
      committee: {
        tasks: { edges: [], pageInfo: { hasNextPage: false } },
        actionPlans: [],
        lessonsLearned: { edges: [], pageInfo: { hasNextPage: false } },
      },
    },
  }),
  '/documents/handover-alerts': ({ office }) => ({
    data: {
      myInboxes: [{ openAlerts: 3, office: { id: office } }],
      inbox: [
        { rule: 'A1', createdAt: '2026-05-02T00:00:00Z', case: { id: REFERENCE }, escalation: { state: 'OPEN' } },
        { rule: 'A1', createdAt: '2026-05-01T00:00:00Z', case: { id: REFERENCE }, escalation: { state: 'OPEN' } },
        { rule: 'A3', createdAt: '2026-04-01T00:00:00Z', case: null, escalation: { state: 'ACCEPTED' } },
      ],
    },
  }),
  '/documents/handover-cases': ({ variables: { after } }) => ({
    data: {
      cases: {
        edges: [{ node: after ? { id: 'two', state: 'CLOSED' } : { id: 'one', state: 'SCREENING' } }],
        pageInfo: { hasNextPage: !after, endCursor: after ? null : 'next' },
      },
    },
  }),
  '/documents/handover-case-tasks': () => ({ data: { caseTasks: { edges: [], pageInfo: { hasNextPage: false } } } }),
  '/documents/handover-trend': () => ({
    data: {
      place: {
        caseTrend: [
          { value: null, asOf: '2026-03-31', unit: 'cases', suppressed: true },
          { value: 25, asOf: '2025-12-31', unit: 'cases', suppressed: false },
        ],
      },
    },
  }),
  '/documents/handover-trainings': ({ variables: { after } }) => ({
    data: {
      committee: {
        knowledgeChange: null,
        trainings: {
          edges: [{ node: { state: after ? 'PLANNED' : 'HELD' } }],
          pageInfo: { hasNextPage: !after, endCursor: after ? null : 'next' },
        },
      },
    },
  }),
  '/documents/handover-indicators': () => ({
    data: {
      indicators: [
        { code: 'I1', unit: 'committees', trend: [] },
        {
          ...{ code: 'I3', unit: 'participations' },
          trend: [
            { period: '2024', value: 7, asOf: '2024-12-31', suppressed: true, lowerBound: false },
            { period: '2025', value: 40, asOf: '2025-12-31', suppressed: false, lowerBound: false },
            { period: '2026', value: 55, asOf: '2026-05-01', suppressed: false, lowerBound: true },
          ],
        },
      ],
    },
  }),
};

/** What people do with handover packs. */
export const handoverScene = (committees: TestSubgraph) => {
  const does =
    (name: string) =>
    (input: Record<string, unknown>, by: string): Promise<Answer<Done>> =>
      committees.send(
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
          done: ${name}(input: $input) { pack { id } problems { code field } } }`,
        { input },
        callerOf(committees, by),
      );
  return {
    query: <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
      new HubContext(PUBLIC_CALLER, committees.services).asSystem('test', (tx) => tx.query<Row[]>(sql, values)),
    packsOf: async (office: string, by: string): Promise<SeenPack[]> => {
      // whoever reads an office reaches its packs by their committee, as a screen does
      const { data, errors } = await committees.send<{
        committee: { offices: { id: string; handoverPacks: { edges: { node: SeenPack }[] } | null }[] };
      }>(
        `query ($code: ID) { committee(code: $code) { offices { id handoverPacks(first: 50) { edges { node { ${PACK} } } } } } }`,
        { code: codeOf(committees, office) },
        callerOf(committees, by),
      );
      const offices = data?.committee.offices;
      if (!offices) throw new Error(JSON.stringify(errors));
      return (offices.find(({ id }) => id === office)?.handoverPacks?.edges ?? []).map(({ node }) => node);
    },
    pack: async (id: string, by: string): Promise<SeenPack | null> => {
      const { data } = await committees.send<{ handoverPack: SeenPack | null }>(
        `query ($id: ID!) { handoverPack(id: $id) { ${PACK} } }`,
        { id },
        callerOf(committees, by),
      );
      return data!.handoverPack;
    },
    make: (office: string, by: string, idempotencyKey: string = randomUUID()) =>
      does('makeHandoverPack')({ office, idempotencyKey }, by),
    acknowledge: (pack: string, by: string) => does('acknowledgeHandoverPack')({ pack }, by),
    refusal: refusalOf,
    made: async (doing: Promise<Answer<Done>>): Promise<string> => {
      const { data, errors } = await doing;
      if (!data?.done.pack) throw new Error(JSON.stringify(errors ?? data?.done.problems));
      return data.done.pack.id;
    },
    appoint: async (key: string, office: string, until = 300): Promise<void> => {
      const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
      const input = {
        ...{ idempotencyKey: randomUUID(), office, official: person(key).id },
        ...{ from: at(-0.0001), until: at(until) },
      };
      await committees.send(
        'mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { problems { code } } }',
        { input },
        callerOf(committees, 'national-desk'),
      );
    },
  };
};

const codeOf = ({ services: { directory } }: TestSubgraph, office: string): string | undefined =>
  directory.committee(directory.office(office)?.committee ?? '')?.code;
