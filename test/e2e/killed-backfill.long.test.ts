import { type ChildProcess, spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { DailyBar, SeriesState } from '../../src/market/ports.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { databases } from '../support/databases.ts';

const NOW_MS = Date.parse('2026-06-24T22:00:00Z');

const FROM = '2018-01-01';

const KILLS = 20;

const PAGES_A_RUN = 40;

const LONGEST_DELAY_MS = 6;

const script = new URL('../support/load-history.ts', import.meta.url).pathname;

interface Load {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
}

function load(databaseUrl: string): Load {
  const child = spawn(process.execPath, [script, databaseUrl, String(NOW_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  return { child, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

/** Starts a load and kills it without warning, a moment after it has asked for this many pages; false where it was done. */
async function killedAfter(pages: number, delayMs: number, databaseUrl: string): Promise<boolean> {
  const { child, ended } = load(databaseUrl);
  let asked = 0;
  child.stdout!.on('data', (dots: Buffer) => {
    asked += dots.length;
    if (asked >= pages) setTimeout(() => child.kill('SIGKILL'), delayMs);
  });
  return (await ended) === null;
}

async function stored(databaseUrl: string) {
  const database = await openDatabase(databaseUrl);
  const store = createBarStore(database);
  const states = await store.series('ETH');
  const read = async (timeframe: 'day' | 'close'): Promise<readonly DailyBar[]> =>
    store.lastBars({ symbol: 'ETH', source: 'made', timeframe }, 9_999);
  const [days, closes] = [await read('day'), await read('close')];
  await database.close();
  return { closesState: states.find(({ timeframe }) => timeframe === 'close'), days, closes };
}

/** The sessions a history of closes must hold if everything up to its mark is there. */
const sessionsThrough = (state: SeriesState | undefined): string[] =>
  nyseCalendar
    .between(FROM, '2026-06-24')
    .filter(({ closeMs }) => closeMs <= (state?.watermarkMs ?? 0))
    .map(({ date }) => date);

describe.each(databases)('A load that is killed, on $name', ({ newUrl }) => {
  test(`at ${KILLS} random moments loses, repeats and breaks no bar`, { timeout: 300_000 }, async () => {
    const undisturbed = await newUrl();
    expect(await load(undisturbed).ended).toBe(0);
    const whole = await stored(undisturbed);
    expect(whole.closes.map(({ date }) => date)).toEqual(sessionsThrough(whole.closesState));

    let databaseUrl = await newUrl();
    for (let kills = 0; kills < KILLS;) {
      const killed = await killedAfter(1 + Math.random() * PAGES_A_RUN, Math.random() * LONGEST_DELAY_MS, databaseUrl);
      const left = await stored(databaseUrl);
      expect(left.closes.map(({ date }) => date)).toEqual(sessionsThrough(left.closesState));
      expect(left.closes).toEqual(whole.closes.slice(0, left.closes.length));
      expect([0, whole.days.length]).toContain(left.days.length);
      if (killed) kills++;
      else databaseUrl = await newUrl(); // everything was there before the kill came: begin anew
    }

    expect(await load(databaseUrl).ended).toBe(0);
    expect(await stored(databaseUrl)).toEqual(whole);
  });
});
