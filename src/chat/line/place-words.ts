import type { OptionSpec } from '../command.ts';
import { readAt } from './read-at.ts';
import { marketAt, marketBounds, standsBetween } from './read-markets.ts';
import { looksLike, readValue, type ScalarSpec } from './read-value.ts';
import { isMarketSpec, optionsOf, type Reading } from './reading.ts';
import type { Word } from './words-of.ts';

const fillers = new Set([
  'of',
  'from',
  'for',
  'over',
  'in',
  'on',
  'at',
  'a',
  'd',
  'day',
  'days',
  'session',
  'sessions',
]);

/** Gives each word to the first option, in declared order, that it fits; returns the runs of words that fit none. */
export function placeWords(reading: Reading, words: readonly Word[]): Word[][] {
  const unplaced: Word[][] = [];
  let run: Word[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at]!;
    const taken = placeAt(reading, words, at, run.length > 0);
    if (taken === 0 && !standsBetween(word) && !fillers.has(word.text.toLowerCase())) {
      if (run.length === 0) unplaced.push(run);
      run.push(word);
    } else run = [];
    at += Math.max(1, taken);
  }
  return unplaced;
}

/** How many words from `at` on an option took. */
function placeAt(reading: Reading, words: readonly Word[], at: number, afterUnknown: boolean): number {
  for (const [name, spec] of optionsOf(reading)) {
    if (reading.named.has(name) || spec.kind === 'text') continue;
    const taken = isMarketSpec(spec)
      ? placeMarket(reading, name, marketBounds(spec).max, words, at)
      : placeScalar(reading, name, spec, words[at]!, afterUnknown);
    if (taken > 0) return taken;
  }
  return 0;
}

function placeMarket(reading: Reading, name: string, most: number, words: readonly Word[], at: number): number {
  const markets = reading.markets.get(name) ?? [];
  const found = markets.length < most ? marketAt(words, at, reading.find) : undefined;
  if (found === undefined) return 0;
  reading.markets.set(name, [...markets, found.market]);
  return found.count;
}

function placeScalar(reading: Reading, name: string, spec: ScalarSpec, word: Word, afterUnknown: boolean): number {
  const before = reading.values.get(name);
  if (!looksLike(word.text, name, spec) || (before !== undefined && spec.kind !== 'dates')) return 0;
  // "russel 2000": a number that cannot be meant for the option belongs to the name that was misspelt before it.
  if (afterUnknown && spec.kind === 'integer' && !isWithin(word.text, spec)) return 0;
  const value = readAt(reading.line, word, () => readValue(word.text, name, spec));
  reading.values.set(
    name,
    spec.kind === 'dates' ? [...((before as string[] | undefined) ?? []), ...(value as string[])] : value,
  );
  return 1;
}

function isWithin(text: string, spec: Extract<OptionSpec, { kind: 'integer' }>): boolean {
  const value = Number.parseInt(text, 10);
  return value >= spec.min && value <= spec.max;
}
