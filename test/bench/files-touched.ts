import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotProcess } from '../support/bot-process.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import type { Cost } from './measure.ts';

/** Files of ours that one question from Discord may run through. */
const touchedFilesGoal = 120;

const sources = new URL('../../', import.meta.url).href;

const PATIENCE_MS = 60_000;

interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
  }[];
}

/**
 * How many files does a Discord `divergence eth rut` run through? By V8's coverage of the real program, once with the
 * question and once without: a file counts where one of its functions ran more often with it.
 */
export async function benchTouchedFiles(): Promise<Cost> {
  const idle = await callsOf(false);
  const asked = await callsOf(true);
  const touched = [...asked].filter(([key, calls]) => calls > (idle.get(key) ?? 0));
  const files = new Set(touched.map(([key]) => key.split(' ')[0])).size;
  const what = 'source files a Discord divergence runs through';
  return { what, median: files, p95: files, cpu: undefined, goal: touchedFilesGoal, unit: 'files' };
}

/** How often each function of ours was called from the start of the program to its end. */
async function callsOf(withQuestion: boolean): Promise<Map<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'rift-coverage-'));
  try {
    await runBot(folder, withQuestion);
    return callsIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runBot(coverage: string, withQuestion: boolean): Promise<void> {
  const discord = new DiscordStandIn();
  await discord.start();
  const bot = new BotProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    NODE_V8_COVERAGE: coverage,
  });
  try {
    await discord.changes.until('the commands', () => discord.commands.length > 0, PATIENCE_MS);
    const options = { subject: 'eth', benchmark: 'rut' };
    if (withQuestion) await discord.answered(discord.slash({ command: 'divergence', options }), PATIENCE_MS);
  } finally {
    await bot.stop();
    await discord.stop();
  }
}

/** Calls by file and place, all threads together. V8 gives the body of a module as its first function: that only loads. */
function callsIn(folder: string): Map<string, number> {
  const calls = new Map<string, number>();
  for (const file of readdirSync(folder)) {
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { result: readonly ScriptCoverage[] };
    for (const { url, functions } of result.filter(isOurs)) {
      for (const { ranges } of functions.slice(1)) {
        const [{ startOffset, count } = { startOffset: 0, count: 0 }] = ranges;
        const key = `${url} ${startOffset}`;
        calls.set(key, (calls.get(key) ?? 0) + count);
      }
    }
  }
  return calls;
}

function isOurs({ url }: ScriptCoverage): boolean {
  return ['src/', 'commands/'].some((room) => url.startsWith(`${sources}${room}`));
}
