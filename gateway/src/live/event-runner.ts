import type { Caller } from '@hub/caller';
import type { Language } from '@hub/languages';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { QueryPlan } from '../execution/query-plan.js';
import { HubError, inLanguage, publicErrors, type ReportIncident, toGraphQLError } from '../errors.js';
import { ENTRY_KEY, NUMBER_KEY } from './inbox-document.js';
import type { EventText } from './message-ring.js';
import type { PlannedInbox } from './planned-inbox.js';
import { Slots } from './slots.js';

/**
 * Completes events with the fields of other subgraphs and serialises them, once for all who get them.
 * Never fails: an event that cannot be completed in time goes out with what was there by then, or at the
 * least with what its own subgraph said.
 */
export class EventRunner {
  private readonly slots: Slots;

  constructor(
    concurrency: number,
    private readonly eventMs: number,
    private readonly report: ReportIncident,
  ) {
    this.slots = new Slots(concurrency);
  }

  async run(inbox: PlannedInbox, event: ExecutionResult, caller: Caller): Promise<EventText> {
    try {
      const result = inbox.node.rest ? await this.complete(inbox, event, caller) : await execute(inbox, event, caller);
      return this.serialise(inbox, result);
    } catch (error) {
      return textsOf({ data: null, errors: publicErrors([error], this.report) });
    }
  }

  private async complete(inbox: PlannedInbox, event: ExecutionResult, caller: Caller): Promise<ExecutionResult> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.eventMs);
    try {
      const whole = this.slots.run(() =>
        deadline.signal.aborted
          ? Promise.reject(timedOut())
          : execute(inbox, event, caller, { signal: deadline.signal }),
      );
      return await Promise.race([whole, rejectAfter(deadline.signal)]);
    } catch (error) {
      const result = await execute(inbox, event, caller, { plan: inbox.alone });
      return { ...result, errors: [...(result.errors ?? []), ...publicErrors([error], this.report)] };
    } finally {
      clearTimeout(timer);
    }
  }

  private serialise({ operation: { responseKey } }: PlannedInbox, { data, errors }: ExecutionResult): EventText {
    const {
      [NUMBER_KEY]: _number,
      [ENTRY_KEY]: _entry,
      ...message
    } = (data?.[responseKey] ?? {}) as Record<string, unknown>;
    const shown = publicErrors((errors ?? []).filter(isShown), this.report);
    return textsOf({
      data: data && { ...data, [responseKey]: data[responseKey] && message },
      errors: shown,
    });
  }
}

/** Errors are rare, so an event is written in English for all, and again only for who reads another language. */
const textsOf = ({ data, errors }: { readonly data: unknown; readonly errors: readonly GraphQLError[] }): EventText => {
  if (errors.length === 0) return { text: JSON.stringify({ data }) };
  const textIn = (language: Language) =>
    JSON.stringify({ data, errors: errors.map((error) => inLanguage(error, language)) });
  return { text: JSON.stringify({ data, errors }), textIn };
};

const WIND_UP_MS = 100;

const timedOut = () => toGraphQLError(new HubError('OPERATION_TIMEOUT'));

/** Leaves an execution that was told to stop the time to answer with what it has. */
const rejectAfter = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => setTimeout(() => reject(timedOut()), WIND_UP_MS), { once: true }),
  );

const execute = (
  inbox: PlannedInbox,
  event: ExecutionResult,
  caller: Caller,
  { plan = inbox.plan, signal }: { plan?: QueryPlan; signal?: AbortSignal } = {},
): Promise<ExecutionResult> =>
  inbox.graph.execute(plan, {
    document: inbox.operation.document,
    ...(inbox.operation.operation.name && { operationName: inbox.operation.operation.name.value }),
    variables: inbox.operation.variables,
    caller,
    answered: { operation: inbox.node.primary.operation, result: event },
    ...(signal && { signal }),
  });

/** Errors of the relay's own selections repeat those of the client's. */
const isShown = (error: GraphQLError): boolean => error.path?.[1] !== ENTRY_KEY && error.path?.[1] !== NUMBER_KEY;
