export * from './actor.js';
export * from './audit.js';
export * from './catalog.js';
export * from './migrate.js';
export * from './migration.js';
export { storeMigrations } from './migrations/index.js';
export * from './row-access.js';
export * from './seal.js';
export * from './store.js';
