import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { selectionTree, type SelectionTree } from './selection-tree.js';

/** A plan made ready once per operation: request bodies half written, selections turned into lookups. */
export type Step =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'Condition'; readonly variable: string; readonly yes?: Step; readonly no?: Step }
  | FetchStep;

export interface FetchStep {
  readonly kind: 'Fetch';
  readonly service: string;
  readonly operation: string;
  /** Body up to the value of `variables`. */
  readonly head: string;
  readonly variables: readonly string[];
  /** Where its answers belong; `@` stands for each item of a list. */
  readonly path: readonly string[];
  /** Set for an entity fetch: what each representation needs. */
  readonly requires?: readonly RequiredSelection[];
  readonly tree: SelectionTree;
}

export interface RequiredSelection {
  readonly kind: 'Field' | 'InlineFragment';
  /** Response key, or the type condition of a fragment. */
  readonly name: string;
  readonly selections?: readonly RequiredSelection[];
}

/** Undefined when the plan holds something unusual; the stock executor runs it then. */
export const compilePlan = (plan: QueryPlan): Step | undefined => {
  try {
    return compileRoot(plan.node);
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
};

class Unusual extends Error {}

const compileRoot = (node: QueryPlan['node']): Step => {
  if (!node) return { kind: 'Sequence', steps: [] };
  if (node.kind !== 'Subscription') return compileNode(node, []);
  return {
    kind: 'Sequence',
    steps: [node.primary, ...(node.rest ? [node.rest] : [])].map((child) => compileNode(child, [])),
  };
};

const compileNode = (node: PlanNode, path: readonly string[]): Step => {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, steps: node.nodes.map((child) => compileNode(child, path)) };
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path.map(pathKey)]);
    case 'Condition':
      return {
        kind: 'Condition',
        variable: node.condition,
        yes: node.ifClause && compileNode(node.ifClause, path),
        no: node.elseClause && compileNode(node.elseClause, path),
      };
    case 'Fetch':
      return compileFetch(node, path);
    case 'Defer':
      throw new Unusual();
  }
};

const pathKey = (key: string | number): string => {
  if (typeof key === 'number' || key.includes('|')) throw new Unusual();
  return key;
};

const compileFetch = (node: FetchNode, path: readonly string[]): FetchStep => {
  if (node.inputRewrites?.length || node.outputRewrites?.length || node.contextRewrites?.length) throw new Unusual();
  if (path.length > 0 && !node.requires) throw new Unusual();
  const tree = selectionTree(node.operation);
  return {
    kind: 'Fetch',
    service: node.serviceName,
    operation: node.operation,
    head: `${JSON.stringify({ query: node.operation, operationName: node.operationName }).slice(0, -1)},"variables":`,
    variables: node.variableUsages ?? [],
    path,
    requires: node.requires?.map(compileRequired),
    tree: node.requires ? (tree.get('_entities') ?? new Map()) : tree,
  };
};

const compileRequired = (node: QueryPlanSelectionNode): RequiredSelection =>
  node.kind === 'Field'
    ? { kind: 'Field', name: node.alias ?? node.name, selections: node.selections?.map(compileRequired) }
    : { kind: 'InlineFragment', name: node.typeCondition ?? '', selections: node.selections.map(compileRequired) };
