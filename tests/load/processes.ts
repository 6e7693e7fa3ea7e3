import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A load generator in a process of its own: one answer for each job, one job at a time. */
export interface Worker<Job, Answer> {
  readonly pid: number;
  /** @throws when the process ends, or has not answered after `withinMs` */
  readonly run: (job: Job, withinMs: number) => Promise<Answer>;
  readonly stop: () => void;
}

const COMPILED = new URL(import.meta.url.includes('/dist/') ? './' : '../dist/load/', import.meta.url);
/** No worker outlives this, whatever happens to the process that started it. */
const LONGEST_MS = 30 * 60_000;

/** Starts `<name>.main.js`; it ends with this process. */
export const startWorker = <Job extends object, Answer>(name: string): Worker<Job, Answer> => {
  const child = fork(fileURLToPath(new URL(`${name}.main.js`, COMPILED)), { timeout: LONGEST_MS });
  return {
    pid: child.pid!,
    run: (job, withinMs) => answerOf(child, { name, job, withinMs }),
    stop: () => void child.kill('SIGKILL'),
  };
};

const answerOf = <Answer>(
  child: ChildProcess,
  { name, job, withinMs }: { name: string; job: object; withinMs: number },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error(`${name} did not answer in time`))), withinMs);
    const ended = () => settle(() => reject(new Error(`${name} ended`)));
    const answered = (answer: unknown) =>
      settle(() => {
        const { problem, result } = answer as { problem?: string; result: Answer };
        if (problem === undefined) resolve(result);
        else reject(new Error(`${name}: ${problem}`));
      });
    const settle = (how: () => void) => {
      clearTimeout(timer);
      child.off('message', answered).off('exit', ended);
      how();
    };
    child.once('message', answered).once('exit', ended);
    child.send(job);
  });

/** The worker's side: answers each job, ends when its parent is gone. */
export const answerJobs = <Job, Answer>(work: (job: Job) => Promise<Answer>): void => {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (job) => {
    work(job as Job).then(
      (result) => process.send!({ result }),
      (error: unknown) => process.send!({ problem: error instanceof Error ? error.message : String(error) }),
    );
  });
};

/** Milliseconds of the clock that all processes of one machine share. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
