import { beforeEach, describe, expect, it } from '@jest/globals';
import { Proof } from './proof.js';

const START = Date.UTC(2026, 0, 1);
const since = (ms: number) => new Date(START + ms);
let proof: Proof;
beforeEach(() => {
  proof = new Proof(START);
});

const stateAt = (ms: number, shown: number) => proof.state(shown, START + ms);

describe('an inbox', () => {
  it('is LIVE for 5 s after a heartbeat when everything up to the head is shown', () => {
    proof.heartbeat(3, START + 100);
    expect(stateAt(5_100, 3)).toEqual({ kind: 'LIVE' });
    expect(stateAt(5_101, 3)).toEqual({ kind: 'STALE', since: since(100) });
  });

  it('is not LIVE by entries alone: only a heartbeat says how far it goes', () => {
    proof.entry(3, START);
    expect(stateAt(0, 3)).toEqual({ kind: 'CATCHING_UP', since: since(0) });
  });

  it('is CATCHING_UP while the head is not shown, or entries come', () => {
    proof.heartbeat(4, START);
    expect(stateAt(0, 3)).toEqual({ kind: 'CATCHING_UP', since: since(0) });
    proof.entry(4, START + 4_000);
    expect(stateAt(6_000, 4)).toEqual({ kind: 'CATCHING_UP', since: since(0) });
    proof.heartbeat(4, START + 6_000);
    expect(stateAt(6_000, 4)).toEqual({ kind: 'LIVE' });
  });

  it('is not LIVE by a heartbeat older than an entry that is not shown', () => {
    proof.heartbeat(3, START);
    proof.entry(4, START + 10);
    expect(stateAt(20, 3).kind).toBe('CATCHING_UP');
    expect(stateAt(30, 4).kind).toBe('LIVE');
  });

  it('is not LIVE for longer because the clock was set back or the machine slept', () => {
    proof.heartbeat(3, START + 3_600_000);
    expect(stateAt(0, 3).kind).toBe('STALE');
    expect(stateAt(7_200_000, 3).kind).toBe('STALE');
  });

  it('says why it waits until a heartbeat comes', () => {
    proof.interrupted('LIVE_TOO_MANY');
    proof.interrupted(undefined);
    expect(stateAt(0, 0)).toEqual({ kind: 'STALE', since: since(0), code: 'LIVE_TOO_MANY' });
    proof.heartbeat(1, START);
    expect(stateAt(0, 0)).not.toHaveProperty('code');
  });

  it('is looked at again when its proof ends, within a second, and not when nothing can change', () => {
    expect(proof.lookAgainMs(START)).toBeUndefined();
    proof.heartbeat(1, START);
    expect(proof.lookAgainMs(START + 1_000)).toBe(1_000);
    expect(proof.lookAgainMs(START + 4_700)).toBe(301);
    expect(proof.lookAgainMs(START + 5_001)).toBeUndefined();
  });
});
