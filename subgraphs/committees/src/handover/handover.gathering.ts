import type { TrustedDocumentName } from '@hub/vocabulary';
import type { AskGateway } from '@hub/subgraph-kit';
import type { DueSource } from './handover.store.js';

/** Pages read of one list; what is beyond is told as "at least". */
const PAGES_MAX = 50;

type HandoverDocument = Extract<TrustedDocumentName, `handover-${string}`>;

interface Paged {
  readonly cases: {
    readonly edges: readonly unknown[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The variables of each document, and no more. */
const VARIABLES: Readonly<Record<HandoverDocument, readonly ('office' | 'committee' | 'place')[]>> = {
  'handover-committee': ['committee'],
  'handover-work': ['committee'],
  'handover-alerts': ['office'],
  'handover-cases': [],
  'handover-case-tasks': [],
  'handover-trend': ['place'],
  'handover-trainings': ['committee'],
  'handover-border': ['committee'],
};

/** The whole answer to a document, for the office of a pack. */
export const gather = async (ask: AskGateway, source: DueSource): Promise<unknown> => {
  const document = source.document as HandoverDocument;
  const { office } = source;
  const variables = Object.fromEntries(VARIABLES[document].map((name) => [name, source[name]]));
  if (document !== 'handover-cases') return ask({ document, office, variables });
  const edges: unknown[] = [];
  let after: string | null = null;
  let more = true;
  for (let page = 0; more && page < PAGES_MAX; page++) {
    const { cases } = (await ask({ document, office, variables: { after } })) as unknown as Paged;
    edges.push(...cases.edges);
    after = cases.pageInfo.endCursor;
    more = cases.pageInfo.hasNextPage;
  }
  return { cases: { edges, pageInfo: { hasNextPage: more } } };
};
