import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runProcesses } from '../support/jobs/four-processes.ts';
import { processesSummary } from '../support/jobs/process-figures.ts';

/**
 * `npm run trial:processes [-- --channels N --seed S --way 5-60]`: two processes that answer and two that send, on one
 * PostgreSQL; a thousand channels of each platform due at once. Each process is killed once and the database restarts.
 * Prints what became of it and ends with 1 where a promise was not kept. Ten thousand channels take about ten minutes.
 */
const { values } = parseArgs({
  options: {
    channels: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    way: { type: 'string' },
    calm: { type: 'boolean', default: false },
  },
});

const [channels, seed] = [Number(values.channels), Number(values.seed)];

const way = values.way?.split('-').map(Number) as [number, number] | undefined;

/** None where only the pace is of interest. */
const troubles = values.calm
  ? {}
  : ({
      'first jobs': [0.1, 0.2],
      'first chat': [0.25, 0.35],
      database: [0.4, 0.5],
      'second chat': [0.55, 0.65],
      'second jobs': [0.65, 0.75],
    } as const);

const end = await runProcesses({
  ...{ channels, seed, troubles, patienceMs: 150_000 },
  ...(way === undefined ? {} : { wayMs: way }),
  say: (what) => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`),
});

const { text, isKept } = processesSummary(end, channels);

const line = way === undefined ? 'a steady line' : `a line of ${way.join(' to ')} ms`;

console.log(
  `\nFour processes on PostgreSQL, ${channels} channels of each platform, ${line}, load ${loadavg()[0]!.toFixed(1)}:`,
);

console.log(text);

process.exitCode = isKept ? 0 : 1;
