interface GuardedSocket {
  addEventListener(type: 'error', listener: () => void): void;
}

/** The constructor of a WebSocket, as browsers have it and `ws` offers it. */
export type WebSocketClass = new (url: string, protocols?: string | string[]) => GuardedSocket;

/** The one of the platform; undefined on Node 20, which has none. */
export const platformWebSocket = (): WebSocketClass | undefined =>
  (globalThis as { WebSocket?: WebSocketClass }).WebSocket;

/** With a listener for errors from beginning to end: `ws` ends the program when one has nobody to hear it. */
export const guarded = (implementation: WebSocketClass): WebSocketClass =>
  class extends implementation {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('error', () => undefined);
    }
  };
