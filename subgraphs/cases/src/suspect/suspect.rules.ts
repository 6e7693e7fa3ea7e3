import type { SuspectStatus } from '@hub/vocabulary';

const NEXT: Readonly<Record<SuspectStatus, readonly SuspectStatus[]>> = {
  SUSPECTED: ['ARRESTED', 'CHARGED', 'RELEASED'],
  ARRESTED: ['CHARGED', 'RELEASED'],
  CHARGED: ['ARRESTED', 'CONVICTED', 'ACQUITTED', 'RELEASED'],
  RELEASED: ['ARRESTED', 'CHARGED'],
  CONVICTED: ['ACQUITTED'],
  ACQUITTED: [],
};

/** Whether a suspect can come from one status to another; staying is no step. An acquittal is the end. */
export const mayBecome = (from: SuspectStatus, to: SuspectStatus): boolean => from === to || NEXT[from].includes(to);
