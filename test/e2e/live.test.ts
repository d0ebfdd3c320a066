import { describe, expect, test } from 'vitest';
import { closeWorlds, openWorld } from '../support/cli/live-world.ts';

describe('The program with live prices', () => {
  closeWorlds();

  test('answers on an empty database, at first from the end of the UTC day', async () => {
    const { ask } = await openWorld();
    const { code, stdout } = await ask();
    expect(code).toBe(0);
    expect(stdout).toContain('approximate close');
  });

  test('answers from the store when the services are gone, and says when it was fetched', async () => {
    const { sources, ask } = await openWorld();
    await ask();
    await sources.close();
    const { code, stdout } = await ask();
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/IWM: Yahoo Finance IWM, fetched 2026-06-25 12:\d\d UTC/);
  });
});
