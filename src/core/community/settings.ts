/** What a community has chosen; everything has a sound value before anybody chooses. */
export interface CommunitySettings {
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
  /** Channels in which members are answered; everywhere where empty. */
  readonly channels: readonly string[];
}

/** What holds until somebody chooses otherwise. */
export const usualSettings: CommunitySettings = {
  pair: ['ETH', 'RUT'],
  watched: [['ETH', 'RUT']],
  zone: 'America/New_York',
  theme: 'dark',
  silent: false,
  channels: [],
};

/** Most pairs one community may watch: each is computed for every digest. */
export const MOST_WATCHED = 10;

/**
 * May a message make a sound at this local minute?
 *
 * @param settings Quiet hours and silence.
 * @param minuteOfDay 0 to 1439 in the community's zone.
 * @returns True where it may not.
 * @example isQuiet({ silent: false, quiet: { fromMinute: 1320, untilMinute: 420 } }, 30); // => true
 */
export function isQuiet({ silent, quiet }: Pick<CommunitySettings, 'silent' | 'quiet'>, minuteOfDay: number): boolean {
  if (silent || quiet === undefined) return silent;
  const { fromMinute, untilMinute } = quiet;
  return fromMinute <= untilMinute
    ? minuteOfDay >= fromMinute && minuteOfDay < untilMinute
    : minuteOfDay >= fromMinute || minuteOfDay < untilMinute;
}
