/** The part of the process's logger that the relay uses. Fields are names, numbers and codes, never values of people. */
export interface LiveLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}
