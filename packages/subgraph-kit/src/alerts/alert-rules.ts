import type { WakeBus } from '@hub/inbox';
import { type Store, systemActor } from '@hub/store';
import { type AlertRule, pause } from '@hub/vocabulary';
import type { RuleVersion } from './alert-rule.js';
import { currentRules, RULES_CHANGED } from './alert-rule.store.js';

const ACTOR = systemActor('alert-rules');
/** Milliseconds between two looks; a change is heard sooner. */
const POLL_MS = 5_000;

/** The rules in force, in memory: whoever files a report asks the database nothing. */
export class AlertRules {
  private rules: ReadonlyMap<AlertRule, RuleVersion> = new Map();

  constructor(
    private readonly store: Store,
    private readonly bus: WakeBus,
  ) {}

  /** The newest version of each rule, in the order of the codes. */
  all(): readonly RuleVersion[] {
    return [...this.rules.values()];
  }

  /** The newest version of a rule, whether it is active or not. */
  current(code: AlertRule): RuleVersion | undefined {
    return this.rules.get(code);
  }

  /** Reads all rules anew. */
  async load(): Promise<void> {
    const rules = await this.store.inActor(ACTOR, currentRules);
    rules.sort((a, b) => Number(a.code.slice(1)) - Number(b.code.slice(1)));
    this.rules = new Map(rules.map((rule) => [rule.code, rule]));
  }

  /** Keeps them up to date until the signal aborts. */
  async follow(signal: AbortSignal, onTrouble: (error: unknown) => void): Promise<void> {
    let asleep = new AbortController();
    const deaf = this.bus.onWake((owner) =>
      owner === undefined || owner === RULES_CHANGED ? asleep.abort() : undefined,
    );
    while (!signal.aborted) {
      asleep = new AbortController();
      await this.load().catch(onTrouble);
      await pause(POLL_MS, AbortSignal.any([asleep.signal, signal]));
    }
    deaf();
  }
}
