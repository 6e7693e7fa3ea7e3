export * from './assertion.js';
export * from './caller.js';
export * from './content-digest.js';
export * from './directory.js';
export * from './directory-record.js';
export * from './feed-client.js';
export * from './start-rules.js';
