import { type EntityManager, systemActor } from '@hub/store';
import { pause } from '@hub/vocabulary';
import type { Job } from '../definition.js';
import type { Services } from '../request/context.js';

/** Milliseconds in which a file must be sent once its door was made. */
export const DOOR_MS = 600_000;
/** A file that nothing is recorded of may be on its way for as long. */
const GRACE_MS = 2 * DOOR_MS;
const SWEEP_MS = 600_000;
const BATCH = 500;

/** What a subgraph knows of its files. Both are asked with a system actor. */
export interface KnownFiles {
  /** Lower-case words joined by `-`; the job and its actor. */
  readonly name: string;
  /** Forgets doors that nothing came by until `graceMs` milliseconds after they closed. */
  readonly forgetDoors: (tx: EntityManager, graceMs: number) => Promise<void>;
  /** Of these files, those that can still be opened. */
  readonly stillKept: (tx: EntityManager, ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * Removes sealed bytes that nothing can open any more: of who was erased, and of what a process left half when it died.
 * Such bytes tell nothing; this only keeps them from staying. What is younger than 20 minutes is left alone.
 */
export const sweepFiles = async (
  { store, files, now }: Pick<Services, 'store' | 'files' | 'now'>,
  { name, forgetDoors, stillKept }: KnownFiles,
): Promise<void> => {
  const actor = systemActor(name);
  await store.inActor(actor, (tx) => forgetDoors(tx, GRACE_MS));
  const before = now().getTime() - GRACE_MS;
  const old = (await files!.list()).filter(({ at }) => at.getTime() < before).map(({ id }) => id);
  for (let from = 0; from < old.length; from += BATCH) {
    const ids = old.slice(from, from + BATCH);
    const kept = await store.inActor(actor, (tx) => stillKept(tx, ids));
    for (const id of ids) if (!kept.has(id)) await files!.remove(id);
  }
};

/**
 * Sweeps the files of a subgraph every ten minutes.
 * @example jobs: [fileSweepJob({ name: 'attachment-sweep', forgetDoors, stillKept })]
 */
export const fileSweepJob = (known: KnownFiles): Job => ({
  name: known.name,
  run: async (services, signal) => {
    while (!signal.aborted) {
      await sweepFiles(services, known);
      await pause(SWEEP_MS, signal);
    }
  },
});
