import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { SimulatedPlatforms } from './simulated-platforms.ts';

/** Modules compiled once for all the processes to come. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'rift-compiled') };

/** Beside the packages of the project, where the native ones are found from. */
const packages = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

export interface Program {
  readonly file: string;
  remove(): void;
}

/** The program of such a process as one file: it is started hundreds of times, and to look for 400 files takes half a second. */
export async function bundledProgram(): Promise<Program> {
  const folder = mkdtempSync(join(packages, '.year-'));
  const input = fileURLToPath(new URL('./year-child.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', external: ['better-sqlite3', 'pg'] });
  await bundle.write({ dir: folder, entryFileNames: 'year-child.mjs', codeSplitting: false });
  await bundle.close();
  return { file: join(folder, 'year-child.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Where a process is killed: after so many milliseconds, or at its n-th send, before or after it hears of its arrival. */
export type Death =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'send'; readonly nth: number; readonly answered: boolean };

interface Message {
  readonly send?: number;
  readonly platform?: 'discord' | 'telegram';
  readonly channel?: string;
  readonly key?: string;
  readonly nowMs?: number;
  readonly done?: number;
  readonly fault?: string;
}

/** A process that runs the jobs and can be killed at any moment. The next tick starts a new one. */
export class MortalProcess {
  readonly #program: Program;
  readonly #url: string;
  readonly #platforms: SimulatedPlatforms;
  #child: Promise<ChildProcess> | undefined;
  readonly faults: string[] = [];

  constructor(program: Program, url: string, platforms: SimulatedPlatforms) {
    this.#program = program;
    this.#url = url;
    this.#platforms = platforms;
  }

  /** Makes the process do what is due at this instant, to the end of it or to its death. */
  async tick(nowMs: number, death?: Death): Promise<void> {
    const child = await (this.#child ??= this.#start());
    const ended = new Promise<void>((resolve) => {
      let sends = 0;
      child.on('message', (message: Message) => {
        if (message.fault !== undefined) this.faults.push(message.fault);
        if (message.send !== undefined) this.#answer(child, message, ++sends, death);
        if (message.done === nowMs) resolve();
      });
      child.once('exit', () => {
        if (death === undefined) this.faults.push('the process ended by itself');
        resolve();
      });
    });
    child.send({ tick: nowMs });
    if (death?.kind === 'time') setTimeout(() => child.kill('SIGKILL'), death.ms);
    await ended;
    child.removeAllListeners();
    if (death !== undefined) await this.kill();
  }

  /** Ends the process where it has not ended yet: a death that was to come later than the work comes after it. */
  async kill(): Promise<void> {
    const child = await this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  #answer(child: ChildProcess, message: Message, nth: number, death: Death | undefined): void {
    const { platform, channel, key, nowMs } = message;
    this.#platforms.receive({ platform: platform!, channel: channel!, key: key!, atMs: nowMs! });
    const dies = death?.kind === 'send' && death.nth === nth;
    if (!dies || death.answered) child.send({ answered: message.send });
    if (dies) child.kill('SIGKILL');
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(this.#program.file, [this.#url], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env });
    await once(child, 'message');
    return child;
  }
}
