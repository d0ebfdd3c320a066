import { expect, test } from 'vitest';
import { chaosSummary, runChaos } from '../support/chaos/run.ts';
import { databases } from '../support/databases.ts';

/** `npm run trial:chaos` does it for twenty minutes. */
const minutes = 1.5;

test('while everything outside goes wrong no process dies, no digest is doubled, no confirmed change is lost', async () => {
  const [, { newUrl }] = databases;
  const happened: string[] = [];
  const postgresUrl = await newUrl();
  const end = await runChaos({ minutes, seed: 7, postgresUrl, say: (what) => happened.push(what) });
  const { text, isKept } = chaosSummary(end);
  expect(isKept, `${text}\n${happened.join('\n')}`).toBe(true);
}, 900_000);
