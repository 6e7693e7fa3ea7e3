import { StartError, messageOf } from '../start-error.js';
import type { Running } from './child.js';

const BACKOFF_MS = { first: 100, longest: 5_000 };
/** How often a first start is tried: on a busy machine a database may not answer in time at once. */
const FIRST_TRIES = 3;
/** What a process says that was configured wrongly; trying again changes nothing. */
const WRONG_CONFIG = 'exit code 78';
/** A process that has not answered for so long after its start is started again. */
const HEALTHY_WITHIN_MS = 60_000;

export interface SupervisedOptions {
  readonly name: string;
  readonly launch: () => Promise<Running> | Running;
  /** Resolves when what was launched does its work; is told to give up by the signal. */
  readonly healthy: (signal: AbortSignal) => Promise<void>;
  readonly onLaunched?: (pid: number) => void;
  readonly onHealthy?: (pid: number) => void;
  readonly log: (text: string) => void;
  /** The last lines it wrote, to say why it did not start. */
  readonly lastWords?: () => string;
}

/** Keeps one process running until it is stopped. */
export class Supervised {
  private running: Running | undefined;
  private ending = false;
  private wake: (() => void) | undefined;
  private watching: Promise<void> | undefined;
  private launching: Promise<unknown> | undefined;
  private launchError: unknown;

  constructor(private readonly options: SupervisedOptions) {}

  /** @throws {StartError} when it ends, or does not get healthy, at each of the first tries */
  async start(): Promise<void> {
    let problem = await this.attempt();
    for (let tries = 1; tries < FIRST_TRIES && this.mayPass(problem); tries++) {
      this.options.log(`did not start (${problem}); trying again`);
      await this.sleep(BACKOFF_MS.first);
      problem = await this.attempt();
    }
    if (problem === undefined) {
      this.watching = this.watch();
      return;
    }
    await this.stop();
    if (this.launchError instanceof StartError) throw this.launchError;
    const said = this.options.lastWords?.();
    throw new StartError(`${this.options.name} did not start: ${problem}${said ? `. It said:\n${said}` : ''}`);
  }

  private mayPass(problem: string | undefined): boolean {
    const isFinal = problem === WRONG_CONFIG || this.launchError instanceof StartError;
    return problem !== undefined && !isFinal && !this.ending;
  }

  async stop(): Promise<void> {
    this.ending = true;
    this.wake?.();
    await this.running?.stop();
    await this.launching?.catch(() => undefined);
    await this.watching;
  }

  kill(): void {
    this.ending = true;
    this.wake?.();
    this.running?.kill();
  }

  private async watch(): Promise<void> {
    let pause = BACKOFF_MS.first;
    let how = await this.running?.exited;
    while (!this.ending) {
      this.options.log(`stopped (${how}); starting again in ${pause} ms`);
      await this.sleep(pause);
      if (this.ending) return;
      how = await this.attempt();
      pause = Math.min(BACKOFF_MS.longest, pause * 2);
      if (how === undefined) {
        this.options.log('is back');
        pause = BACKOFF_MS.first;
        how = await this.running?.exited;
      }
    }
  }

  /** Launches once; `undefined` when it got healthy, else what went wrong. */
  private async attempt(): Promise<string | undefined> {
    const giveUp = new AbortController();
    const late = setTimeout(() => giveUp.abort(), HEALTHY_WITHIN_MS);
    try {
      const running = await this.launch();
      this.options.onLaunched?.(running.pid);
      const problem = await Promise.race([this.options.healthy(giveUp.signal).then(() => undefined), running.exited]);
      if (problem === undefined) this.options.onHealthy?.(running.pid);
      return problem;
    } catch (error) {
      this.launchError = error;
      this.running?.kill();
      return giveUp.signal.aborted ? `no answer within ${HEALTHY_WITHIN_MS / 1000} s` : messageOf(error);
    } finally {
      clearTimeout(late);
      giveUp.abort();
    }
  }

  private launch(): Promise<Running> {
    const launched = Promise.resolve(this.options.launch()).then(async (running) => {
      this.running = running;
      // Asked to stop while it was being launched.
      if (this.ending) await running.stop();
      return running;
    });
    this.launching = launched;
    return launched;
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
