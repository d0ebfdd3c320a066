import type { CommunityEvent } from '../ports.ts';

/** More than this in two weeks is no longer a list to be read. */
const MOST = 10;

/**
 * How are a community's own dates carried by a command line?
 *
 * What a line says is all its reply depends on, so two channels with the same dates share one computation.
 *
 * @param events Any order; a semicolon in their words becomes a comma, because it stands between two of them.
 * @returns At most ten of them, oldest first: `2026-07-01 Our token listed; 2026-07-03 Vote`.
 * @example writeOwnEvents([{ date: '2026-07-01', label: 'Vote' }]); // => '2026-07-01 Vote'
 */
export function writeOwnEvents(events: readonly CommunityEvent[]): string {
  const sorted = events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return sorted
    .slice(0, MOST)
    .map(({ date, label }) => `${date} ${label.replace(/;/gu, ',')}`)
    .join('; ');
}

/**
 * Which dates does such a text name?
 *
 * @param text As `writeOwnEvents` gives it.
 * @returns In the order of the text; a part that does not begin with a day is left out.
 * @example readOwnEvents('2026-07-01 Vote'); // => [{ date: '2026-07-01', label: 'Vote' }]
 */
export function readOwnEvents(text: string): CommunityEvent[] {
  return text.split(';').flatMap((part) => {
    const [, date, label] = /^\s*(\d{4}-\d{2}-\d{2})\s+(\S.*?)\s*$/su.exec(part) ?? [];
    return date === undefined || label === undefined ? [] : [{ date, label }];
  });
}
