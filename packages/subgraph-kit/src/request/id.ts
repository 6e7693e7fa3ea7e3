/** What an id of ours looks like. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value can be an id of ours; anything else is looked up as missing, never sent to the database. */
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
