import { BotProcess } from '../bot-process.ts';

/** How much of the end of a log is shown where a process died by itself. */
const shownAtDeath = 2000;

/** A process of the trial: it is killed, started again, and has its clock put wrong. Deaths of its own are noted. */
export class TrialBot {
  readonly name: string;
  /** Deaths nobody in the trial caused, each with the end of the log. */
  readonly deaths: string[] = [];
  readonly #environment: Readonly<Record<string, string>>;
  readonly #past: BotProcess[] = [];
  #process: BotProcess | undefined;
  #clockOffMs = 0;

  constructor(name: string, environment: Readonly<Record<string, string>>) {
    this.name = name;
    this.#environment = environment;
  }

  /** Everything any of its processes wrote. */
  get output(): string {
    return this.#past.map(({ output }) => output).join('\n');
  }

  start(): void {
    const started = new BotProcess(this.#environment, { clockOffMs: this.#clockOffMs, limited: true });
    this.#process = started;
    this.#past.push(started);
    started.child.on('exit', (code, signal) => {
      if (this.#process !== started) return;
      this.deaths.push(`${this.name} ended (${code ?? signal}): ${started.output.slice(-shownAtDeath)}`);
      this.start();
    });
  }

  /** Ends it as a crash of the machine would. */
  async kill(): Promise<void> {
    const killed = this.#process;
    this.#process = undefined;
    killed?.child.kill('SIGKILL');
    if (killed?.child.exitCode === null && killed.child.signalCode === null)
      await new Promise((gone) => killed.child.once('exit', gone));
  }

  /** Ends it as an operator does; how many milliseconds that took, and its code. */
  async stop(): Promise<{ readonly ms: number; readonly code: number | null | undefined }> {
    const startedMs = performance.now();
    const stopped = this.#process;
    this.#process = undefined;
    stopped?.child.kill('SIGTERM');
    if (stopped !== undefined && stopped.code === undefined)
      await new Promise((gone) => stopped.child.once('close', gone));
    return { ms: performance.now() - startedMs, code: stopped?.code };
  }

  setClock(offMs: number): void {
    this.#clockOffMs = offMs;
    this.#process?.setClock(offMs);
  }
}
