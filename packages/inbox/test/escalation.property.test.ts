import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  acknowledge,
  appendEntries,
  type DueStep,
  entriesAfter,
  escalationsById,
  fireDue,
  type FiredStep,
  openEscalations,
} from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { JOB, oneTo } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

/** What may happen to an escalation; `who` picks one of the offices that have an entry then. */
type Act =
  | { readonly does: 'ACCEPTED' | 'DECLINED' | 'SEEN'; readonly who: number }
  | { readonly does: 'time passes' | 'fire' | 'fire twice at once' | 'fire and die' };

const acts = fc.array(
  fc.oneof(
    fc.record({ does: fc.constantFrom('ACCEPTED', 'DECLINED', 'DECLINED', 'SEEN'), who: fc.nat(5) }),
    fc.record({ does: fc.constantFrom('time passes', 'time passes', 'fire', 'fire twice at once', 'fire and die') }),
  ),
  { minLength: 3, maxLength: 12 },
) as fc.Arbitrary<Act[]>;
const vacancies = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
const HOUR = 3_600;

/** An escalation in the database: two offices are told, then three more, some of them vacant. */
class Real {
  readonly id = randomUUID();
  readonly told = [randomUUID(), randomUUID()];
  readonly chain = [randomUUID(), randomUUID(), randomUUID()];
  private readonly event = randomUUID();

  constructor(private readonly vacant: readonly boolean[]) {}

  async open(): Promise<this> {
    const { id, event, chain } = this;
    await database.store.inActor(JOB, async (tx) => {
      const plan = chain.map((to, step) => ({ afterSeconds: HOUR * (step + 1), to }));
      await openEscalations(tx, [{ id, event, rule: 'A1', plan, facts: {} }]);
      const entry = { event, rule: 'A1', body: {}, escalation: id };
      await appendEntries(
        tx,
        this.told.map((owner) => ({ ...entry, owner })),
      );
    });
    return this;
  }

  fire = (): Promise<readonly FiredStep[]> => database.store.inActor(JOB, (tx) => fireDue(tx, this.id, this.resolve));

  async fireAndDie(): Promise<void> {
    const died = database.store.inActor(JOB, async (tx) => {
      await fireDue(tx, this.id, this.resolve);
      throw new Error('killed');
    });
    await expect(died).rejects.toThrow('killed');
  }

  answer = (owner: string, kind: 'ACCEPTED' | 'DECLINED' | 'SEEN') =>
    database.store.inActor(JOB, (tx) =>
      acknowledge(tx, { owner, number: 1, person: `of ${owner}`, appointment: 'seat', kind }),
    );

  /** Until the next step is due, and no further: what was due already waits. */
  async timePasses(): Promise<void> {
    await database.query(
      `update escalation set due_at = clock_timestamp(), opened_at = opened_at - interval '1 hour'
        where id = $1 and state = 'OPEN' and due_at > clock_timestamp()`,
      [this.id],
    );
  }

  /** Everything that can be seen of it. */
  async look() {
    const [escalation] = await database.store.inActor(JOB, (tx) => escalationsById(tx, [this.id]));
    const entries = await Promise.all(
      this.chain.map((owner) => database.store.inActor(JOB, (tx) => entriesAfter(tx, owner, { after: 0, limit: 9 }))),
    );
    const jobs = await database.query(
      'select from graphile_worker._private_jobs where key = $1 and attempts < max_attempts',
      [`escalation:${this.id}`],
    );
    const { state, steps, closedBy } = escalation!;
    return {
      ...{ state, closedBy, waits: jobs.length, entries: entries.map(({ length }) => length) },
      steps: steps.map(({ step, outcome, reason }) => `${step} ${outcome} ${reason}`),
    };
  }

  private readonly resolve = ({ step, to }: DueStep) =>
    this.vacant[step - 1] ? [] : [{ owner: to as string, body: {} }];
}

/** The same, in memory, as the promise says it. */
class Model {
  state: 'OPEN' | 'ACCEPTED' | 'FINISHED' = 'OPEN';
  closedBy: string | null = null;
  readonly steps: string[] = [];
  readonly holders: { readonly owner: string; readonly step: number }[];
  private step = 0;
  private due: false | 'DUE' | 'DECLINED' = false;

  constructor(
    private readonly real: Real,
    private readonly vacant: readonly boolean[],
  ) {
    this.holders = real.told.map((owner) => ({ owner, step: 0 }));
  }

