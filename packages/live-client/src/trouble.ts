/**
 * Told of what the client got over by itself, for a log: a connection that broke, a token that could not be had, an
 * entry that could not be shown, a position that could not be stored.
 */
export type OnTrouble = (error: unknown) => void;
