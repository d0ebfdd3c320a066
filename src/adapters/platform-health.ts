/**
 * How a platform is doing. `refused` is final: the token or the set-up is wrong and no waiting will help;
 * `connecting` is being tried again by itself.
 */
export interface PlatformHealth {
  readonly platform: 'discord' | 'telegram';
  readonly state: 'up' | 'connecting' | 'refused' | 'stopped';
  /** One sentence for the operator. */
  readonly sentence: string;
  /** How often something happened since the start, by name. */
  readonly counts: Readonly<Record<string, number>>;
}
