#!/usr/bin/env node
import { type Command, CommandError, EXIT, type Exit, UsageError } from './command.js';
import { auditVerify } from './commands/audit-verify.js';

const COMMANDS: readonly Command[] = [auditVerify];

const usage = (): string =>
  ['Usage: hub <command> [options]', '', ...COMMANDS.map(({ words, says }) => `  ${words.padEnd(16)}${says}`)].join(
    '\n',
  );

const run = async (args: readonly string[]): Promise<Exit> => {
  const command = COMMANDS.find(({ words }) => args.slice(0, 2).join(' ') === words);
  if (!command) {
    console.error(usage());
    return args.includes('--help') ? EXIT.CLEAN : EXIT.UNCHECKED;
  }
  try {
    return await command.run(args.slice(2));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error instanceof UsageError ? `${error.message}\n\n${command.usage}` : error.message);
    return EXIT.UNCHECKED;
  }
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = EXIT.UNCHECKED;
}
