import { parseArgs } from 'node:util';
import { StartError, messageOf } from './start-error.js';
import { demoToken } from './token.js';

const USAGE =
  'Usage: npm run -s token -- <person> [--expires-in SECONDS] [--mfa | --no-mfa] [--authenticated-ago SECONDS]';

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: false,
      options: {
        'expires-in': { type: 'string' },
        'authenticated-ago': { type: 'string' },
        mfa: { type: 'boolean' },
        'no-mfa': { type: 'boolean' },
      },
    } as const);
    if (positionals.length !== 1) throw new StartError(USAGE);
    return {
      person: positionals[0]!,
      expiresIn: seconds(values['expires-in']),
      authenticatedAgo: seconds(values['authenticated-ago']),
      mfa: values['no-mfa'] ? false : values.mfa,
    };
  } catch {
    throw new StartError(USAGE);
  }
};

const seconds = (text: string | undefined): number | undefined => {
  if (text !== undefined && !/^\d{1,6}$/.test(text)) throw new StartError(USAGE);
  return text === undefined ? undefined : Number(text);
};

try {
  process.stdout.write(`${await demoToken(readArguments())}\n`);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
