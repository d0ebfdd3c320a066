import { expect, test } from 'vitest';
import { runProcesses } from '../support/jobs/four-processes.ts';
import { processesSummary } from '../support/jobs/process-figures.ts';

const channels = 150;

/** `npm run trial:processes` does it with more channels, and waits for what the dead had claimed. */
test('four processes on one database double nothing and lose nothing while they are killed and it restarts', async () => {
  const happened: string[] = [];
  const end = await runProcesses({
    ...{ channels, seed: 3, wayMs: [5, 60], patienceMs: 4_000 },
    troubles: { 'first chat': [0.05, 0.1], database: [0.2, 0.3], 'second jobs': [0.5, 0.6] },
    say: (what) => happened.push(what),
  });
  const { text, isKept } = processesSummary(end, channels, false);
  expect(isKept, `${happened.join('\n')}\n${text}`).toBe(true);
}, 300_000);
