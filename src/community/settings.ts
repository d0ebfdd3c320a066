import { UserError } from '../errors.ts';
import { resolvePair, unresolvedError } from '../market/resolve.ts';
import type { MarketData, Pair } from '../market/ports.ts';
import { clockTime, DEFAULT_NUMBER_STYLE, findNumberStyles, numberStyleText } from '../messages/format.ts';
import { msg, type Reader, type Text } from '../messages/text.ts';

/** What a channel may have otherwise than the rest of its community. */
export interface ChannelSettings {
  /** What a question without markets is about: subject, benchmark. */
  readonly pair: readonly [string, string];
  /** Pairs the digest and the radar look at. */
  readonly watched: readonly (readonly [string, string])[];
  /** IANA name. */
  readonly zone: string;
  readonly theme: 'dark' | 'light';
  /** Local minutes of the day between which messages make no sound; from a later to an earlier one spans midnight. */
  readonly quiet?: { readonly fromMinute: number; readonly untilMinute: number };
  /** True where no message ever makes a sound. */
  readonly silent: boolean;
  /** The style of numbers and dates: a BCP 47 tag, or `usual`. */
  readonly numbers: string;
  /** In which language Rift answers; `usual` is that of whoever asks, and English where nobody does. */
  readonly language: Reader['language'] | 'usual';
}

/** What a community has chosen; everything has a sound value before anybody chooses. */
export interface CommunitySettings extends ChannelSettings {
  /** Channels in which members are answered; everywhere where empty. */
  readonly channels: readonly string[];
  /** Channels in which they are not, whatever else holds. */
  readonly excluded?: readonly string[];
  /** Whoever holds this role may configure, beside those whom the platform itself lets: `discord:55`. */
  readonly managerRole?: string;
  /** What single channels have otherwise, by channel. */
  readonly byChannel: Readonly<Record<string, Partial<ChannelSettings>>>;
}

/** What holds until somebody chooses otherwise. */
export const defaultSettings: CommunitySettings = {
  pair: ['ETH', 'RUT'],
  watched: [['ETH', 'RUT']],
  zone: 'America/New_York',
  theme: 'dark',
  silent: false,
  numbers: DEFAULT_NUMBER_STYLE,
  language: 'usual',
  channels: [],
  byChannel: {},
};

/** Most pairs one community may watch: each is computed for every digest. */
export const MAX_WATCHED = 10;

/**
 * What holds in a community that has chosen nothing?
 *
 * @param community Its id; pictures on Telegram are light, because most of its readers see them on white.
 * @example defaultSettingsOf('telegram:-5').theme; // => 'light'
 */
export function defaultSettingsOf(community: string): CommunitySettings {
  return community.startsWith('telegram:') ? { ...defaultSettings, theme: 'light' } : defaultSettings;
}

/**
 * What holds in one channel: its own choices over those of its community.
 *
 * @example settingsForChannel({ ...defaultSettings, byChannel: { 'discord:7': { theme: 'light' } } }, 'discord:7').theme; // => 'light'
 */
export function settingsForChannel(settings: CommunitySettings, channel: string): CommunitySettings {
  return { ...settings, ...settings.byChannel[channel] };
}

/**
 * The settings with other choices for one channel.
 *
 * @param chosen What the channel has of its own from now on; undefined where it is to be like the rest again.
 * @example Object.keys(withChannelSettings(defaultSettings, 'discord:7', { silent: true }).byChannel); // => ['discord:7']
 */
export function withChannelSettings(
  settings: CommunitySettings,
  channel: string,
  chosen: Partial<ChannelSettings> | undefined,
): CommunitySettings {
  const { [channel]: _, ...others } = settings.byChannel;
  return { ...settings, byChannel: chosen === undefined ? others : { ...others, [channel]: chosen } };
}

/**
 * May a message make a sound at this local minute?
 *
 * @param settings Quiet hours and silence; quiet from a minute until the same one is never.
 * @param minuteOfDay 0 to 1439 in the community's zone.
 * @returns True where it may not.
 * @example isQuiet({ silent: false, quiet: { fromMinute: 1320, untilMinute: 420 } }, 30); // => true
 */
export function isQuiet({ silent, quiet }: Pick<ChannelSettings, 'silent' | 'quiet'>, minuteOfDay: number): boolean {
  if (silent || quiet === undefined) return silent;
  const { fromMinute, untilMinute } = quiet;
  return fromMinute <= untilMinute
    ? minuteOfDay >= fromMinute && minuteOfDay < untilMinute
    : minuteOfDay >= fromMinute || minuteOfDay < untilMinute;
}

