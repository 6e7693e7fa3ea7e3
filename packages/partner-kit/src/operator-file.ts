import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CommandError } from './command.js';

const shape = z.object({
  subgraphs: z.array(
    z.object({
      name: z.string(),
      database: z.string(),
      witnesses: z.array(z.string()),
      keys: z.array(z.string()),
    }),
  ),
});

/** What the hub on this machine tells its operator while it runs. */
export type OperatorFile = z.infer<typeof shape>;

/** @throws {CommandError} when no hub runs in this folder, or the file may not be read */
export const readOperatorFile = (directory = process.env['HUB_DIR'] ?? '.hub'): OperatorFile => {
  const file = join(resolve(directory), 'operator.json');
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandError(
        'No hub is running here. Start it in another window (npm start), or name your own: hub audit verify --help',
      );
    throw new CommandError(`${file} cannot be read by this account, or is damaged.`);
  }
};
