import type { Clock } from '../clock.js';

/** Counts the steps in which nothing was heard; a clock that is set anew does not deceive it. */
export class Silence {
  private steps = 0;
  private cancel: () => void;

  /**
   * @param stepMs milliseconds
   * @param onQuiet called at the end of each step without a sound, with how many there were in a row
   */
  constructor(
    private readonly clock: Clock,
    private readonly stepMs: number,
    private readonly onQuiet: (steps: number) => void,
  ) {
    this.cancel = clock.after(stepMs, () => this.step());
  }

  heard(): void {
    this.steps = -1;
  }

  stop(): void {
    this.cancel();
  }

  private step(): void {
    this.steps += 1;
    this.cancel = this.clock.after(this.stepMs, () => this.step());
    if (this.steps > 0) this.onQuiet(this.steps);
  }
}
