import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Setting, witnessFile } from './environment.js';
import { writeWhole } from './private-file.js';
import { isSubgraph } from './processes.js';

const fileIn = (directory: string): string => join(directory, 'operator.json');

/** Writes what the `hub` command needs while the hub runs: passwords of the owners are in it, so it is private. */
export const writeOperator = ({ directory, processes, databases, secrets }: Setting): void => {
  const subgraphs = processes.filter(isSubgraph).map(({ name }) => ({
    name,
    database: databases[name]!.owner,
    witnesses: [witnessFile(directory, name)],
    keys: [secrets.auditKeys[name]!.public],
  }));
  writeWhole(fileIn(directory), `${JSON.stringify({ subgraphs }, null, 2)}\n`, 0o600);
};

export const removeOperator = (directory: string): void => rmSync(fileIn(directory), { force: true });
