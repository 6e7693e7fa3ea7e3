import { SocketTransport } from './socket-transport.js';
import type { SocketSetting } from './live-socket.js';
import { StreamTransport } from './stream-transport.js';
import type { Receiver, Subscribing, Transport } from './transport.js';
import type { WebSocketClass } from './web-socket.js';

export interface TransportSetting extends Omit<SocketSetting, 'webSocketImpl'> {
  /** URL of the stream endpoint. */
  readonly stream: string;
  /** Undefined where there are no WebSockets. */
  readonly webSocketImpl: WebSocketClass | undefined;
}

/** WebSockets that cannot be had in a row before the event stream is tried. */
const MISSES = 2;

/** WebSocket while it can be had, otherwise the event stream. */
export class Transports implements Transport {
  private misses = 0;
  private readonly socket: Transport | undefined;
  private readonly stream: Transport;

  constructor({ webSocketImpl, ...setting }: TransportSetting) {
    this.socket =
      webSocketImpl &&
      new SocketTransport({ ...setting, webSocketImpl }, (reached) => (this.misses = reached ? 0 : this.misses + 1));
    // when neither gets through it is not the WebSocket's fault, so that is tried again first
    this.stream = new StreamTransport(setting, (reached) => {
      if (!reached) this.misses = 0;
    });
  }

  open(subscribing: Subscribing, receiver: Receiver): () => void {
    const transport = this.socket && this.misses < MISSES ? this.socket : this.stream;
    return transport.open(subscribing, receiver);
  }
}

/** Where the event stream is, next to the WebSocket: `ws://host/graphql` and `http://host/graphql/stream`. */
export const streamUrl = (live: string): string => `${live.replace(/^ws/, 'http').replace(/\/$/, '')}/stream`;
