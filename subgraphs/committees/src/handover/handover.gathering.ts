import type { TrustedDocumentName } from '@hub/vocabulary';
import type { AskGateway } from '@hub/subgraph-kit';
import type { DueSource } from './handover.store.js';

/** Pages read of one list; what is beyond is told as "at least". */
const PAGES_MAX = 50;

type HandoverDocument = Extract<TrustedDocumentName, `handover-${string}`>;

interface Page {
  readonly edges: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The list of a document that is read page by page, and the answer with another one in its place. */
interface Paging {
  readonly pageOf: (answer: never) => Page;
  readonly with: (answer: never, page: Omit<Page, 'pageInfo'> & { readonly pageInfo: object }) => unknown;
}

const PAGED: Readonly<Partial<Record<HandoverDocument, Paging>>> = {
  'handover-cases': { pageOf: ({ cases }: { cases: Page }) => cases, with: (_, cases) => ({ cases }) },
  'handover-trainings': {
    pageOf: ({ committee }: { committee: { trainings: Page } }) => committee.trainings,
    with: ({ committee }: { committee: object }, trainings) => ({ committee: { ...committee, trainings } }),
  },
};

/** The variables of each document, and no more. */
const VARIABLES: Readonly<Record<HandoverDocument, readonly ('office' | 'committee' | 'place')[]>> = {
  'handover-committee': ['committee'],
  'handover-work': ['committee'],
  'handover-alerts': ['office'],
  'handover-cases': [],
  'handover-case-tasks': [],
  'handover-trend': ['place'],
  'handover-trainings': ['committee'],
  'handover-indicators': ['committee'],
  'handover-border': ['committee'],
};

/** The whole answer to a document, for the office of a pack. */
export const gather = async (ask: AskGateway, source: DueSource): Promise<unknown> => {
  const document = source.document as HandoverDocument;
  const { office } = source;
  const variables = Object.fromEntries(VARIABLES[document].map((name) => [name, source[name]]));
  const paging = PAGED[document];
  if (!paging) return ask({ document, office, variables });
  const edges: unknown[] = [];
  for (let after: string | null = null, page = 1; ; page++) {
    const answer = (await ask({ document, office, variables: { ...variables, after } })) as never;
    const { edges: more, pageInfo } = paging.pageOf(answer);
    edges.push(...more);
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage || page === PAGES_MAX)
      return paging.with(answer, { edges, pageInfo: { hasNextPage: pageInfo.hasNextPage } });
  }
};
