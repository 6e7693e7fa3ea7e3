import { z } from 'zod';
import type { LoadHub } from '../load-hub.js';
import { residentKib } from '../process-usage.js';

/** Memory of the live process, KiB. */
export interface LiveMemory {
  readonly resident: number;
  readonly heap: number;
  readonly connections: number;
}

const status = z.object({ connections: z.number(), memory: z.object({ heapUsed: z.number() }) });

export const readLiveMemory = async ({ hub }: LoadHub): Promise<LiveMemory> => {
  const answer = await fetch(new URL('/status', hub.ready.endpoints.live.replace(/^ws/, 'http')));
  const { connections, memory } = status.parse(await answer.json());
  return { connections, heap: memory.heapUsed / 1024, resident: residentKib(hub.ready.processes['live']!) };
};
