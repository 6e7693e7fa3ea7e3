// `npm run check`: format, lint, boundaries and the like. `npm run check -- --fix` repairs what a machine can repair.
import { runChecks } from './checks.mjs';

const { failed } = await runChecks({ fix: process.argv.includes('--fix') });
process.exitCode = failed ? 1 : 0;
