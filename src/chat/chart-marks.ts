import type { EventMark } from '../core/drawings.ts';
import { eventMarks } from '../core/events/event-marks.ts';
import type { Pair } from '../core/market/symbol.ts';
import type { CommunityEvent } from '../core/ports.ts';
import type { CommandServices, OptionSpecs } from './command.ts';

/** Dated facts on the chart, on request. */
export const eventsOption = {
  kind: 'flag',
  about: 'Mark dated facts: upgrades, listings, failures, and your own',
  optional: true,
} as const satisfies OptionSpecs[string];

/** What the asker's community added to the calendar; nothing where nothing is stored. */
export async function ownEvents({ communityEvents, asker }: CommandServices): Promise<readonly CommunityEvent[]> {
  return communityEvents?.list(asker.community) ?? [];
}

/** What to mark on a chart of this pair: nothing unless it is wanted. A command that calls it is personal then. */
export async function marksOn(
  { subject, benchmark }: Pair,
  span: { readonly from: string; readonly to: string },
  wanted: boolean | undefined,
  services: CommandServices,
): Promise<readonly EventMark[]> {
  return wanted === true ? eventMarks([subject, benchmark], span, await ownEvents(services)) : [];
}

/** The option that keeps the marks of a reply on its buttons. */
export function marksWord(marks: readonly EventMark[]): string {
  return marks.length === 0 ? '' : 'events:yes';
}

/** The cache key of a picture with these marks on it. */
export function keyWithMarks(key: string, marks: readonly EventMark[]): string {
  return [key, ...marks.map(({ date, label }) => `${date} ${label}`)].join('|');
}