  fire(): void {
    if (this.state !== 'OPEN' || !this.due) return;
    let reason: string = this.due;
    for (this.due = false; this.step < 3; reason = 'VACANT') {
      const isVacant = this.vacant[this.step++]!;
      this.steps.push(`${this.step} ${isVacant ? 'VACANT' : 'ALERTED'} ${reason}`);
      if (isVacant) continue;
      this.holders.push({ owner: this.real.chain[this.step - 1]!, step: this.step });
      break;
    }
    if (this.step === 3) this.state = 'FINISHED';
  }

  timePasses(): void {
    this.due ||= 'DUE';
  }

  /** Whether the answer is stored or stood before. */
  answer({ owner, step }: { owner: string; step: number }, kind: string): string {
    const isClosed = this.state === 'ACCEPTED';
    const own = this.closedBy === `of ${owner}`;
    if (isClosed && kind === 'ACCEPTED') return own ? 'REPEATED' : 'CLOSED';
    if (isClosed && kind === 'DECLINED' && !own) return this.declined.has(owner) ? 'REPEATED' : 'CLOSED';
    if (kind === 'ACCEPTED') [this.state, this.closedBy] = ['ACCEPTED', `of ${owner}`];
    if (kind === 'DECLINED' && this.declined.has(owner)) return 'REPEATED';
    if (kind === 'DECLINED') this.declined.add(owner);
    if (kind === 'DECLINED' && this.state === 'OPEN' && step === this.step) this.due = 'DECLINED';
    return kind === 'SEEN' ? 'any' : 'RECORDED';
  }
  private readonly declined = new Set<string>();

  look() {
    return {
      ...{ state: this.state, closedBy: this.closedBy, waits: this.state === 'OPEN' ? 1 : 0, steps: this.steps },
      entries: this.real.chain.map((owner) => this.holders.filter((holder) => holder.owner === owner).length),
    };
  }
}

const play = async (act: Act, real: Real, model: Model): Promise<void> => {
  switch (act.does) {
    case 'time passes':
      await real.timePasses();
      return model.timePasses();
    case 'fire':
      await real.fire();
      return model.fire();
    case 'fire twice at once':
      await Promise.all([real.fire(), real.fire()]);
      return model.fire();
    case 'fire and die':
      return real.fireAndDie();
    default: {
      const holder = model.holders[act.who % model.holders.length]!;
      const expected = model.answer(holder, act.does);
      const answer = await real.answer(holder.owner, act.does);
      if (expected !== 'any') expect(answer!.outcome).toBe(expected);
    }
  }
};

test('whatever happens in whatever order, it stands where the promise says', async () => {
  await fc.assert(
    fc.asyncProperty(acts, vacancies, async (happened, vacant) => {
      const real = await new Real(vacant).open();
      const model = new Model(real, vacant);
      for (const act of happened) {
        await play(act, real, model);
        expect(await real.look()).toEqual(model.look());
      }
    }),
    { numRuns: 60 },
  );
}, 240_000);

test('when everything happens at once, each step is fired once and one answer ends it', async () => {
  await fc.assert(
    fc.asyncProperty(vacancies, fc.integer({ min: 0, max: 2 }), async (vacant, accepting) => {
      const real = await new Real(vacant).open();
      await real.timePasses();
      const [group, focal] = real.told as [string, string];
      await Promise.all([
        ...oneTo(3).map(() => real.fire()),
        ...[group, focal].slice(0, accepting).map((office) => real.answer(office, 'ACCEPTED')),
        real.answer(focal, 'DECLINED'),
        real.answer(group, 'DECLINED'),
        ...oneTo(2).map(() => real.fire()),
      ]);
      await real.fire();
      const seen = await real.look();
      expect(seen.waits).toBe(seen.state === 'OPEN' ? 1 : 0);
      expect(seen.state === 'ACCEPTED').toBe(accepting > 0);
      expect(seen.steps.map((step) => Number(step[0]))).toEqual(oneTo(seen.steps.length));
      const alerted = seen.steps.filter((step) => step.includes('ALERTED')).map((step) => Number(step[0]));
      expect(seen.entries).toEqual(oneTo(3).map((step) => (alerted.includes(step) ? 1 : 0)));
    }),
    { numRuns: 60 },
  );
}, 240_000);
