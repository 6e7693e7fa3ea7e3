import { type Clock, within } from '../clock.js';
import type { GraphError, GraphResult } from '../follow/inbox-message.js';
import { type Ending, lost, refused } from '../refusal.js';
import { EventStreamReader, type StreamEvent } from './event-stream.js';
import { Silence } from './silence.js';
import type { Receiver, Subscribing, Transport } from './transport.js';

const CONNECT_MS = 10_000;
/** The hub sends something at least every 10 s; two such steps without anything and the stream is dead. */
const STEP_MS = 12_500;

interface StreamSetting {
  /** URL of the stream endpoint. */
  readonly stream: string;
  readonly clock: Clock;
  /** What whoever follows reads. */
  readonly language: string | undefined;
}

/** Each subscription over a response of its own, for where WebSockets do not get through. */
export class StreamTransport implements Transport {
  constructor(
    private readonly setting: StreamSetting,
    /** Told of each connection whether the hub was reached by it. */
    private readonly onReached: (reached: boolean) => void,
  ) {}

  open(subscribing: Subscribing, receiver: Receiver): () => void {
    const left = new AbortController();
    void this.read(subscribing, receiver, left).then((ending) => {
      if (left.signal.aborted) return;
      left.abort();
      receiver.ended(ending);
    });
    return () => left.abort();
  }

  private async read(subscribing: Subscribing, receiver: Receiver, left: AbortController): Promise<Ending> {
    try {
      const response = await within(this.setting.clock, CONNECT_MS, this.request(subscribing, left.signal));
      this.onReached(true);
      const streams = response.headers.get('content-type')?.includes('text/event-stream');
      return streams ? await this.readEvents(response, receiver, left.signal) : await refusalIn(response);
    } catch (error) {
      if (!left.signal.aborted) this.onReached(false);
      return lost(error);
    }
  }

  private request(subscribing: Subscribing, signal: AbortSignal): Promise<Response> {
    const { query, variables, after, accessToken } = subscribing;
    const { stream, language } = this.setting;
    return fetch(stream, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        ...(language && { 'accept-language': language }),
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        'last-event-id': String(after),
      },
      body: JSON.stringify({ query, variables: { ...variables, after } }),
      signal,
    });
  }

  private async readEvents(response: Response, receiver: Receiver, signal: AbortSignal): Promise<Ending> {
    const body = response.body?.getReader();
    if (!body) return lost();
    const silence = new Silence(this.setting.clock, STEP_MS, (steps) => {
      if (steps > 1) void body.cancel().catch(() => undefined);
    });
    const decoder = new TextDecoder();
    const events = new EventStreamReader();
    try {
      for (let piece = await body.read(); !piece.done; piece = await body.read()) {
        silence.heard();
        for (const event of events.push(decoder.decode(piece.value, { stream: true })))
          if (!signal.aborted) deliver(event, receiver);
      }
      return lost(new Error('the event stream ended'));
    } catch (error) {
      return lost(error);
    } finally {
      silence.stop();
    }
  }
}

const deliver = ({ event, data }: StreamEvent, receiver: Receiver): void => {
  if (event === 'next') receiver.message(JSON.parse(data) as GraphResult);
};

const refusalIn = async (response: Response): Promise<Ending> => {
  const { errors } = (await response.json()) as { readonly errors?: readonly GraphError[] };
  return refused(errors);
};
