import type { Caller } from '@hub/caller';
import type { Language } from '@hub/languages';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { HubError, toGraphQLError } from '../errors.js';
import type { FetchStep, Step } from './compiled-plan.js';
import { representationOf, type IsSubtype } from './representation.js';
import { merge, prune } from './selection-tree.js';
import { readAnswer, type AnswerError, type SubgraphAnswer } from './subgraph-answer.js';
import type { SubgraphClient } from './subgraph-client.js';

export interface RunContext {
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly isSubtype: IsSubtype;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly language?: Language | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly answered?: { readonly operation: string; readonly result: ExecutionResult } | undefined;
}

type Data = Record<string, unknown>;
type Path = readonly (string | number)[];
/** A path from its end; written out only for an error. */
interface PathStep {
  readonly key: string | number;
  readonly before: PathStep | undefined;
}
interface Target {
  readonly entity: Data;
  readonly step: PathStep | undefined;
}

/** Representations sent in one fetch; more go in several, side by side. */
const MAX_REPRESENTATIONS = 200;

/** One execution of a compiled plan: fetches, merges, and remembers what failed and where. */
export class PlanRun {
  readonly data: Data = {};
  readonly errors: GraphQLError[] = [];

  constructor(private readonly context: RunContext) {}

  async run(step: Step): Promise<void> {
    switch (step.kind) {
      case 'Sequence':
        for (const child of step.steps) await this.run(child);
        return;
      case 'Parallel':
        await Promise.all(step.steps.map((child) => this.run(child)));
        return;
      case 'Condition': {
        const branch = this.context.variables[step.variable] ? step.yes : step.no;
        return branch && this.run(branch);
      }
      case 'Fetch':
        return step.requires ? this.fetchEntities(step, step.requires) : this.fetchRoot(step);
    }
  }

  private async fetchRoot(step: FetchStep): Promise<void> {
    const variables = JSON.stringify(this.used(step));
    try {
      const { data, errors } = await this.ask(step, variables);
      for (const { error, path } of errors) this.errors.push(toGraphQLError(error, path));
      if (!data) return;
      prune(data, step.tree);
      merge(this.data, data);
    } catch (error) {
      for (const key of step.tree.keys()) this.fail(error, [key]);
    }
  }

  private async fetchEntities(step: FetchStep, requires: NonNullable<FetchStep['requires']>): Promise<void> {
    const wanted = new Map<string, Target[]>();
    for (const target of targetsAt(this.data, step.path)) {
      const representation = representationOf(target.entity, requires, this.context.isSubtype);
      if (!representation) continue;
      const key = JSON.stringify(representation);
      const same = wanted.get(key);
      if (same) same.push(target);
      else wanted.set(key, [target]);
    }
    const entries = [...wanted];
    const chunks = [];
    for (let at = 0; at < entries.length; at += MAX_REPRESENTATIONS)
      chunks.push(this.fetchChunk(step, entries.slice(at, at + MAX_REPRESENTATIONS)));
    await Promise.all(chunks);
  }

  private async fetchChunk(step: FetchStep, entries: readonly [string, Target[]][]): Promise<void> {
    const rest = JSON.stringify(this.used(step)).slice(1);
    const variables = `{"representations":[${entries.map(([key]) => key).join()}]${rest.length > 1 ? ',' : ''}${rest}`;
    try {
      const answer = await this.ask(step, variables);
      for (const error of answer.errors) this.failEntity(error, entries);
      const entities = answer.data?.['_entities'];
      if (!answer.data && answer.errors.length > 0) return;
      if (!Array.isArray(entities) || entities.length !== entries.length) throw this.malformed(step);
      entries.forEach(([, targets], index) => this.mergeEntity(step, targets, entities[index]));
    } catch (error) {
      const path = pathOf(entries[0]?.[1][0]?.step);
      for (const key of step.tree.keys()) if (key !== '__typename') this.fail(error, [...path, key]);
    }
  }

  private mergeEntity(step: FetchStep, targets: readonly Target[], entity: unknown): void {
    if (typeof entity !== 'object' || entity === null) return;
    prune(entity, step.tree);
    // Targets may share the answer: they are the same entity at the same place of the plan, so later merges agree.
    for (const { entity: target } of targets) merge(target, entity as Data);
  }

  private ask(step: FetchStep, variables: string): Promise<SubgraphAnswer> | SubgraphAnswer {
    const { clients, caller, language, signal, answered } = this.context;
    const client = clients.get(step.service);
    if (!client) throw new HubError('SUBGRAPH_UNAVAILABLE', { organisation: step.service });
    if (answered?.operation === step.operation)
      return readAnswer(
        { ...answered.result, data: structuredClone(answered.result.data) },
        client.endpoint.organisation,
      );
    return client.send(`${step.head}${variables}}`, caller, { signal, language });
  }

  private used({ variables }: FetchStep): Data {
    const used: Data = {};
    for (const name of variables) used[name] = this.context.variables[name];
    return used;
  }

  private failEntity({ error, path }: AnswerError, entries: readonly [string, Target[]][]): void {
    const targets = typeof path[1] === 'number' ? (entries[path[1]]?.[1] ?? []) : [];
    if (targets.length === 0) this.errors.push(toGraphQLError(error, pathOf(entries[0]?.[1][0]?.step)));
    for (const target of targets) this.errors.push(toGraphQLError(error, [...pathOf(target.step), ...path.slice(2)]));
  }

  private fail(error: unknown, path: Path): void {
    if (!(error instanceof HubError)) throw error;
    this.errors.push(toGraphQLError(error, path));
  }

  private malformed({ service }: FetchStep): HubError {
    return new HubError('SUBGRAPH_FAILED', { organisation: this.context.clients.get(service)?.endpoint.organisation });
  }
}

const targetsAt = (data: Data, path: readonly string[]): Target[] => {
  let found: { value: unknown; step?: PathStep }[] = [{ value: data }];
  for (const key of path) {
    const below: typeof found = [];
    for (const { value, step } of found) {
      if (value === null || value === undefined) continue;
      if (key !== '@') below.push({ value: (value as Data)[key], step: { key, before: step } });
      else if (Array.isArray(value))
        for (let index = 0; index < value.length; index++)
          below.push({ value: value[index], step: { key: index, before: step } });
    }
    found = below;
  }
  return found.flatMap(({ value, step }) => (isData(value) ? [{ entity: value, step }] : []));
};

const pathOf = (step: PathStep | undefined): Path => {
  const path: (string | number)[] = [];
  for (let each = step; each; each = each.before) path.unshift(each.key);
  return path;
};

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
