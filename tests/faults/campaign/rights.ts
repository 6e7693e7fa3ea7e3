import type { Revocation } from '../checker/revocations.js';
import type { CommitClock } from './commit-clock.js';
import type { SignedIn } from './signed-in.js';

const HOLDERS = `query ($code: ID!) {
  committee(code: $code) { offices { id holders { id official { id } } } } }`;
const END = `mutation ($appointment: ID!) {
  endAppointment(input: { appointment: $appointment }) { problems { code } } }`;
const APPOINT = `mutation ($input: AppointOfficialInput!) {
  appointOfficial(input: $input) { appointment { id } problems { code } } }`;
const END_SESSIONS = 'mutation ($official: ID!) { endSessions(input: { official: $official }) { endedAt } }';

interface Holders {
  readonly committee: {
    readonly offices: readonly {
      readonly id: string;
      readonly holders: readonly { readonly id: string; readonly official: { readonly id: string } | null }[];
    }[];
  };
}

const YEAR_MS = 365 * 86_400_000;
const FEED = 'feed:directory';

/** Ends rights, and gives them again, as the province does; says when each end was committed. */
export class Rights {
  readonly ended: Omit<Revocation, 'disturbed'>[] = [];
  private appointed = 0;

  constructor(
    private readonly secretariat: SignedIn,
    private readonly clock: CommitClock,
  ) {}

  /** Ends an appointment, waits, and appoints the same person again. */
  async endAppointment(
    holder: SignedIn,
    { code, office }: { code: string; office: string },
    wait: () => Promise<void>,
  ) {
    const held = await this.holding(holder, { code, office });
    const asked = performance.now();
    await this.secretariat.until(END, { appointment: held }, () => true);
    const committedAt = this.firstSince(asked);
    const index = this.ended.push({
      ...{ kind: 'APPOINTMENT', person: holder.key, committedAt, renewedAt: Infinity, endedAt: 0 },
    });
    await wait();
    this.ended[index - 1] = { ...this.ended[index - 1]!, renewedAt: performance.now() };
    const from = new Date();
    const input = {
      ...{ idempotencyKey: `campaign-${from.getTime()}-${this.appointed++}`, office, official: holder.id },
      ...{ from: from.toISOString(), until: new Date(from.getTime() + YEAR_MS).toISOString() },
    };
    await this.secretariat.until<{ appointOfficial: { appointment: object | null } }, true>(
      APPOINT,
      { input },
      ({ appointOfficial: { appointment } }) => (appointment ? true : undefined),
    );
  }

  /** Ends all sessions of a person, who then signs in again. */
  async endSessions(person: SignedIn): Promise<void> {
    const asked = performance.now();
    const endedAt = await this.secretariat.until<{ endSessions: { endedAt: string | null } }, number>(
      END_SESSIONS,
      { official: person.id },
      ({ endSessions }) => (endSessions.endedAt ? Date.parse(endSessions.endedAt) : undefined),
    );
    const committedAt = this.firstSince(asked);
    this.ended.push({ kind: 'SESSION', person: person.key, committedAt, renewedAt: Infinity, endedAt });
    await person.again();
  }

  private holding(holder: SignedIn, { code, office }: { code: string; office: string }): Promise<string> {
    return this.secretariat.until<Holders, string>(
      HOLDERS,
      { code },
      ({ committee }) =>
        committee.offices.find(({ id }) => id === office)?.holders.find(({ official }) => official?.id === holder.id)
          ?.id,
    );
  }

  /** The first change of the directory since then: nobody else makes any. Without one, now. */
  private firstSince(asked: number): number {
    const now = performance.now();
    return this.clock.told.find(({ owner, at }) => owner === FEED && at >= asked)?.at ?? now;
  }
}
