import { Directive, ObjectType } from 'type-graphql';
import type { Page } from '../request/page.js';
import { Pub, type TypeThunk } from './field.js';
import { PageInfo } from './shared-types.js';

export interface ConnectionOf<Node> {
  edges: { node: Node; cursor: string }[];
  pageInfo: PageInfo;
}

/**
 * The connection type of a list, e.g. `CaseConnection` with `CaseEdge`.
 * @param name singular noun of the items; also the prefix of both types
 * @param options.isShareable whether several subgraphs have the same list; default false
 */
export const connectionType = <Node>(
  name: string,
  node: TypeThunk,
  { isShareable = false }: { readonly isShareable?: boolean } = {},
): new () => ConnectionOf<Node> => {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page.` })
  class Edge {
    @Pub(node, { description: 'The item.' })
    node!: Node;

    @Pub(() => String, { description: 'Opaque cursor of this item.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} items, newest first unless said.` })
  class Connection implements ConnectionOf<Node> {
    @Pub(() => [Edge], { description: 'The items of this page.' })
    edges!: Edge[];

    @Pub(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo!: PageInfo;
  }
  if (isShareable) for (const type of [Edge, Connection]) Directive('@shareable')(type);
  return Connection;
};

/** A page of rows as a connection of public shapes. */
export const toConnection = <Row, Node>(page: Page<Row>, shape: (row: Row) => Node): ConnectionOf<Node> => ({
  edges: page.items.map(({ row, cursor }) => ({ node: shape(row), cursor })),
  pageInfo: Object.assign(new PageInfo(), {
    hasNextPage: page.hasNextPage,
    endCursor: page.items.at(-1)?.cursor ?? null,
  }),
});