/** Who says which markets there are, and whether their prices are invented. */
type Carrier = Pick<MarketData, 'catalogue' | 'simulated'>;

/**
 * Which pairs does a list name?
 *
 * @param market Whose markets they are.
 * @param text Pairs apart by commas, each as people write it: `ETH/RUT, BTC vs gold`.
 * @returns One to ten pairs in the order given, each once.
 * @throws UserError where a part is no pair, or there are too many.
 */
export function readPairs(market: Carrier, text: string): Pair[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const pairs = parts.map((part) => readPair(part, market));
  const different = [
    ...new Map(pairs.map((pair) => [`${pair.subject.symbol}/${pair.benchmark.symbol}`, pair])).values(),
  ];
  if (different.length >= 1 && different.length <= MAX_WATCHED) return different;
  throw new UserError(msg('settings.pairCount', { most: MAX_WATCHED }));
}

function readPair(text: string, market: Carrier): Pair {
  const resolution = resolvePair(market.catalogue(), text);
  if (resolution.kind === 'resolved') return resolution.pair;
  if (resolution.kind === 'single')
    throw new UserError(msg('settings.oneMarket', { symbol: resolution.symbol.symbol }));
  throw unresolvedError(resolution, market.simulated);
}

/** Cities people name that the zone database files under another one. */
const OTHER_CITIES: Readonly<Record<string, string>> = {
  munich: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  basel: 'Europe/Zurich',
  milan: 'Europe/Rome',
  barcelona: 'Europe/Madrid',
  edinburgh: 'Europe/London',
  manchester: 'Europe/London',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  'las vegas': 'America/Los_Angeles',
  boston: 'America/New_York',
  washington: 'America/New_York',
  miami: 'America/New_York',
  atlanta: 'America/New_York',
  philadelphia: 'America/New_York',
  houston: 'America/Chicago',
  dallas: 'America/Chicago',
  austin: 'America/Chicago',
  montreal: 'America/Toronto',
  ottawa: 'America/Toronto',
  'rio de janeiro': 'America/Sao_Paulo',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  'new delhi': 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  'abu dhabi': 'Asia/Dubai',
  'tel aviv': 'Asia/Jerusalem',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
  kolkata: 'Asia/Kolkata',
  kyiv: 'Europe/Kiev',
  utc: 'UTC',
  gmt: 'UTC',
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_\s]+/gu, ' ')
    .trim();

/** Lower is better: the city itself, its beginning, then anywhere in the name. */
function distance(zone: string, typed: string): number {
  const whole = plain(zone);
  const city = whole.slice(whole.lastIndexOf('/') + 1);
  if (whole === typed || city === typed) return 0;
  if (city.startsWith(typed)) return 1;
  return whole.includes(typed) ? 2 : Infinity;
}

/**
 * Which time zones may a person mean by the name of a city?
 *
 * @param typed A city or an IANA name, in any case; accents do not matter.
 * @param most How many to offer.
 * @returns IANA names, best first; empty where nothing fits.
 * @example findZones('lord howe'); // => ['Australia/Lord_Howe']
 */
export function findZones(typed: string, most = 10): string[] {
  const name = plain(typed);
  if (name === '') return [];
  const known = OTHER_CITIES[name];
  const ranked = Intl.supportedValuesOf('timeZone')
    .map((zone) => ({ zone, far: distance(zone, name) }))
    .filter(({ far }) => far < Infinity)
    .sort((a, b) => a.far - b.far || (a.zone < b.zone ? -1 : 1));
  return [...new Set([...(known === undefined ? [] : [known]), ...ranked.map(({ zone }) => zone)])].slice(0, most);
}

/** What somebody wants changed, as they put it; what is absent stays. */
export interface SettingsRequest {
  /** A city, or an IANA name. */
  readonly zone?: string | undefined;
  readonly pair?: string | undefined;
  /** Those watched. */
  readonly pairs?: string | undefined;
  readonly theme?: ChannelSettings['theme'] | undefined;
  /** Hours from 0 to 23. */
  readonly quietFrom?: number | undefined;
  readonly quietUntil?: number | undefined;
  readonly quiet?: 'off' | undefined;
  readonly sound?: 'on' | 'off' | undefined;
  readonly numbers?: string | undefined;
  readonly language?: ChannelSettings['language'] | undefined;
}

/** Settings that were chosen, and each in words for who reads up what was changed. */
export interface ResolvedSettings {
  readonly chosen: Partial<ChannelSettings>;
  readonly words: readonly Text[];
}

