import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loopbackOnly } from './cli/spawn-ask.ts';

const root = new URL('../../', import.meta.url);

/** A process of the real program, and what it wrote. */
export class BotProcess {
  readonly child: ChildProcess;
  output = '';
  code: number | null | undefined;
  readonly #gone: Promise<void>;

  /** @param streams Where the log goes, as a file that is open; to `output` where absent. */
  constructor(environment: Readonly<Record<string, string>>, { log }: { readonly log?: number } = {}) {
    const { PATH = '' } = process.env;
    const env = {
      PATH,
      ...loopbackOnly,
      RIFT_DATA: 'sample',
      DATABASE_URL: 'sqlite::memory:',
      HTTP_PORT: '0',
      ...environment,
    };
    this.child = spawn(process.execPath, [fileURLToPath(new URL('src/main.ts', root))], {
      env,
      cwd: root,
      stdio: ['ignore', 'pipe', log ?? 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data) => (this.output += String(data)));
    this.#gone = new Promise((resolve) =>
      this.child.on('exit', (code) => {
        this.code = code;
        resolve();
      }),
    );
  }

  /** Asks the process to end, as an operator does; gives its exit code, null where it had to be killed. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null | undefined> {
    if (this.code === undefined) {
      this.child.kill(signal);
      await this.#gone;
    }
    return this.code;
  }

  /** Resolves when the process has ended by itself. */
  async ended(): Promise<number | null | undefined> {
    await this.#gone;
    return this.code;
  }
}
