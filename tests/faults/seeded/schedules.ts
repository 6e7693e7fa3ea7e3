import { faultsOf } from '../schedule.js';

/** What brings each bug to light within seconds; the last reports of every campaign are filed with the wake-ups dead. */
export const SCHEDULES = {
  ACK_BEFORE_COMMIT: faultsOf([
    [1_500, 'KILL', 'cases'],
    [1_600, 'KILL', 'cases-2'],
  ]),
  RESUME_OFF_BY_ONE: faultsOf([
    [500, 'CUT', 'live'],
    [1_500, 'CUT', 'live'],
    [2_500, 'CUT', 'live'],
  ]),
  NOTIFY_ONLY: faultsOf([]),
  SERIAL_CURSOR: faultsOf([
    [1_000, 'KILL', 'cases'],
    [2_000, 'CUT', 'postgres:cases-2'],
  ]),
} as const;

/** With the lying bus no process is hurt: what is late is late because of the bus. */
export const LYING_SCHEDULE = faultsOf([
  [1_000, 'APPOINTMENT', 'appointment', 2_000],
  [6_000, 'SESSION', 'session'],
  [8_000, 'CUT', 'live'],
]);
