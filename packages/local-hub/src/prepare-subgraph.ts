import { StartError } from './start-error.js';
import { ENDED_WELL, type Program, type Running, runProgram } from './supervise/child.js';

const REMEMBERED_LINES = 12;

/**
 * Runs `migrate`, then `seed`, of one subgraph.
 * @param keep is given what runs, so that a stop can end it
 * @throws {StartError} with the last lines of the one that failed
 */
export const prepareSubgraph = async (
  name: string,
  program: Program,
  keep: (running: Running) => void,
): Promise<void> => {
  const lines: string[] = [];
  const log = (text: string) => {
    lines.push(text);
    program.log(text);
  };
  // one process for both: loading the subgraph costs more than either
  const running = runProgram({ ...program, words: ['migrate', 'seed'], log });
  keep(running);
  const how = await running.exited;
  if (how !== ENDED_WELL)
    throw new StartError(
      `${name} could not prepare its database (${how}). It said:\n${lines.slice(-REMEMBERED_LINES).join('\n')}`,
    );
};
