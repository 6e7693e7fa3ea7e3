import type { HubError } from '../errors.js';
import type { Identity } from '../identity/identity.js';
import type { Graph } from '../supergraph/graph.js';
import type { AdmissionRules } from './admission.js';
import type { LiveLimits } from './live-limits.js';
import type { PersonSockets } from './person-sockets.js';
import type { Relay } from './relay.js';

/** What every client connection works with. */
export interface LiveSetting {
  readonly identity: Identity;
  readonly relay: Relay;
  readonly rules: AdmissionRules;
  readonly limits: LiveLimits;
  readonly people: PersonSockets;
  readonly graph: () => Graph | undefined;
  /** Anything thrown, as the refusal a client may see; a bug is logged and gets an incident id. */
  readonly refusal: (error: unknown) => HubError;
}

/** One open client connection. */
export interface LiveConnection {
  /** Called every sweep: ends what is over, keeps alive what is idle. */
  tick(now: number): void;
  /** The process stops; the client shall come back. */
  goAway(): void;
}
