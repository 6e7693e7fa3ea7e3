/** How a command ended: nothing found, something found, or it could not look. */
export const EXIT = { CLEAN: 0, FOUND: 1, UNCHECKED: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** One word pair of the `hub` command. */
export interface Command {
  readonly words: string;
  readonly says: string;
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<Exit>;
}

/** Something a person can mend; the message says what, and holds no secret. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The command was asked in a way it does not know. */
export class UsageError extends CommandError {}
