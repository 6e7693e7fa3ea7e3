import { readFileSync } from 'node:fs';
import { register } from 'node:module';

/** Read at the start of each process: a process that is started again gets what the file says by then. */
const build = readFileSync(process.env['HUB_FAULTS_BUILD']!, 'utf8');

if (build !== 'SHIPPED') register('./hook.js', import.meta.url, { data: build });
