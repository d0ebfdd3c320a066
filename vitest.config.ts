import { defineConfig } from 'vitest/config';

/** What `npm test` and the long trials have in common. */
export const shared = {
  globalSetup: ['test/support/postgres-server.ts'],
  setupFiles: ['test/support/only-loopback.ts', 'test/support/tests-begin.ts'],
  expect: { requireAssertions: true },
  maxWorkers: '100%',
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: { ...shared, include: ['test/**/*.test.ts'], exclude: ['test/live/**', 'test/**/*.long.test.ts'] },
});
