import { fmt, type Text } from '../../messages/text.ts';

/** Three figures that matter, for labels of values of any size. */
export function valueText(value: number): Text {
  const size = Math.abs(value);
  return fmt.drawn(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : smallDecimals(size));
}

function smallDecimals(size: number): number {
  return Math.min(8, 1 - Math.floor(Math.log10(size)));
}

/** A place on an axis and the word beside it. */
export interface Tick<T extends Text = string> {
  readonly value: number;
  readonly label: T;
}

/** The stretch an axis shows. */
export interface AxisRange {
  readonly min: number;
  readonly max: number;
}

const largest = 1e300;

/** Nearer to zero than this is drawn as zero: Chart.js would look for the decimals of such an axis for ever. */
const smallest = 1e-200;

/** The stretch of all drawable values, with room at both ends; never empty, never infinite. */
export function axisRangeOf(values: ArrayLike<number>, roomShare = 0.06): AxisRange {
  const { min, max } = extremes(values, smallest);
  if (min > max) return { min: 0, max: 1 };
  const room = max > min ? max * roomShare - min * roomShare : Math.abs(max) * 0.1 || 1;
  return { min: Math.max(min - room, -largest), max: Math.min(max + room, largest) };
}

/** The same for positive values on a log axis. */
export function logAxisRangeOf(values: readonly number[]): AxisRange {
  const positive = values.filter((value) => value > 0).map((value) => Math.max(value, 1 / largest));
  const { min, max } = extremes(positive);
  if (min > max) return { min: 50, max: 200 };
  const room = Math.max((max / min) ** 0.06, 1.04);
  return { min: Math.max(min / room, 1 / largest), max: Math.min(max * room, largest) };
}

function extremes(values: ArrayLike<number>, least = 0): AxisRange {
  let min = Infinity;
  let max = -Infinity;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if (!Number.isFinite(value)) continue;
    const drawn = Math.abs(value) < least ? 0 : value;
    min = Math.min(min, drawn);
    max = Math.max(max, drawn);
  }
  return { min: Math.max(min, -largest), max: Math.min(max, largest) };
}

/** Round values about `count` in number inside the span, labelled with as many decimals as the step needs. */
export function linearTicks({ min, max }: AxisRange, count = 4, unit?: 'percent'): Tick<Text>[] {
  const step = niceStep(max / count - min / count);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  const decimals = decimalsOf(step);
  return Array.from({ length: Math.min(50, Math.max(0, last - first + 1)) }, (_, i) => {
    const value = (first + i) * step;
    return { value, label: unit === undefined ? fmt.drawn(value, decimals) : fmt.drawnPercent(value, decimals) };
  });
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-290)));
  const lead = rough / power;
  return power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 2.5001 ? 2.5 : lead <= 5.0001 ? 5 : 10);
}

function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 8; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return 8;
}

const leads = [[1, 2, 5], [1, 3], [1]] as const;

/** Round values inside the span of a log axis: 1-2-5, 1-3, powers of ten or powers of many, whichever gives at most `count`. */
export function logTicks(span: AxisRange, count = 5): Tick<Text>[] {
  const decades = Math.log10(span.max) - Math.log10(span.min);
  if (decades < 0.75) return linearTicks(span, count - 1).filter(({ value }) => value > 0);
  const chosen = leads.map((set) => leadTicks(span, set, 1)).find((ticks) => ticks.length <= count);
  return chosen ?? leadTicks(span, [1], Math.ceil(decades / count));
}

function leadTicks({ min, max }: AxisRange, set: readonly number[], every: number): Tick<Text>[] {
  const first = Math.floor(Math.log10(min));
  const exponents = Array.from(
    { length: Math.floor((Math.log10(max) - first) / every) + 1 },
    (_, i) => first + i * every,
  );
  return exponents
    .flatMap((exponent) => set.map((lead) => lead * 10 ** exponent))
    .filter((value) => value >= min && value <= max)
    .map((value) => ({
      value,
      label: fmt.drawn(value, Math.min(8, Math.max(0, -Math.floor(Math.log10(value) + 1e-9)))),
    }));
}

/**
 * Moves places apart until neighbours are at least `distance` from each other, downwards first and inside
 * `top` to `bottom`. Where the room is too small for all, they share it evenly.
 *
 * @returns The new places, in the order given.
 */
export function avoidOverlap(places: readonly number[], distance: number, top: number, bottom: number): number[] {
  const step = Math.min(distance, (bottom - top) / Math.max(1, places.length - 1));
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  let floor = top;
  for (const item of order) {
    item.place = Math.max(item.place, floor);
    floor = item.place + step;
  }
  let ceiling = bottom;
  for (const item of order.toReversed()) {
    item.place = Math.min(item.place, ceiling);
    ceiling = item.place - step;
  }
  return order.sort((a, b) => a.index - b.index).map(({ place }) => place);
}
