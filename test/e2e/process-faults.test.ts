import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A process whose end is prepared as that of the bots is; `then` is what happens to it. */
const prepared = (then: string): string => `
  const { prepareShutdown } = await import('./src/serve.ts');
  const say = (level) => ({ err }, sentence) => console.log(level, sentence, err?.message ?? err);
  prepareShutdown({ error: say('error'), fatal: say('fatal'), warn: say('warn') }).use(async () => {
    console.log('stopped in order');
    await new Promise((resolve) => setImmediate(resolve));
  });
  const afterTurns = (work) => setImmediate(() => setImmediate(work));
  ${then}
`;

/** What it wrote, line by line, and its exit code. */
async function lifeOf(then: string): Promise<{ readonly lines: readonly string[]; readonly code: number | null }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', prepared(then)], { cwd: root });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { lines: output.trim().split('\n'), code };
}

describe('a promise that failed and that nobody waited for', () => {
  test('is logged, and the process lives', async () => {
    const { lines, code } = await lifeOf(`
      void Promise.reject(new Error('forgotten'));
      afterTurns(() => { console.log('alive'); process.exit(0); });
    `);
    expect(lines).toEqual(['error something failed that nobody waited for; Rift goes on forgotten', 'alive']);
    expect(code).toBe(0);
  }, 60_000);

  test('may have failed with something that is no error', async () => {
    const { lines } = await lifeOf(`
      void Promise.reject('only words');
      afterTurns(() => process.exit(0));
    `);
    expect(lines).toEqual(['error something failed that nobody waited for; Rift goes on only words']);
  }, 60_000);
});

describe('an error nobody caught', () => {
  test('is logged, and the process stops in order with code 1', async () => {
    const { lines, code } = await lifeOf(`afterTurns(() => { throw new Error('broken'); });`);
    expect(lines).toEqual(['fatal Rift met a fault it cannot go on from, and ends broken', 'stopped in order']);
    expect(code).toBe(1);
  }, 60_000);

  test('is logged while the process stops, which goes on', async () => {
    const { lines, code } = await lifeOf(`
      setInterval(() => undefined, 60_000); // a signal alone keeps no process
      process.once('SIGTERM', () => process.nextTick(() => { throw new Error('late'); }));
      process.kill(process.pid, 'SIGTERM');
    `);
    expect(lines).toEqual(['stopped in order', 'fatal Rift met a fault it cannot go on from, and ends late']);
    expect(code).toBe(0);
  }, 60_000);
});
