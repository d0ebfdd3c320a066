import type { DailyBar, Provider } from '../../ports.ts';
import { DAY_MS, HOUR_MS } from '../epoch-day.ts';
import type { MarketSymbol } from '../symbol.ts';
import { askSource, collectRows, isSourceError } from './ask-source.ts';
import type { LiveContext } from './live-context.ts';

const COMPARED_DAYS = 10;
/** Closes of one day that differ by more than this part are said. */
const NOTICEABLE_PART = 0.01;
const COMPARE_EVERY_MS = 20 * HOUR_MS;

/**
 * Do two sources agree about the last days of a symbol? What comes out is kept and said with the next answers.
 *
 * Compares the daily closes of at most ten days, at most once in 20 hours. Where the second source cannot answer nothing is
 * kept.
 *
 * @param first The source that is answered from; its bars are stored.
 * @param second Another one.
 * @see ANALYTICS.md 1.7
 */
export async function compareSources(
  live: LiveContext,
  symbol: MarketSymbol,
  first: Provider,
  second: Provider,
): Promise<void> {
  const last = await live.store.comparison(symbol.symbol);
  if (last && live.now() - last.atMs < COMPARE_EVERY_MS) return;
  const key = { symbol: symbol.symbol, source: first.facts.name, timeframe: 'day' } as const;
  try {
    const theirs = await askSource(live, second, () =>
      collectRows(second.dailyBars!(symbol, { fromMs: live.now() - COMPARED_DAYS * DAY_MS })),
    );
    const ours = await live.store.lastBars(key, COMPARED_DAYS);
    const sentence = differenceSentence(symbol, [first, second], ours, theirs);
    if (theirs.length > 0) await live.store.noteComparison({ symbol: symbol.symbol, atMs: live.now(), sentence });
  } catch (error) {
    if (!isSourceError(error)) throw error;
  }
}

function differenceSentence(
  { symbol }: MarketSymbol,
  [first, second]: readonly [Provider, Provider],
  ours: readonly DailyBar[],
  theirs: readonly DailyBar[],
): string {
  const closes = new Map(theirs.map((bar) => [bar.date, bar.close]));
  const differences = ours.map(({ date, close }) => ({
    date,
    part: Math.abs((closes.get(date) ?? close) / close - 1),
  }));
  const largest = differences.toSorted((a, b) => b.part - a.part)[0];
  if (!largest || largest.part <= NOTICEABLE_PART) return '';
  const percent = (100 * largest.part).toFixed(1);
  return `${first.facts.title} and ${second.facts.title} differ by ${percent} % on ${symbol} at the close of ${largest.date}.`;
}
