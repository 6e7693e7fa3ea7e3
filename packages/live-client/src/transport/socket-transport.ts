import { LiveSocket, type SocketSetting } from './live-socket.js';
import type { Receiver, Subscribing, Transport } from './transport.js';

/** All subscriptions over one WebSocket. */
export class SocketTransport implements Transport {
  private current: LiveSocket | undefined;

  constructor(
    private readonly setting: SocketSetting,
    /** Told of each connection whether the hub was reached by it. */
    private readonly onReached: (reached: boolean) => void,
  ) {}

  open(subscribing: Subscribing, receiver: Receiver): () => void {
    if (!this.current?.usable) {
      this.current = new LiveSocket(this.setting, subscribing.accessToken);
      void this.current.reached.then(this.onReached);
    }
    return this.current.subscribe(subscribing, receiver);
  }
}
