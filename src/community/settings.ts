import { DEFAULT_NUMBER_STYLE } from '../messages/format.ts';

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
}

/** What a community has chosen; everything has a sound value before anybody chooses. */
export interface CommunitySettings extends ChannelSettings {
  /** Channels in which members are answered; everywhere where empty. */
  readonly channels: readonly string[];
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
