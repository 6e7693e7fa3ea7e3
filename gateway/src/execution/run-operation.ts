import type { Caller } from '@hub/caller';
import type { Language } from '@hub/languages';
import type { ExecutionResult } from 'graphql';
import { HubError } from '../errors.js';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';

export interface RunRequest {
  readonly graph: Graph;
  readonly validated: ValidatedOperation;
  readonly caller: Caller;
  readonly language: Language;
  readonly deadlineMs: number;
  /** Aborted when the client has gone. */
  readonly gone: AbortSignal;
}

/** @throws HubError OPERATION_TIMEOUT */
export const runOperation = async ({
  graph,
  validated,
  caller,
  language,
  deadlineMs,
  gone,
}: RunRequest): Promise<ExecutionResult> => {
  const { document, operation, variables } = validated;
  const operationName = operation.name?.value;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), deadlineMs);
  const leave = () => stop.abort();
  gone.addEventListener('abort', leave, { once: true });
  try {
    const plan = graph.plan(document, operationName);
    const result = await graph.execute(plan, {
      document,
      operationName,
      variables,
      caller,
      language,
      signal: stop.signal,
    });
    if (stop.signal.aborted) throw new HubError('OPERATION_TIMEOUT');
    return result;
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', leave);
  }
};
