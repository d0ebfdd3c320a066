import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Programs that tests start, and the workers of the tests themselves, share what Node has compiled. */
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'rift-compile-cache');

/** What `npm test` and the long trials have in common. */
export const shared = {
  globalSetup: ['test/support/run-folder.ts', 'test/support/postgres-server.ts'],
  setupFiles: ['test/support/only-loopback.ts', 'test/support/tests-begin.ts'],
  expect: { requireAssertions: true },
  /** One more than there are cores: some files wait for limits and deadlines to run out, and use none meanwhile. */
  maxWorkers: availableParallelism() + 1,
  sequence: { sequencer: LongestFirst },
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    ...shared,
    isolate: false, // files leave nothing behind; they share a process, and load the project once
    include: ['test/**/*.test.ts'],
    exclude: ['test/live/**', 'test/**/*.long.test.ts'],
  },
});
