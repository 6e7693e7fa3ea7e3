/**
 * Loaded into each child before its own code (`node --import`): when the supervisor dies, even by SIGKILL,
 * the channel to it closes and the child stops as if it had been asked to.
 */
const GRACE_MS = 5_000;

for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
// The channel alone must not keep a child alive that has done its work.
process.channel?.unref();

export {};
