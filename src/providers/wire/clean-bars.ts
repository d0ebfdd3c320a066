import { ProviderAnswerRejected } from '../../core/errors.ts';
import type { Bar } from '../../core/ports.ts';

/** A bar as a library hands it over, before anything is believed. */
export interface RawBar {
  readonly stamp: unknown;
  readonly open: unknown;
  readonly high: unknown;
  readonly low: unknown;
  readonly close: unknown;
  readonly volume: unknown;
}

/** A bar that can be believed, under the instant it began. */
export type StampedBar = Bar & { readonly stampMs: number };

/** Below this a stamp counts seconds, and from a thousand times as much on it counts microseconds. */
const FIRST_MILLISECONDS = 1e11;
/** Two closes under one stamp that differ by more than this part contradict each other. */
const SAME_CLOSE = 1e-6;

/**
 * Bars one can believe: in order, one per stamp, finished, each with a positive close. Rows without a close (Yahoo sends
 * them for days that are still open) and rows that are not finished are left out, and so are rows under one stamp that
 * contradict each other: there is no telling which is right. Seconds, milliseconds and microseconds are told apart row
 * by row.
 *
 * @throws ProviderAnswerRejected where a stamp is no number.
 */
export function cleanBars(
  provider: string,
  raw: readonly RawBar[],
  isFinished: (stampMs: number) => boolean,
): StampedBar[] {
  const bars = raw.map((row, index) => stamped(provider, row, index)).filter((bar) => bar.close > 0);
  const byStamp = Map.groupBy(
    bars.filter((bar) => isFinished(bar.stampMs)),
    (bar) => bar.stampMs,
  );
  const agreed = [...byStamp.values()].filter((same) => same.every((bar) => agrees(bar, same[0]!)));
  return agreed.map((same) => same[0]!).sort((a, b) => a.stampMs - b.stampMs);
}

const agrees = (a: StampedBar, b: StampedBar): boolean => Math.abs(a.close / b.close - 1) <= SAME_CLOSE;

function stamped(provider: string, row: RawBar, index: number): StampedBar {
  return {
    stampMs: milliseconds(provider, row.stamp, index),
    open: finite(row.open),
    high: finite(row.high),
    low: finite(row.low),
    close: finite(row.close),
    volume: finite(row.volume),
  };
}

function milliseconds(provider: string, stamp: unknown, index: number): number {
  if (typeof stamp !== 'number' || !Number.isFinite(stamp) || stamp <= 0)
    throw new ProviderAnswerRejected(provider, `[${index}].time`, 'it is not an instant');
  if (stamp < FIRST_MILLISECONDS) return stamp * 1000;
  return stamp < FIRST_MILLISECONDS * 1000 ? stamp : Math.floor(stamp / 1000);
}

const finite = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : NaN);