/**
 * Which settings does somebody mean?
 *
 * @param now What holds: quiet hours of which one end is named keep the other.
 * @param market Whose markets the pairs are of.
 * @returns What is changed, with words; nothing where nothing was wished.
 * @throws UserError where a pair is none, a zone or a style is not found, or one end of quiet hours is missing.
 * @example resolveSettings({ theme: 'light' }, {}, { catalogue: () => [], simulated: true }).chosen; // => { theme: 'light' }
 */
export function resolveSettings(
  request: SettingsRequest,
  now: Pick<ChannelSettings, 'quiet'>,
  market: Carrier,
): ResolvedSettings {
  const choices = [
    zoneOf(request),
    pairOf(request, market),
    watchedOf(request, market),
    themeOf(request),
    soundOf(request),
    quietOf(request, now),
    numbersOf(request),
    languageOf(request),
  ].filter((choice) => choice !== undefined);
  const chosen = choices.reduce<Partial<ChannelSettings>>((all, choice) => ({ ...all, ...choice.chosen }), {});
  return { chosen, words: choices.flatMap(({ words }) => words) };
}

function zoneOf({ zone: city }: SettingsRequest): ResolvedSettings | undefined {
  if (city === undefined) return undefined;
  const [zone] = findZones(city);
  if (zone !== undefined) return { chosen: { zone }, words: [msg('settings.zoneChosen', { zone })] };
  throw new UserError(msg('settings.noZone'), ['settings berlin', 'settings "new york"']);
}

function pairOf({ pair }: SettingsRequest, market: Carrier): ResolvedSettings | undefined {
  if (pair === undefined) return undefined;
  const [first] = namesOf(pair, market);
  return { chosen: { pair: first! }, words: [msg('settings.pairChosen', { pair: first!.join('/') })] };
}

function watchedOf({ pairs: watched }: SettingsRequest, market: Carrier): ResolvedSettings | undefined {
  if (watched === undefined) return undefined;
  const names = namesOf(watched, market);
  return {
    chosen: { watched: names },
    words: [msg('settings.watchedChosen', { pairs: names.map((pair) => pair.join('/')).join(', ') })],
  };
}

function namesOf(text: string, market: Carrier): (readonly [string, string])[] {
  const pairs = readPairs(market, text).map(({ subject, benchmark }) => [subject.symbol, benchmark.symbol] as const);
  return pairs.slice(0, MAX_WATCHED);
}

function themeOf({ theme }: SettingsRequest): ResolvedSettings | undefined {
  return theme && { chosen: { theme }, words: [msg('settings.themeChosen', { theme })] };
}

function soundOf({ sound }: SettingsRequest): ResolvedSettings | undefined {
  return sound && { chosen: { silent: sound === 'off' }, words: [msg('settings.soundChosen', { sound })] };
}

/** Quiet from a minute until the same one is never: so a channel can be without the quiet hours of the rest. */
const NEVER_QUIET = { fromMinute: 0, untilMinute: 0 };

function quietOf(
  { quiet, quietFrom, quietUntil }: SettingsRequest,
  now: Pick<ChannelSettings, 'quiet'>,
): ResolvedSettings | undefined {
  if (quiet === 'off') return { chosen: { quiet: NEVER_QUIET }, words: [msg('settings.noQuiet')] };
  if (quietFrom === undefined && quietUntil === undefined) return undefined;
  const fromMinute = quietFrom === undefined ? now.quiet?.fromMinute : quietFrom * 60;
  const untilMinute = quietUntil === undefined ? now.quiet?.untilMinute : quietUntil * 60;
  if (fromMinute === undefined || untilMinute === undefined)
    throw new UserError(msg('settings.quietEnds'), ['settings quiet_from:22 quiet_until:7']);
  const words = msg('settings.quietChosen', { from: clockTime(fromMinute), until: clockTime(untilMinute) });
  return { chosen: { quiet: { fromMinute, untilMinute } }, words: [words] };
}

function numbersOf({ numbers }: SettingsRequest): ResolvedSettings | undefined {
  if (numbers === undefined) return undefined;
  const [style] = findNumberStyles(numbers);
  if (style !== undefined)
    return { chosen: { numbers: style }, words: [msg('settings.numbersChosen', { style: numberStyleText(style) })] };
  throw new UserError(msg('settings.noLanguage'), ['settings numbers:de-DE', 'settings numbers:usual']);
}

function languageOf({ language }: SettingsRequest): ResolvedSettings | undefined {
  return language && { chosen: { language }, words: [msg('settings.languageChosen', { language })] };
}
