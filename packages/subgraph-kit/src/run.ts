import { begin, database, migrate, rotate, seed } from './commands.js';
import { ConfigError, readConfig } from './config.js';
import type { SubgraphDefinition } from './definition.js';
import { buildFederatedSchema } from './schema/federated-schema.js';
import { permissionTable } from './schema/permission-table.js';
import { serve } from './server/serve.js';

/** Exit code for a configuration that cannot work, so that a supervisor need not try again. */
const EX_CONFIG = 78;

/**
 * The whole of a subgraph's `main.ts`: `serve` (default), `migrate`, `seed`, `begin`, `rotate-keys`, `schema`, `permissions`, `database`;
 * several are done one after the other.
 * Ends the process with 78 on bad configuration and 1 on any other failure.
 */
export const runSubgraph = async (definition: SubgraphDefinition, words = process.argv.slice(2)): Promise<void> => {
  const commands = words.length ? words : ['serve'];
  for (const command of commands) {
    try {
      await run(definition, command);
    } catch (error) {
      process.stderr.write(`${definition.name} ${command}: ${error instanceof Error ? error.message : 'failed'}\n`);
      process.exit(error instanceof ConfigError ? EX_CONFIG : 1);
    }
  }
};

const run = async (definition: SubgraphDefinition, command: string): Promise<void> => {
  if (command === 'schema' || command === 'permissions') {
    const { sdl } = await buildFederatedSchema(definition);
    process.stdout.write(command === 'schema' ? sdl : `${permissionTable(sdl)}\n`);
    return;
  }
  const config = readConfig(definition, process.env);
  switch (command) {
    case 'serve':
      return serveUntilTold(definition, config);
    case 'migrate': {
      const done = await migrate(definition, config);
      process.stdout.write(`${done.length} migrations applied\n`);
      return;
    }
    case 'seed':
      return seed(definition, config);
    case 'begin':
      process.stdout.write(`${await begin(definition, config, process.env)}\n`);
      return;
    case 'rotate-keys':
      return rotate(definition, config, (line) => process.stdout.write(`${line}\n`));
    case 'database':
      process.stdout.write(await database(config));
      return;
    default:
      throw new ConfigError(
        `unknown command; one of serve, migrate, seed, begin, rotate-keys, schema, permissions, database`,
      );
  }
};

const serveUntilTold = async (definition: SubgraphDefinition, config: ReturnType<typeof readConfig>): Promise<void> => {
  const running = await serve(definition, config);
  const stop = (): void => {
    void running.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};
