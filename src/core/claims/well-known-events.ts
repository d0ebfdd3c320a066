import { knownEvents } from '../events/known-events.ts';
import type { NamedEvent } from './claim.ts';

/**
 * Which dated facts do people count from?
 *
 * The known events that have a name in sentences. Names are matched without regard to case and without a leading "the".
 */
export const wellKnownEvents: readonly NamedEvent[] = knownEvents
  .filter(({ names }) => names.length > 0)
  .map(({ date, countedFrom, names }) => ({ date: countedFrom ?? date, names }));
