const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be an id of ours; anything else is looked up as missing, never sent to the database. */
export const isId = (text: string): boolean => ID.test(text);
