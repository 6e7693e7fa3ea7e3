import { parseArgs } from 'node:util';
import { StartError, messageOf } from './start-error.js';
import { demoToken } from './token.js';

const USAGE = 'Usage: npm run -s token -- <person> [--expires-in SECONDS] [--mfa | --no-mfa]';

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: false,
      options: { 'expires-in': { type: 'string' }, mfa: { type: 'boolean' }, 'no-mfa': { type: 'boolean' } },
    } as const);
    const seconds = values['expires-in'] === undefined ? undefined : Number(values['expires-in']);
    if (positionals.length !== 1 || (seconds !== undefined && !Number.isInteger(seconds))) throw new StartError(USAGE);
    return { person: positionals[0]!, expiresIn: seconds, mfa: values['no-mfa'] ? false : values.mfa };
  } catch {
    throw new StartError(USAGE);
  }
};

try {
  process.stdout.write(`${await demoToken(readArguments())}\n`);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
