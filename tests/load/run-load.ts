import { cpus, loadavg } from 'node:os';
import type { LoadOptions } from './arguments.js';
import { measureChecks } from './checks/measure-checks.js';
import { measureCompare } from './compare/measure-compare.js';
import { measureHttp } from './http/measure-http.js';
import { measureImports } from './imports/measure-imports.js';
import { measureLists } from './lists/measure-lists.js';
import { measureSearch } from './lists/measure-search.js';
import { measureLive } from './live/measure-live.js';
import type { LoadHub, LoadHubOptions } from './load-hub.js';
import { makeRoomFor, SOCKETS_PER_EVENT, SOCKETS_PER_PERSON } from './sockets.js';
import { formatTable } from './table.js';

/**
 * The hub that these options need.
 * @throws Error when this machine cannot have so many sockets
 */
export const hubFor = ({ parts, offices, subscribers, cases }: LoadOptions): LoadHubOptions => {
  const most = parts.includes('live') ? Math.max(...subscribers) : 1;
  makeRoomFor(most);
  return {
    districts: Math.max(offices, parts.includes('lists') ? cases.length : 1),
    peoplePerOffice: Math.ceil(Math.min(most, Math.max(SOCKETS_PER_EVENT, most / offices)) / SOCKETS_PER_PERSON),
    durable: true,
  };
};

/**
 * Measures the parts asked for and prints a table of each.
 * @returns what went wrong, in words; figures are never a reason
 */
export const runLoad = async (
  hub: LoadHub,
  options: LoadOptions,
  print: (text: string) => void,
): Promise<readonly string[]> => {
  const problems: string[] = [];
  const { seconds, cases } = options;
  for (const part of options.parts) {
    const busy = loadavg()[0]!.toFixed(2);
    if (part === 'http') print(formatTable(await measureHttp(hub, seconds)));
    if (part === 'lists') {
      print(formatTable(await measureSearch(hub, cases, seconds)));
      print(formatTable(await measureLists(hub, cases, seconds)));
    }
    if (part === 'compare') for (const table of await measureCompare(hub, seconds)) print(formatTable(table));
    if (part === 'checks') print(formatTable(await measureChecks(hub, hubFor(options), seconds)));
    if (part === 'imports') {
      const { table, problems: found } = await measureImports(hub, options.rows);
      print(formatTable(table));
      problems.push(...found);
    }
    if (part === 'live') {
      const { table, problems: found } = await measureLive(hub, options);
      print(formatTable(table));
      problems.push(...found);
    }
    print(`  load average before: ${busy}, after: ${loadavg()[0]!.toFixed(2)}, on ${cpus().length} processors`);
  }
  return problems;
};

export const exitCodeOf = (problems: readonly string[]): number => (problems.length ? 1 : 0);
