import { msg, type Text } from '../messages/text.ts';
import type { Claim, OtherReading, Relation } from './claim.ts';
import { choiceOf } from './words.ts';

type Asked = Pick<Claim, 'relation' | 'windowSessions'> & Partial<Pick<Claim, 'unread'>>;

const denial = /\b(?:not|no|never|hardly|barely|scarcely|nor|neither|without|stopped|ceased|dead|over)\b|n't\b/i;

const opposites: Partial<Readonly<Record<Relation, Relation>>> = {
  ahead: 'behind',
  behind: 'ahead',
  divergence: 'convergence',
  convergence: 'divergence',
  'high-correlation': 'low-correlation',
  'low-correlation': 'high-correlation',
};

/**
 * Which likely readings are offered where something was not understood?
 *
 * @param claim As far as it was read.
 * @returns Two or three, each with a label of at most 60 characters.
 * @example askedFor({ relation: 'behind', windowSessions: null }).length; // => 2
 */
export function askedFor({ relation, windowSessions, unread = [] }: Asked): OtherReading[] {
  if (relation === 'none') return [reading('divergence', 60), reading('low-correlation', 90)];
  const label = labelOf(relation);
  if (relation.startsWith('inflow')) return [{ label, relation, windowSessions: null }];
  if (relation.startsWith('forecast')) return [{ label, relation, windowSessions: null }, reading('divergence', 60)];
  const windows = relation.endsWith('correlation') ? [90, 252] : [60, 252];
  const opposite = unread.some((words) => denial.test(words)) ? opposites[relation] : undefined; // "never", "hardly"
  if (opposite) return [relation, opposite].map((either) => reading(either, windowSessions ?? windows[0]!));
  const first =
    windowSessions === null ? windows : [windowSessions, ...windows.filter((window) => window !== windowSessions)];
  return first.slice(0, 3).map((window) => reading(relation, window));
}

const labelOf = (relation: Relation): Text => msg('reading.offer', { relation: choiceOf(relation) });

function reading(relation: Relation, windowSessions: number): OtherReading {
  const label = msg('reading.offerOver', { offer: labelOf(relation), days: windowSessions });
  return { label, relation, windowSessions };
}
