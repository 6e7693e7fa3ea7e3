import { randomUUID } from 'node:crypto';
import { Query, Resolver } from 'type-graphql';
import type { DirectoryRecord } from '@hub/caller';
import type { OfficeKind } from '@hub/vocabulary';
import {
  alertRuleResolverOf,
  Classified,
  defineSubgraph,
  escalateTaskOf,
  notifyFeed,
  type RuleDefault,
  type StepFacts,
} from '../../src/index.js';

const MINUTE = 60;
const seconds = (EMERGENCY: number, URGENT: number, NORMAL: number) => ({ EMERGENCY, URGENT, NORMAL });
const at = seconds(15 * MINUTE, 30 * MINUTE, 240 * MINUTE);

/** Rules as a release could bring them: one that must stand, one for information, one that tells of many events. */
export const RULES: readonly RuleDefault[] = [
  {
    code: 'A1',
    vital: true,
    active: true,
    acceptWithin: at,
    addressees: [
      { when: 'ALWAYS', whose: 'DISTRICT', offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT'], because: 'their duty' },
    ],
    chain: [
      { after: seconds(0, 0, 0), to: 'DUTY' },
      { after: seconds(0, 2 * MINUTE, 30 * MINUTE), to: 'OFFICE' },
      { after: at, to: { whose: 'DISTRICT', kind: 'VICE_CHAIR' } },
      { after: seconds(20 * MINUTE, 45 * MINUTE, 300 * MINUTE), to: { whose: 'DISTRICT', kind: 'CHAIR' } },
      { after: seconds(25 * MINUTE, 60 * MINUTE, 360 * MINUTE), to: { whose: 'PROVINCE', kind: 'SECRETARIAT' } },
    ],
  },
  {
    code: 'A9',
    vital: false,
    active: true,
    acceptWithin: at,
    addressees: [{ when: 'ALWAYS', whose: 'DISTRICT', offices: ['CHAIR'], because: 'to know' }],
    chain: [],
  },
  {
    code: 'A16',
    vital: false,
    apart: true,
    active: true,
    acceptWithin: at,
    threshold: { events: 3, days: 14 },
    addressees: [{ when: 'ALWAYS', whose: 'DISTRICT', offices: ['PREVENTION_GROUP'], because: 'to plan' }],
    chain: [],
  },
];

@Resolver()
class WardResolver {
  @Query(() => String, { description: 'Its name.' })
  @Classified('PUB')
  ward(): string {
    return 'north';
  }
}

/** What the ward keeps of an event. */
export interface WardFacts extends StepFacts {
  readonly ward: string;
}

/** A subgraph with alerts, and nothing else. */
export const wards = defineSubgraph({
  name: 'wards',
  resolvers: [WardResolver, alertRuleResolverOf('ward', RULES) as new () => object],
  references: [],
  stubs: [],
  entities: [],
  migrations: [],
  feeds: [notifyFeed],
  directory: 'feed',
  alertRules: RULES,
  tasks: [
    escalateTaskOf<WardFacts>({
      inbox: 'wardAlerts',
      bodyOf: ({ step, facts }, office) => ({ step, ward: facts.ward, office }),
    }),
  ],
});

const uuid = randomUUID;
/** A province and a district with one office of each kind, and who holds it; nobody is vice chair. */
export const COMMITTEES = { DISTRICT: uuid(), PROVINCE: uuid() };
const KINDS: readonly [OfficeKind, keyof typeof COMMITTEES, boolean][] = [
  ['SUPPRESSION_GROUP', 'DISTRICT', true],
  ['CHAIR', 'DISTRICT', true],
  ['VICE_CHAIR', 'DISTRICT', false],
  ['SECRETARIAT', 'PROVINCE', true],
  ['VOLUNTEER_GROUP', 'DISTRICT', true],
];
export const OFFICES = Object.fromEntries(KINDS.map(([kind]) => [kind, uuid()])) as Record<OfficeKind, string>;
export const PEOPLE = Object.fromEntries(KINDS.map(([kind]) => [kind, { id: uuid() }])) as Record<
  OfficeKind,
  { readonly id: string }
>;

const LONG = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };
export const DIRECTORY: readonly DirectoryRecord[] = KINDS.flatMap(([kind, committee, held]): DirectoryRecord[] => [
  { kind: 'office', id: OFFICES[kind], data: { kind, committee: COMMITTEES[committee], jurisdiction: [] } },
  ...(held
    ? [
        {
          kind: 'appointment' as const,
          id: uuid(),
          data: { person: PEOPLE[kind].id, office: OFFICES[kind], ...LONG },
        },
      ]
    : []),
]);
