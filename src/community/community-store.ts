import type { AlertState } from '../alerts/alert-state.ts';
import { UserError } from '../errors.ts';
import { msg, type Text } from '../messages/text.ts';
import type { DeliveryState, StructuredInput } from './delivery-queue.ts';
import { digestSections, localMinute, type Subscription, type SubscriptionPlan } from './schedule.ts';
import { type ChannelSettings, type CommunitySettings, defaultSettingsOf, withChannelSettings } from './settings.ts';

/** Who wants something changed, and whether they may. */
export interface ConfiguringActor {
  readonly person: string;
  readonly community: string;
  readonly moderator: boolean;
  /** A moderator only through the role the community named: who may configure is not theirs to say. */
  readonly byRole?: true;
  /** A moderator of this one channel alone, as who manages a Telegram topic. */
  readonly onlyIn?: string;
}

/** One line of who changed what. */
export interface ChangeRecord {
  readonly atMs: number;
  readonly person: string;
  /** What was done, as a sentence fragment: `zone Europe/Berlin`. */
  readonly what: Text;
}

/** One line of what became of a digest or an alert. */
export interface DeliveryRecord {
  readonly dueMs: number;
  readonly state: DeliveryState;
  /** Why it was not sent; absent where it was. */
  readonly reason?: Text;
}

/** Settings as they are to stand, and what is new about them as a sentence fragment. */
export interface SettingsChange {
  readonly settings: CommunitySettings;
  readonly what: Text;
}

/** What is new or changed about a subscription. */
export interface SubscriptionDraft {
  /** Absent for a new one, which takes the place of one that would say the same in this channel. */
  readonly id?: string;
  readonly channel: string;
  readonly plan: SubscriptionPlan;
  /** When it is looked at next, epoch ms; absent where never. */
  readonly nextDueMs?: number | undefined;
  /** Where a new alert stands. */
  readonly alertState?: AlertState;
  /** What is chosen along with it; both are saved or neither is. */
  readonly settings?: (now: CommunitySettings) => SettingsChange;
}

/**
 * What communities have set up, and who changed it. Everything that changes something refuses with a `UserError` an
 * actor who is no moderator, what is beyond their reach, and an id of another community; it writes down who did what, and
 * can be undone once.
 */
export interface CommunityStore {
  settings(community: string): Promise<CommunitySettings>;
  /**
   * Changes the settings as they stand at that moment, whoever else is changing them; what stands afterwards.
   *
   * @param change May be called more than once, and may refuse by throwing a `UserError`.
   */
  changeSettings(
    actor: ConfiguringActor,
    change: (now: CommunitySettings) => SettingsChange,
  ): Promise<CommunitySettings>;
  subscriptions(community: string): Promise<readonly Subscription[]>;
  /** What became of a subscription's latest deliveries, the newest first; nothing of another community's. */
  deliveries(community: string, subscription: string, most: number): Promise<readonly DeliveryRecord[]>;
  /** The id it was saved under. A pause is lifted by saving. */
  saveSubscription(actor: ConfiguringActor, draft: SubscriptionDraft, what: Text): Promise<string>;
  removeSubscription(actor: ConfiguringActor, id: string, what: Text): Promise<void>;
  /**
   * What would go on with this one: everything paused in its channel, none where nothing is. Open to moderators of its
   * community, and from anywhere to whoever set it up; a `UserError` for everybody else.
   */
  paused(actor: ConfiguringActor, id: string): Promise<readonly Subscription[]>;
  /** Goes on with them, written down as done by this person; those it goes on with. */
  resume(actor: ConfiguringActor, id: string): Promise<readonly Subscription[]>;
  /** Takes back the last change that was not taken back yet; what it was, or undefined where there is none. */
  undo(actor: ConfiguringActor): Promise<ChangeRecord | undefined>;
  /** The newest first. */
  changes(community: string, most: number): Promise<readonly ChangeRecord[]>;
  /** Everything that is kept about a community, for taking away. */
  exportCommunity(actor: ConfiguringActor): Promise<object>;
  /** Everything that is kept about a person. */
  exportPerson(person: string): Promise<object>;
  forgetCommunity(actor: ConfiguringActor): Promise<void>;
  /** Takes a person's id out of everything; what they set up for a community stays, without a name. */
  forgetPerson(person: string): Promise<void>;
}

type Authority = Pick<ConfiguringActor, 'byRole' | 'onlyIn'>;

