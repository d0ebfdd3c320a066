import { UserError } from '../errors.ts';
import type { Actor } from './community-book.ts';
import { withChannel, type CommunitySettings } from './settings.ts';

type Reach = Pick<Actor, 'byRole' | 'onlyIn'>;

/**
 * Is this change of settings within what a moderator may change?
 *
 * Who holds the named role changes everything but the role; who manages one topic changes what is said about that topic.
 *
 * @throws UserError where it is not.
 * @example requireReachOfSettings({}, { byChannel: {} }, { byChannel: {} }); // => undefined
 */
export function requireReachOfSettings(actor: Reach, before: CommunitySettings, after: CommunitySettings): void {
  if ((actor.byRole === true || actor.onlyIn !== undefined) && before.managerRole !== after.managerRole)
    throw new UserError('Who may configure is changed by those alone who may manage this whole community.');
  if (actor.onlyIn !== undefined && !sameElsewhere(actor.onlyIn, before, after)) throw beyondTopic();
}

/**
 * Is this channel within what a moderator may change?
 *
 * @throws UserError where somebody manages one topic and this is another.
 * @example requireReachOfChannel({ onlyIn: 'telegram:-5:7' }, 'telegram:-5:7'); // => undefined
 */
export function requireReachOfChannel({ onlyIn }: Reach, channel: string): void {
  if (onlyIn !== undefined && onlyIn !== channel) throw beyondTopic();
}

/**
 * May this moderator speak for the whole community, as for forgetting it?
 *
 * @throws UserError where they hold the named role only, or manage one topic.
 * @example requireWholeReach({}); // => undefined
 */
export function requireWholeReach({ byRole, onlyIn }: Reach): void {
  if (byRole === true || onlyIn !== undefined)
    throw new UserError('That is for those alone who may manage this whole community.');
}

function beyondTopic(): UserError {
  return new UserError('You manage this topic; what holds beyond it is changed by administrators of the group.');
}

function sameElsewhere(channel: string, before: CommunitySettings, after: CommunitySettings): boolean {
  const rest = (settings: CommunitySettings): string => canonical(withChannel(settings, channel, undefined));
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
