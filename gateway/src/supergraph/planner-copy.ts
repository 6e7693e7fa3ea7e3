import { Kind, visit, type DocumentNode } from 'graphql';
import { linkedSpecs } from './linked-specs.js';

/**
 * The supergraph without its security specifications. The planner refuses a graph that has them and
 * would enforce none; `policy/` enforces them, from the full supergraph, before planning.
 */
export const plannerCopy = (supergraph: DocumentNode): DocumentNode => {
  const security = linkedSpecs(supergraph).filter(({ spec }) => spec !== 'tag');
  const links = new Set(security.map(({ link }) => link));
  const directives = new Set(security.map(({ directive }) => directive));
  const isOurs = (type: string): boolean => security.some(({ prefix }) => type.startsWith(prefix));
  return visit(supergraph, {
    Directive: (node) => (links.has(node as never) || directives.has(node.name.value) ? null : undefined),
    DirectiveDefinition: (node) => (directives.has(node.name.value) ? null : undefined),
    [Kind.SCALAR_TYPE_DEFINITION]: (node: { name: { value: string } }) => (isOurs(node.name.value) ? null : undefined),
  });
};
