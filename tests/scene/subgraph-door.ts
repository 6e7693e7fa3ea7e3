import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ASSERTION_HEADER,
  type Caller,
  createAssertionSigner,
  Directory,
  GATEWAY_ISSUER,
  PUBLIC_CALLER,
} from '@hub/caller';
import { directoryRecords } from '@hub/cast';
import type { Answer } from './client.js';
import type { RunningHub } from './running-hub.js';

export type Subgraph = 'committees' | 'cases' | 'trainings' | 'liaison';
export const SUBGRAPHS: readonly Subgraph[] = ['committees', 'cases', 'trainings', 'liaison'];

const directory = Directory.of(directoryRecords(new Date()));

/** A demo person as the gateway would introduce them; null is nobody signed in. */
export const callerOf = (person: { readonly id: string } | null, mfa: boolean): Caller =>
  person
    ? directory.callerOf(person.id, { mfa, at: Date.now(), authenticatedAt: Date.now() })
    : { ...PUBLIC_CALLER, directoryVersion: directory.version };

interface Operation {
  readonly query: string;
  readonly variables?: object;
}

/** Sends operations straight to a subgraph, signed as the gateway signs; for as long as its process runs. */
export const doorOf = (hub: RunningHub, subgraph: Subgraph) => {
  const sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: subgraph }, keyOf(hub, subgraph));
  const url = `${originOf(hub, subgraph)}/graphql`;
  return async <Data = Record<string, unknown>>(caller: Caller, operation: Operation): Promise<Answer<Data>> => {
    const body = JSON.stringify(operation);
    const headers = {
      'content-type': 'application/json',
      [ASSERTION_HEADER]: sign(caller, { method: 'POST', path: '/graphql', body }),
    };
    return (await (await fetch(url, { method: 'POST', headers, body })).json()) as Answer<Data>;
  };
};

/** The secrets of a hub on this machine. */
export const secretsOf = ({ directory: folder }: RunningHub) =>
  JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as {
    readonly superuser: string;
    readonly assertionKeys: Readonly<Record<string, string>>;
  };

const keyOf = (hub: RunningHub, subgraph: Subgraph): string =>
  secretsOf(hub).assertionKeys[`${GATEWAY_ISSUER}>${subgraph}`]!;

/** Where a subgraph listens, by what it last wrote. */
export const originOf = ({ log }: RunningHub, subgraph: Subgraph): string => {
  const line = log.findLast(({ process, text }) => process === subgraph && /"port":\d+/.test(text));
  if (!line) throw new Error(`${subgraph} has not said where it listens`);
  return `http://127.0.0.1:${/"port":(\d+)/.exec(line.text)![1]}`;
};
