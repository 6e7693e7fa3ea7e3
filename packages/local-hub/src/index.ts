export { Hub } from './hub.js';
export { type LogLine, type LogSink, terminalLog } from './log.js';
export type { HubOptions } from './options.js';
export type { DemoPerson } from './people.js';
export { PROCESSES, type ProcessEntry } from './processes.js';
export { type Ready, readReady } from './ready-file.js';
export { StartError } from './start-error.js';
export { createHub, startHub } from './start-hub.js';
export { type TokenRequest, demoToken } from './token.js';
