import type { Action } from './reply.ts';

/**
 * Buttons that ask again with another window; one longer than the history would only be refused and is not offered.
 *
 * @param shown The window shown now, and the longest that can be had.
 */
export function windowActions(
  windows: readonly number[],
  { now, longest }: { readonly now: number; readonly longest: number },
  line: (sessions: number) => string,
): Action[] {
  return windows
    .filter((sessions) => sessions <= longest)
    .map((sessions) => ({
      label: `${sessions}`,
      line: line(sessions),
      does: 'edit',
      current: sessions === now,
      group: 'window',
    }));
}
