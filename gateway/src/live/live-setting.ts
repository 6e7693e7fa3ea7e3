import type { IncomingMessage } from 'node:http';
import type { HubError } from '../errors.js';
import type { Identity } from '../identity/identity.js';
import type { Graph } from '../supergraph/graph.js';
import type { AdmissionRules } from './admission.js';
import type { Entrance } from './entrance.js';
import type { LiveLimits } from './live-limits.js';
import type { Quota } from './quota.js';
import type { Relay } from './relay.js';

/** What every client connection works with. */
export interface LiveSetting {
  readonly identity: Identity;
  readonly relay: Relay;
  readonly rules: AdmissionRules;
  readonly limits: LiveLimits;
  /** Connections of each person, and of each address from the first byte on. */
  readonly people: Quota;
  readonly addresses: Quota;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly entrance: Entrance;
  readonly graph: () => Graph | undefined;
  /** Anything thrown, as the refusal a client may see; a bug is logged and gets an incident id. */
  readonly refusal: (error: unknown) => HubError;
}

/** One open client connection. */
export interface LiveConnection {
  readonly unsentBytes: number;
  /** Called every sweep: ends what is over, keeps alive what is idle. */
  tick(now: number): void;
  /** The process stops; the client shall come back. */
  goAway(): void;
}
