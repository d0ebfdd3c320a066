import { afterEach } from 'vitest';
import { newSqlite } from '../databases.ts';
import { madeMarkets } from '../made-prices.ts';
import { type StandInSources, startSources } from '../stand-in-sources.ts';
import { type AskResult, clockAt, spawnAsk } from './spawn-ask.ts';

/** A question about live prices. */
export const liveQuestion = ['divergence ETH IWM', '--data', 'live'];

/** An hour, a day and a session have just begun nowhere near it, whenever the tests run. */
export const liveNowMs = Date.parse('2026-06-25T12:20:00Z');

export const livePrices = madeMarkets('2025-04-01', liveNowMs);

/** Sources of prices on this machine, and a program that knows no others. */
export interface LiveWorld {
  readonly sources: StandInSources;
  /** Settings of a process in it. */
  readonly services: Readonly<Record<string, string>>;
  /** Asks the question in a process of its own; the database is the same each time. */
  readonly ask: () => Promise<AskResult>;
}

const opened: StandInSources[] = [];

/** Opens one with an empty database; a file that does so calls `closeWorlds`. */
export async function openWorld(): Promise<LiveWorld> {
  const sources = await startSources(livePrices);
  opened.push(sources);
  const services = {
    DATABASE_URL: newSqlite(),
    CCXT_API_URL: sources.url,
    YAHOO_API_URL: sources.url,
    COINMETRICS_API_URL: sources.url,
    ...clockAt(liveNowMs),
  };
  return { sources, services, ask: () => spawnAsk(liveQuestion, undefined, services) };
}

/** Closes after each test what it opened. */
export function closeWorlds(): void {
  afterEach(async () => {
    for (const sources of opened.splice(0)) await sources.close();
  });
}
