import { fileURLToPath } from 'node:url';
import { PROCESSES } from '@hub/local-hub';

const FAKES = ['committees', 'cases', 'query', 'live'];

/** The real identity provider, and fakes of everything else a small hub needs. */
export const fakeProcesses = PROCESSES.filter(({ name }) => name === 'identity' || FAKES.includes(name)).map((entry) =>
  entry.name === 'identity'
    ? entry
    : { ...entry, script: fileURLToPath(new URL(`${entry.name}.mjs`, import.meta.url)) },
);

export const fakePeople = [
  {
    key: 'focal',
    id: 'person-focal',
    name: 'A. Focal',
    title: 'Focal point',
    sees: 'Cases of one district.',
    offices: ['office-1'],
  },
];

/** Free ports for all. */
export const freePorts = Object.fromEntries(
  [...fakeProcesses.map(({ name }) => name), 'postgres'].map((name) => [name, 0]),
);
