import { afterEach, expect, it } from '@jest/globals';
import { Scene, ask } from './scene.js';

let scene: Scene;
afterEach(() => scene.end());

it('several of a process run side by side, and everybody finds them, and PostgreSQL, where the doors lead', async () => {
  scene = new Scene();
  const led = new Map<string, readonly number[]>();
  const doors = {
    to: (name: string, ports: readonly number[]) => {
      led.set(name, ports);
      return Promise.resolve(ports.at(-1)!);
    },
    toPostgres: (replica: string, port: number) => {
      led.set(`postgres:${replica}`, [port]);
      return Promise.resolve(port);
    },
  };
  const hub = await scene.started({ replicas: { cases: 2, query: 2 }, doors });
  expect(Object.keys(hub.ready.processes).sort()).toEqual([
    'cases',
    'cases-2',
    'committees',
    'identity',
    'live',
    'postgres',
    'query',
    'query-2',
  ]);
  expect(new Set(Object.values(hub.ready.processes)).size).toBe(8);
  expect(led.get('cases')).toHaveLength(2);
  expect(led.get('live')).toHaveLength(1);
  expect(['postgres:cases', 'postgres:cases-2'].map((door) => led.get(door))).toEqual([
    [hub.ready.postgres!.port],
    [hub.ready.postgres!.port],
  ]);
  expect(Number(new URL(hub.ready.endpoints.graphql).port)).toBe(led.get('query')![1]);
  const environments = await Promise.all(
    [...led.get('cases')!, ...led.get('query')!].map((port) => ask(`http://127.0.0.1:${port}`, '/environment')),
  );
  expect(environments.map(({ HUB_PORT_CASES, HUB_PORT }) => HUB_PORT_CASES ?? HUB_PORT)).toHaveLength(4);
  expect(environments[2]!.HUB_SUBGRAPHS).toContain(`:${led.get('cases')![1]}`);
  expect(environments[2]!.HUB_STATE_DIR).not.toBe(environments[3]!.HUB_STATE_DIR);
}, 120_000);
