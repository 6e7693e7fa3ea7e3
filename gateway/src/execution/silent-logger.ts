const nothing = (): void => undefined;

/** For libraries that would write to the console what the hub's own log already has. */
export const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
