import { type Language, languageOf } from '@hub/languages';
import { CLOSE_CODES, type ErrorCode } from '@hub/vocabulary';
import { type Message, MessageType, parseMessage, type SubscribePayload } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import { HubError, inLanguage, toGraphQLError } from '../errors.js';
import { isEnded, type Session } from '../identity/identity.js';
import { admit } from './admission.js';
import type { LiveConnection, LiveSetting } from './live-setting.js';
import { type LiveMessage, worded } from './message-ring.js';
import { Outlet, type Wire } from './outlet.js';
import type { Subscriber } from './subscriber.js';

const TOO_BIG = 1009;
const SUBSCRIBER_EXISTS = 4409;
/** What may wait in a socket beside the one message under way: answers to a client that reads nothing. */
const UNREAD_BYTES = 256 * 1024;

/** One client over `graphql-transport-ws`. */
export class SocketConnection implements LiveConnection, Wire {
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly outlet = new Outlet(this);
  private readonly openedAt = Date.now();
  private state: 'NEW' | 'AUTHENTICATING' | 'OPEN' | 'CLOSED' = 'NEW';
  private language: Language = 'en';
  private session: (Session & { readonly person: string }) | undefined;
  private heardAt = Date.now();
  private pingedAt = Date.now();
  private overdue = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly setting: LiveSetting,
    private readonly onClose: (connection: SocketConnection) => void,
  ) {
    socket.on('message', (data, binary) => this.receive(data, binary));
    socket.on('pong', () => (this.heardAt = Date.now()));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.closed());
  }

  get unsentBytes(): number {
    return this.socket.bufferedAmount;
  }

  write(subscription: string, message: LiveMessage, written: () => void): void {
    this.socket.send(
      `{"id":${JSON.stringify(subscription)},"type":"next","payload":${worded(message, this.language)}}`,
      written,
    );
  }

  ended(subscription: string, code: ErrorCode): void {
    this.subscribers.delete(subscription);
    this.sendError(subscription, new HubError(code));
  }

  isCut(): boolean {
    return this.session !== undefined && isEnded(this.setting.identity.directory, this.session);
  }

  tick(now: number): void {
    if (this.state === 'NEW' || this.state === 'AUTHENTICATING') return this.tickUnopened(now);
    const { expiresAt } = this.session ?? {};
    if (typeof expiresAt === 'number' && expiresAt <= now)
      return this.close(CLOSE_CODES.TOKEN_EXPIRED, 'Access token expired');
    if (this.isCut()) return this.endSession();
    const { stuckMs } = this.setting.limits;
    if (this.outlet.stuckMs(now) > stuckMs || now - this.heardAt > stuckMs) return this.socket.terminate();
    if (now - this.pingedAt < stuckMs / 4) return;
    this.pingedAt = now;
    this.socket.ping();
  }

  /** Not at the first look: when this process was late, what the client said in time is read only after it. */
  private tickUnopened(now: number): void {
    if (now - this.openedAt <= this.setting.limits.initMs) return;
    if (this.overdue) this.close(CLOSE_CODES.INIT_TIMEOUT, 'Connection initialisation timeout');
    this.overdue = true;
  }

  goAway(): void {
    this.close(CLOSE_CODES.GOING_AWAY, 'Restarting');
  }

  private receive(data: RawData, binary: boolean): void {
    this.heardAt = Date.now();
    const bytes = data as Buffer;
    if (this.state === 'CLOSED') return;
    if (this.state !== 'OPEN' && bytes.length > this.setting.limits.initBytes) return this.close(TOO_BIG, 'Too big');
    if (this.socket.bufferedAmount > UNREAD_BYTES) return this.socket.terminate();
    const message = binary ? undefined : parsed(bytes.toString());
    if (message) this.handle(message);
    else this.close(CLOSE_CODES.BAD_REQUEST, 'Bad message');
  }

  private handle(message: Message): void {
    switch (message.type) {
      case MessageType.ConnectionInit:
        if (this.state !== 'NEW') return this.close(CLOSE_CODES.TOO_MANY, 'Too many initialisation requests');
        this.state = 'AUTHENTICATING';
        this.language = languageOf(message.payload?.['language']);
        return void this.initialise(tokenOf(message.payload));
      case MessageType.Ping:
        return void this.answerPing(tokenOf(message.payload));
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return this.subscribe(message.id, message.payload);
      case MessageType.Complete:
        this.subscribers.get(message.id)?.close();
        this.subscribers.delete(message.id);
        return;
      default:
        return this.close(CLOSE_CODES.BAD_REQUEST, 'Bad message');
    }
  }

  private async initialise(token: string | undefined): Promise<void> {
    const session = await this.authenticate(token);
    if (!session || this.state !== 'AUTHENTICATING') return;
    if (!this.setting.people.enter(session.person)) return this.close(CLOSE_CODES.TOO_MANY, 'Too many sockets');
    this.session = session;
    this.state = 'OPEN';
    this.send({ type: MessageType.ConnectionAck });
  }

  private async answerPing(token: string | undefined): Promise<void> {
    if (token !== undefined && this.state === 'OPEN') {
      const session = await this.authenticate(token);
      if (!session || !this.isOpen()) return;
      if (session.person !== this.session?.person) return this.close(CLOSE_CODES.UNAUTHORIZED, 'Another person');
      this.session = session;
    }
    this.send({ type: MessageType.Pong });
  }

  private async authenticate(token: string | undefined): Promise<(Session & { readonly person: string }) | undefined> {
    try {
      const session = await this.setting.identity.authenticate(token);
      if (session.person !== null) return { ...session, person: session.person };
      this.close(CLOSE_CODES.UNAUTHORIZED, 'AUTH_REQUIRED');
    } catch (error) {
      const { code } = this.setting.refusal(error);
      this.close(code === 'AUTH_SESSION_ENDED' ? CLOSE_CODES.SESSION_ENDED : CLOSE_CODES.UNAUTHORIZED, code);
    }
    return undefined;
  }

  private subscribe(id: string, payload: SubscribePayload): void {
    if (!this.session || !this.isOpen()) return this.close(CLOSE_CODES.UNAUTHORIZED, 'Unauthorized');
    if (this.isCut()) return this.endSession();
    if (this.subscribers.has(id)) return this.close(SUBSCRIBER_EXISTS, 'Subscriber already exists');
    try {
      if (this.subscribers.size >= this.setting.limits.subscriptionsPerSocket) throw new HubError('LIVE_TOO_MANY');
      const graph = this.setting.graph();
      if (!graph) throw new HubError('HUB_NOT_READY');
      const { query, operationName, variables } = payload;
      const request = { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
      const admitted = admit(graph, request, this.session, this.setting.rules);
      this.subscribers.set(id, this.setting.relay.subscribe(graph, admitted, { id, outlet: this.outlet }));
    } catch (error) {
      this.sendError(id, this.setting.refusal(error));
    }
  }

  private sendError(id: string, error: HubError): void {
    this.send({ id, type: MessageType.Error, payload: [inLanguage(toGraphQLError(error), this.language)] });
  }

  private send(message: Message): void {
    if (this.state !== 'CLOSED') this.socket.send(JSON.stringify(message));
  }

  private endSession(): void {
    this.close(CLOSE_CODES.SESSION_ENDED, 'AUTH_SESSION_ENDED');
  }

  private isOpen(): boolean {
    return this.state === 'OPEN';
  }

  private close(code: number, reason: string): void {
    this.socket.close(code, reason);
    this.closed();
  }

  private closed(): void {
    if (this.state === 'CLOSED') return;
    this.state = 'CLOSED';
    for (const subscriber of this.subscribers.values()) subscriber.close();
    this.subscribers.clear();
    if (this.session) this.setting.people.leave(this.session.person);
    this.onClose(this);
  }
}

const parsed = (text: string): Message | undefined => {
  try {
    return parseMessage(text);
  } catch {
    return undefined;
  }
};

const tokenOf = (payload: Record<string, unknown> | undefined): string | undefined =>
  typeof payload?.['accessToken'] === 'string' ? payload['accessToken'] : undefined;
