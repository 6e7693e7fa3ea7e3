import type { ServerResponse } from 'node:http';
import type { HubContext } from '../request/context.js';

/**
 * Gives a calendar, as iCalendar, to whoever knows its secret.
 * @throws {HubError} `NOT_FOUND` for a secret that never was and for one that was taken back alike
 */
export type CalendarDoor = (secret: string, context: HubContext) => Promise<string>;

const PATH = /^\/calendar\/([\w-]{43})\.ics$/;

/** The secret in the path of a calendar: 32 bytes, base64url. */
export const calendarSecretOf = (path: string): string | undefined => PATH.exec(path)?.[1];

export const sendCalendar = (response: ServerResponse, calendar: string): void => {
  response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' });
  response.end(calendar);
};
