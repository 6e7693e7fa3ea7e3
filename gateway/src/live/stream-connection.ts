import type { ServerResponse } from 'node:http';
import type { Language } from '@hub/languages';
import type { ErrorCode } from '@hub/vocabulary';
import { HubError, inLanguage, toGraphQLError } from '../errors.js';
import { languageAsked, SECURITY_HEADERS } from '../http/respond.js';
import { isEnded, type Session } from '../identity/identity.js';
import type { LiveConnection, LiveSetting } from './live-setting.js';
import { type LiveMessage, worded } from './message-ring.js';
import { Outlet, type Wire } from './outlet.js';
import type { Subscriber } from './subscriber.js';

const HEADERS = {
  ...SECURITY_HEADERS,
  'content-type': 'text/event-stream; charset=utf-8',
  'x-accel-buffering': 'no',
};

/** How long a client shall wait before it comes back by itself: each another time, or they would come together. */
const RETRY_FROM_MS = 500;
const RETRY_SPREAD_MS = 4_500;

const refusalEvents = (code: ErrorCode, language: Language): string => {
  const errors = [inLanguage(toGraphQLError(new HubError(code)), language)];
  return `event: next\ndata: ${JSON.stringify({ errors })}\n\nevent: complete\ndata:\n\n`;
};

/** Answers with a stream that only says why there is none. */
export const refuseStream = (response: ServerResponse, code: ErrorCode): void =>
  void response.writeHead(200, HEADERS).end(refusalEvents(code, languageAsked(response)));

/** One client over Server-Sent Events: one response, one subscription. */
export class StreamConnection implements LiveConnection, Wire {
  readonly outlet = new Outlet(this);
  private readonly language: Language;
  private subscriber: Subscriber | undefined;
  private wroteAt = Date.now();
  private over = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly session: Session & { readonly person: string },
    private readonly setting: LiveSetting,
  ) {
    this.language = languageAsked(response);
  }

  get unsentBytes(): number {
    return this.response.writableLength;
  }

  /** Starts the answer; from here on refusals are events. */
  begin(subscriber: Subscriber): void {
    this.subscriber = subscriber;
    if (this.over) subscriber.close();
  }

  open(onClose: () => void): void {
    this.response.writeHead(200, HEADERS);
    this.response.write(`:\nretry: ${Math.round(RETRY_FROM_MS + Math.random() * RETRY_SPREAD_MS)}\n\n`);
    this.response.on('error', () => this.response.destroy());
    this.response.on('close', () => {
      this.over = true;
      this.subscriber?.close();
      onClose();
    });
  }

  write(_subscription: string, message: LiveMessage, written: () => void): void {
    this.wroteAt = Date.now();
    this.response.write(`id: ${message.number}\nevent: next\ndata: ${worded(message, this.language)}\n\n`, written);
  }

  ended(_subscription: string, code: ErrorCode): void {
    if (this.over) return;
    this.over = true;
    this.response.end(refusalEvents(code, this.language));
  }

  isCut(): boolean {
    return isEnded(this.setting.identity.directory, this.session);
  }

  tick(now: number): void {
    const { expiresAt } = this.session;
    const { stuckMs, keepAliveMs } = this.setting.limits;
    if (expiresAt !== null && expiresAt <= now) this.subscriber?.refuse('AUTH_TOKEN_EXPIRED');
    else if (this.isCut()) this.subscriber?.refuse('AUTH_SESSION_ENDED');
    else if (this.outlet.stuckMs(now) > stuckMs) this.response.destroy();
    else if (now - this.wroteAt >= keepAliveMs && !this.response.writableNeedDrain) {
      this.wroteAt = now;
      this.response.write(':\n\n');
    }
  }

  goAway(): void {
    this.response.destroy();
  }
}
