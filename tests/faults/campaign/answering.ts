import { setTimeout as pause } from 'node:timers/promises';
import type { Answered } from '../checker/answers.js';
import type { Screen } from './screens.js';

const ACKNOWLEDGE = `mutation ($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) { receipt { kind } problems { code } } }`;

interface Acknowledged {
  readonly acknowledgeAlert: {
    readonly receipt: { readonly kind: Answered['kind'] } | null;
    readonly problems: readonly { readonly code: string }[];
  };
}

const LOOK_MS = 50;
/** As long as a chain: some answer before the first step, some between two, some as a step is taken. */
const LATEST_MS = 4_500;

/** Whoever is shown a case decides by its id, so that the office beside them accepts the same one, at the same time. */
const decisionOf = (about: string): Answered['kind'] | undefined => {
  const drawn = Number.parseInt(about.slice(0, 2), 16) % 8;
  return drawn < 2 ? 'ACCEPTED' : drawn === 2 ? 'DECLINED' : undefined;
};

const waitOf = (about: string): number => (Number.parseInt(about.slice(2, 4), 16) / 256) * LATEST_MS;

/** Answers some of what screens show, each answer again until it is heard; most is left alone. */
export class Answering {
  readonly answered: Answered[] = [];
  private readonly answers: Promise<void>[] = [];
  private stopped = false;
  private readonly done: Promise<unknown>;

  constructor(screens: readonly Screen[]) {
    this.done = Promise.all(screens.map((screen) => this.watch(screen)));
  }

  /** Resolves when everything that was begun is answered. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
    await Promise.all(this.answers);
  }

  private async watch({ shown, person }: Screen): Promise<void> {
    for (let next = 0; !this.stopped; await pause(LOOK_MS))
      for (; next < shown.length; next++) {
        const { id, case: about } = shown[next]!.alert;
        const kind = about && decisionOf(about.id);
        if (!kind) continue;
        const answer = this.answer(person, { alert: id, case: about.id, person: person.id, kind });
        // looked at when it stops
        answer.catch(() => undefined);
        this.answers.push(answer);
      }
  }

  private async answer(person: Screen['person'], given: Omit<Answered, 'outcome' | 'at'>): Promise<void> {
    await pause(waitOf(given.case));
    const input = { alert: given.alert, kind: given.kind };
    const outcome = await person.until<Acknowledged, Answered['outcome']>(
      ACKNOWLEDGE,
      { input },
      ({ acknowledgeAlert: { receipt, problems } }) =>
        receipt ? 'OK' : problems.some(({ code }) => code === 'ALERT_CLOSED') ? 'CLOSED' : undefined,
    );
    this.answered.push({ ...given, outcome, at: Date.now() });
  }
}