/**
 * Is this change of settings within what a moderator may change?
 *
 * Who holds the named role changes everything but the role; who manages one topic changes what is said about that topic.
 *
 * @throws UserError where it is not.
 * @example requireSettingsAuthority({}, { byChannel: {} }, { byChannel: {} }); // => undefined
 */
export function requireSettingsAuthority(actor: Authority, before: CommunitySettings, after: CommunitySettings): void {
  if ((actor.byRole === true || actor.onlyIn !== undefined) && before.managerRole !== after.managerRole)
    throw new UserError(msg('manage.managersOnly'));
  if (actor.onlyIn !== undefined && !sameElsewhere(actor.onlyIn, before, after)) throw outsideTopicError();
}

/**
 * Is this channel within what a moderator may change?
 *
 * @throws UserError where somebody manages one topic and this is another.
 * @example requireChannelAuthority({ onlyIn: 'telegram:-5:7' }, 'telegram:-5:7'); // => undefined
 */
export function requireChannelAuthority({ onlyIn }: Authority, channel: string): void {
  if (onlyIn !== undefined && onlyIn !== channel) throw outsideTopicError();
}

/**
 * May this moderator speak for the whole community, as for forgetting it?
 *
 * @throws UserError where they hold the named role only, or manage one topic.
 * @example requireCommunityAuthority({}); // => undefined
 */
export function requireCommunityAuthority({ byRole, onlyIn }: Authority): void {
  if (byRole === true || onlyIn !== undefined) throw new UserError(msg('manage.wholeOnly'));
}

function outsideTopicError(): UserError {
  return new UserError(msg('manage.topicOnly'));
}

function sameElsewhere(channel: string, before: CommunitySettings, after: CommunitySettings): boolean {
  const rest = (settings: CommunitySettings): string => canonical(withChannelSettings(settings, channel, undefined));
  return rest(before) === rest(after);
}

/** One spelling whatever the order of the keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Settings as far as they can be read, and the names of those that cannot. */
export interface KeptSettings {
  readonly settings: CommunitySettings;
  readonly unreadable: readonly string[];
}

type Check = (value: unknown) => boolean;

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText: Check = (value) => typeof value === 'string' && value !== '';

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);

const isFlag: Check = (value) => typeof value === 'boolean';

const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const isPair: Check = (value) => isListOf(isText)(value) && (value as unknown[]).length === 2;

/** A zone this machine knows: everything that is dated in another would fail. */
function isZone(value: unknown): boolean {
  try {
    return typeof value === 'string' && Number.isFinite(localMinute(0, value));
  } catch {
    return false;
  }
}

function isStyle(value: unknown): boolean {
  try {
    return value === 'usual' || (typeof value === 'string' && Intl.getCanonicalLocales(value).length === 1);
  } catch {
    return false;
  }
}

const ofChannel: Readonly<Record<keyof ChannelSettings, Check>> = {
  pair: isPair,
  watched: isListOf(isPair),
  zone: isZone,
  theme: (value) => value === 'dark' || value === 'light',
  quiet: (value) => isParts(value) && isNumber(value['fromMinute']) && isNumber(value['untilMinute']),
  silent: isFlag,
  numbers: isStyle,
  language: (value) => typeof value === 'string' && /^(usual|[a-z]{2}(-[A-Z]{2})?)$/.test(value),
};

