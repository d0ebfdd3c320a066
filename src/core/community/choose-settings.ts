import { findZones } from '../digest/find-zones.ts';
import { UserError } from '../errors.ts';
import { readPairs } from '../market/read-pairs.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import { clockTime } from '../wording/clock-time.ts';
import { findNumberStyles, numberStyleName } from '../wording/find-number-styles.ts';
import { MOST_WATCHED, type ChannelSettings } from './settings.ts';

/** What somebody wants changed, as they put it; what is absent stays. */
export interface Wish {
  readonly city?: string | undefined;
  readonly pair?: string | undefined;
  readonly watched?: string | undefined;
  readonly theme?: ChannelSettings['theme'] | undefined;
  /** Hours from 0 to 23. */
  readonly quietFrom?: number | undefined;
  readonly quietUntil?: number | undefined;
  readonly quiet?: 'off' | undefined;
  readonly sound?: 'on' | 'off' | undefined;
  readonly numbers?: string | undefined;
}

/** Settings that were chosen, and each in words for who reads up what was changed. */
export interface Choice {
  readonly chosen: Partial<ChannelSettings>;
  readonly words: readonly string[];
}

/**
 * Which settings does somebody mean?
 *
 * @param now What holds: quiet hours of which one end is named keep the other.
 * @param catalogue What the source carries, for the pairs.
 * @returns What is changed, with words; nothing where nothing was wished.
 * @throws UserError where a pair is none, a zone or a style is not found, or one end of quiet hours is missing.
 * @example chooseSettings({ theme: 'light' }, {}, []).words; // => ['light pictures']
 */
export function chooseSettings(
  wish: Wish,
  now: Pick<ChannelSettings, 'quiet'>,
  catalogue: readonly MarketSymbol[],
): Choice {
  const choices = [
    zoneOf(wish),
    pairOf(wish, catalogue),
    watchedOf(wish, catalogue),
    themeOf(wish),
    soundOf(wish),
    quietOf(wish, now),
    numbersOf(wish),
  ].filter((choice) => choice !== undefined);
  const chosen = choices.reduce<Partial<ChannelSettings>>((all, choice) => ({ ...all, ...choice.chosen }), {});
  return { chosen, words: choices.flatMap(({ words }) => words) };
}

function zoneOf({ city }: Wish): Choice | undefined {
  if (city === undefined) return undefined;
  const [zone] = findZones(city);
  if (zone !== undefined) return { chosen: { zone }, words: [`zone ${zone}`] };
  throw new UserError('No time zone goes by that name; name a large city in it, for example settings berlin.', [
    'settings berlin',
    'settings "new york"',
  ]);
}

function pairOf({ pair }: Wish, catalogue: readonly MarketSymbol[]): Choice | undefined {
  if (pair === undefined) return undefined;
  const [first] = namesOf(pair, catalogue);
  return { chosen: { pair: first! }, words: [`usual pair ${first!.join('/')}`] };
}

function watchedOf({ watched }: Wish, catalogue: readonly MarketSymbol[]): Choice | undefined {
  if (watched === undefined) return undefined;
  const pairs = namesOf(watched, catalogue);
  return { chosen: { watched: pairs }, words: [`watched ${pairs.map((pair) => pair.join('/')).join(', ')}`] };
}

function namesOf(text: string, catalogue: readonly MarketSymbol[]): (readonly [string, string])[] {
  const pairs = readPairs(catalogue, text).map(({ subject, benchmark }) => [subject.symbol, benchmark.symbol] as const);
  return pairs.slice(0, MOST_WATCHED);
}

function themeOf({ theme }: Wish): Choice | undefined {
  return theme && { chosen: { theme }, words: [`${theme} pictures`] };
}

function soundOf({ sound }: Wish): Choice | undefined {
  return sound && { chosen: { silent: sound === 'off' }, words: [`sound ${sound}`] };
}

/** Quiet from a minute until the same one is never: so a channel can be without the quiet hours of the rest. */
const NEVER_QUIET = { fromMinute: 0, untilMinute: 0 };

function quietOf({ quiet, quietFrom, quietUntil }: Wish, now: Pick<ChannelSettings, 'quiet'>): Choice | undefined {
  if (quiet === 'off') return { chosen: { quiet: NEVER_QUIET }, words: ['no quiet hours'] };
  if (quietFrom === undefined && quietUntil === undefined) return undefined;
  const fromMinute = quietFrom === undefined ? now.quiet?.fromMinute : quietFrom * 60;
  const untilMinute = quietUntil === undefined ? now.quiet?.untilMinute : quietUntil * 60;
  if (fromMinute === undefined || untilMinute === undefined)
    throw new UserError('Quiet hours need both ends, for example settings quiet_from:22 quiet_until:7.', [
      'settings quiet_from:22 quiet_until:7',
    ]);
  const words = `quiet from ${clockTime(fromMinute)} to ${clockTime(untilMinute)}`;
  return { chosen: { quiet: { fromMinute, untilMinute } }, words: [words] };
}

function numbersOf({ numbers }: Wish): Choice | undefined {
  if (numbers === undefined) return undefined;
  const [style] = findNumberStyles(numbers);
  if (style !== undefined) return { chosen: { numbers: style }, words: [`numbers ${numberStyleName(style)}`] };
  throw new UserError(
    'No language goes by that name; name one such as German, or a tag such as de-DE; usual takes it back.',
    ['settings numbers:de-DE', 'settings numbers:usual'],
  );
}
