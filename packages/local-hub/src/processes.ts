/** One Node process of the hub, as it is started on one machine. */
export interface ProcessEntry {
  readonly name: string;
  /** The bundle of its compiled entry (decision 0068), from the root of the repository or absolute. */
  readonly script: string;
  /** `identity` first, then the subgraphs, then the gateway; stopped the other way round. */
  readonly part: 'identity' | 'subgraph' | 'gateway';
  /** Environment variable that chooses the port, and the port without it. */
  readonly port: { readonly variable: string; readonly usual: number };
  /** Subgraphs: who owns the data, as errors and screens name it. */
  readonly organisation?: string;
  /** Subgraphs: feeds of other subgraphs it reads; several owners may serve one of the same name. */
  readonly feeds?: readonly { readonly feed: string; readonly owner: string }[];
  /** Subgraphs: whether it has documents run by the gateway. */
  readonly sendsDocuments?: boolean;
  /** What begins the names of variables that this process is handed and no other. */
  readonly settings?: readonly string[];
}

/** One running copy of a process. */
export interface Replica extends ProcessEntry {
  /** The name of the process for the first, `cases-2` for the second. */
  readonly replica: string;
}

const DIRECTORY = [{ feed: 'directory', owner: 'committees' }];

/** Every process of the hub but PostgreSQL, in the order of their start. */
export const PROCESSES: readonly ProcessEntry[] = [
  {
    name: 'identity',
    script: 'packages/dev-identity/dist/main.bundle.js',
    part: 'identity',
    port: { variable: 'HUB_IDENTITY_PORT', usual: 4002 },
  },
  {
    name: 'committees',
    script: 'subgraphs/committees/dist/main.bundle.js',
    part: 'subgraph',
    port: { variable: 'HUB_PORT_COMMITTEES', usual: 4010 },
    organisation: 'Provincial Social Development and Human Security Office (PSDHS)',
    feeds: [
      { feed: 'notify', owner: 'cases' },
      { feed: 'notify', owner: 'liaison' },
      { feed: 'notify', owner: 'trainings' },
      { feed: 'policy', owner: 'trainings' },
    ],
    sendsDocuments: true,
    settings: ['HUB_VAPID_', 'HUB_SMTP_', 'HUB_MAIL_', 'HUB_SMS_', 'HUB_LINE_', 'HUB_HANDOVER_', 'HUB_CHROMIUM'],
  },
  {
    name: 'cases',
    script: 'subgraphs/cases/dist/main.bundle.js',
    part: 'subgraph',
    port: { variable: 'HUB_PORT_CASES', usual: 4011 },
    organisation: 'PL-ATIP case desk',
    feeds: [...DIRECTORY, { feed: 'disclosure-grants', owner: 'liaison' }],
  },
  {
    name: 'trainings',
    script: 'subgraphs/trainings/dist/main.bundle.js',
    part: 'subgraph',
    port: { variable: 'HUB_PORT_TRAININGS', usual: 4012 },
    organisation: 'Capacity-building programme',
    feeds: [...DIRECTORY, ...['committees', 'cases', 'liaison'].map((owner) => ({ feed: 'figures', owner }))],
    sendsDocuments: true,
    settings: ['HUB_CHROMIUM'],
  },
  {
    name: 'liaison',
    script: 'subgraphs/liaison/dist/main.bundle.js',
    part: 'subgraph',
    port: { variable: 'HUB_PORT_LIAISON', usual: 4013 },
    organisation: 'Cross-border liaison desk',
    feeds: [...DIRECTORY, { feed: 'disclosure-packages', owner: 'cases' }, { feed: 'cases', owner: 'cases' }],
  },
  {
    name: 'query',
    script: 'gateway/dist/query.main.bundle.js',
    part: 'gateway',
    port: { variable: 'HUB_PORT', usual: 4000 },
  },
  {
    name: 'live',
    script: 'gateway/dist/live.main.bundle.js',
    part: 'gateway',
    port: { variable: 'HUB_LIVE_PORT', usual: 4001 },
  },
];

export const isSubgraph = ({ part }: ProcessEntry): boolean => part === 'subgraph';

export const replicasOf = (entry: ProcessEntry, count = 1): Replica[] =>
  Array.from({ length: count }, (_, index) => ({
    ...entry,
    replica: index === 0 ? entry.name : `${entry.name}-${index + 1}`,
  }));