const ofCommunity: Readonly<Record<string, Check>> = {
  ...ofChannel,
  channels: isListOf(isText),
  excluded: isListOf(isText),
  managerRole: isText,
  byChannel: isParts,
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What passes its check, and the names of what does not. A name nobody checks is a newer version's and is kept. */
function sorted(deps: Parts, checks: Readonly<Record<string, Check>>): { good: Parts; bad: string[] } {
  const passes = ([name, value]: [string, unknown]): boolean => checks[name]?.(value) ?? true;
  const entries = Object.entries(deps);
  return {
    good: Object.fromEntries(entries.filter(passes)),
    bad: entries.filter((entry) => !passes(entry)).map(([name]) => name),
  };
}

function readByChannel(kept: Parts): { byChannel: CommunitySettings['byChannel']; bad: string[] } {
  const read = Object.entries(kept).map(([channel, own]) => {
    const { good, bad } = isParts(own) ? sorted(own, ofChannel) : { good: {}, bad: ['all of it'] };
    return { channel, good, bad: bad.map((name) => `byChannel ${channel} ${name}`) };
  });
  return {
    byChannel: Object.fromEntries(read.map(({ channel, good }) => [channel, good as Partial<ChannelSettings>])),
    bad: read.flatMap(({ bad }) => bad),
  };
}

/**
 * Which settings were kept, as far as they can be trusted?
 *
 * Each setting stands for itself: one that cannot be read counts as not chosen, and the others hold.
 *
 * @param community Whose; it decides what holds where nothing was chosen.
 * @param text JSON as it was kept; null where nothing was.
 * @returns Whole settings, and what could not be read.
 * @example readKeptSettings('discord:1', '{"zone":"Mars/Olympus"}').unreadable; // => ['zone']
 */
export function readKeptSettings(community: string, text: string | null): KeptSettings {
  const usual = defaultSettingsOf(community);
  const kept = text === null ? {} : parsed(text);
  if (!isParts(kept)) return { settings: usual, unreadable: ['all of it'] };
  const { good, bad } = sorted(kept, ofCommunity);
  const { byChannel, bad: ownBad } = readByChannel((good['byChannel'] ?? {}) as Parts);
  return {
    settings: { ...usual, ...(good as Partial<CommunitySettings>), byChannel },
    unreadable: [...bad, ...ownBad],
  };
}

const isSchedule: Check = (value) => {
  if (!isParts(value) || !isParts(value['at'])) return false;
  const { zone, at, weekdays } = value as { zone: unknown; at: Parts; weekdays: unknown };
  return (
    isZone(zone) && isListOf(isNumber)(weekdays) && isNumber(at[at['kind'] === 'local' ? 'minuteOfDay' : 'minutes'])
  );
};

const isSection: Check = (value) => (digestSections as readonly unknown[]).includes(value);

function isDigest(plan: Parts): boolean {
  return isSchedule(plan['schedule']) && isListOf(isPair)(plan['pairs']) && isListOf(isSection)(plan['sections']);
}

function isAlert({ rule }: Parts): boolean {
  if (!isParts(rule)) return false;
  const levels = [rule['windowSessions'], rule['enter'], rule['exit'], rule['cooldownSessions']];
  return isPair(rule['pair']) && isText(rule['measure']) && isText(rule['direction']) && levels.every(isNumber);
}

/**
 * Which plan was kept?
 *
 * @param text JSON as it was kept.
 * @returns The plan, or undefined where it cannot be read: nothing can be made of a part of one.
 * @example readKeptPlan('{"kind":"digest"}'); // => undefined
 */
export function readKeptPlan(text: string): SubscriptionPlan | undefined {
  const kept = parsed(text);
  if (!isParts(kept)) return undefined;
  const isSound = kept['kind'] === 'digest' ? isDigest(kept) : kept['kind'] === 'alert' && isAlert(kept);
  return isSound ? (kept as unknown as SubscriptionPlan) : undefined;
}

const isStay: Check = (value) => value === undefined || (isParts(value) && isText(value['start']));

/**
 * Where does an alert stand?
 *
 * @param text JSON as it was kept.
 * @returns The state, or undefined where it cannot be read; such an alert is looked at as if it were new.
 * @example readKeptAlertState('{"through":"2026-06-25"}'); // => { through: '2026-06-25' }
 */
export function readKeptAlertState(text: string): AlertState | undefined {
  const kept = parsed(text);
  if (!isParts(kept) || typeof kept['through'] !== 'string') return undefined;
  return isStay(kept['stay']) && isStay(kept['told']) ? (kept as unknown as AlertState) : undefined;
}

const isRawValue: Check = (value) => typeof value === 'string' || typeof value === 'boolean' || isNumber(value);

/**
 * What was a delivery to ask?
 *
 * @param text JSON as it was kept, or a command line as older versions kept it.
 * @returns The question; what is no question in JSON is a line, which the chat answers or refuses.
 * @example readKeptQuestion('{"command":"brief","options":{"radar":true}}'); // => { command: 'brief', options: { radar: true } }
 */
export function readKeptQuestion(text: string): string | StructuredInput {
  const kept = parsed(text);
  if (!isParts(kept) || !isText(kept['command']) || !isParts(kept['options'])) return text;
  return Object.values(kept['options']).every(isRawValue) ? (kept as unknown as StructuredInput) : text;
}
