import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { requireNoLeaks, secretsOf } from '../log-leaks.ts';

const project = resolve(import.meta.dirname, '../../..');

const { NODE_COMPILE_CACHE } = process.env;

const compileCache: Readonly<Record<string, string>> = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };

/**
 * What closes the network to a child process: a setting of Node that its own children inherit. What Node has compiled is
 * shared with all others.
 */
export const loopbackOnly = {
  NODE_OPTIONS: `--import ${resolve(project, 'test/support/only-loopback.ts')}`,
  ...compileCache,
};

/** Settings with which a process takes it to be this instant when the settings are made; from there its clock goes on. */
export function clockAt(nowMs: number): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `${loopbackOnly.NODE_OPTIONS} --import ${resolve(project, 'test/support/test-clock.ts')}`,
    TEST_CLOCK_OFF_MS: String(nowMs - Date.now()),
  };
}

/** How a run of the real command ended. */
export interface AskResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `ask` as a process of its own, as a person would, with no settings but these. Nothing it writes may be a secret.
 *
 * @param folder Where it is run; the project where absent.
 * @param reader `leave` shuts the pipe before anything is written to it, as `head` may.
 */
export function spawnAsk(
  argv: readonly string[],
  folder: string = project,
  settings: Readonly<Record<string, string>> = {},
  reader: 'stay' | 'leave' = 'stay',
): Promise<AskResult> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [resolve(project, 'src/main.ts'), 'ask', ...argv], {
    cwd: folder,
    env: { PATH, ...loopbackOnly, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  if (reader === 'leave') child.stdout.destroy();
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const closed = new Promise<number | null>((done, failed) => {
    child.on('error', failed);
    child.on('close', done);
  });
  return closed.then((code) => {
    requireNoLeaks(said.stderr, secretsOf(settings), said.stdout);
    return { code, ...said };
  });
}
