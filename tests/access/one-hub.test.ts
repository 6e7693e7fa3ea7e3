/** Properties that can share a hub, in this order: the first only reads, the last ends sessions. */
import './one-hub/every-combination.js';
import './one-hub/non-interference.js';
import './one-hub/refused-coordinates.js';
