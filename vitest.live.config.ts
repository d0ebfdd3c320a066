import { defineConfig } from 'vitest/config';

/** The services themselves. Needs a network and is never part of `npm test`. */
export default defineConfig({ test: { include: ['test/live/**/*.test.ts'], testTimeout: 60_000 } });
