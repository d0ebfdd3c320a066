import { defineConfig } from 'vitest/config';
import { shared } from './vitest.config.ts';

/**
 * The trials that take minutes, a year with its kills, thousands of channels, and those that wait for limits and deadlines of
 * real processes to run out. `.ci/run` runs them after `npm test`.
 */
export default defineConfig({ test: { ...shared, include: ['test/**/*.long.test.ts'] } });
