/** Operations as clients send them. */
export const REQUEST = `mutation ($input: RequestRepatriationInput!) {
  requestRepatriation(input: $input) { repatriation { id ref state version } problems { code field } }
}`;
export const RELEASE = `mutation ($input: ReleaseRepatriationInput!) {
  releaseRepatriation(input: $input) {
    repatriation { id version release { at legalBasis office { id } } } problems { code field }
  }
}`;
export const ADVANCE = `mutation ($input: AdvanceRepatriationInput!) {
  advanceRepatriation(input: $input) { repatriation { id state version } problems { code field } }
}`;
const UPDATE = 'ref direction state windowStart windowEnd personsBand needsFlags at crossing { id nameEn }';
export const FEED = `query ($office: ID!, $first: Int, $after: String) {
  repatriationFeed(office: $office, first: $first, after: $after) {
    edges { cursor node { ${UPDATE} } } pageInfo { hasNextPage endCursor }
  }
}`;
export const UPDATES = `subscription ($office: ID!, $after: Int) {
  repatriationUpdates(office: $office, after: $after) { office number head update { ${UPDATE} } }
}`;
export const ENTITIES = (fragment: string): string =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ${fragment} } }`;

export interface Changed {
  readonly repatriation: { id: string; ref: string; state: string; version: number; release: unknown } | null;
  readonly problems: { code: string; field: string | null }[];
}
export interface Update {
  readonly ref: string;
  readonly state: string;
  readonly [field: string]: unknown;
}
export interface Feed {
  readonly repatriationFeed: {
    edges: { cursor: string; node: Update }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
export interface Message {
  readonly repatriationUpdates: {
    office: string;
    number: number;
    head: number;
    /** Where it is asked for; null for a heartbeat. */
    rule?: string | null;
    update: Update | null;
  };
}
