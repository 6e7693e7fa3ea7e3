/** Features that can share a hub, in this order: the last ones end sessions, processes and an appointment. */
import './one-hub/report-reaches-committee.js';
import './one-hub/counterpart-follows.js';
import './one-hub/identity-is-disclosed.js';
import './one-hub/own-system.js';
import './one-hub/break-glass-is-watched.js';
import './one-hub/golden-triangle.js';
import './one-hub/mae-sot.js';
import './one-hub/attachment.js';
import './one-hub/bad-input.js';
import './one-hub/own-language.js';
import './one-hub/handover.js';
import './one-hub/year-of-committee.js';
import './one-hub/report-is-made.js';
import './one-hub/session-ends.js';
import './one-hub/live-client.js';
import './one-hub/chair-is-missing.js';
import './one-hub/appointment-ends.js';
