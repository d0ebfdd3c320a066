import { centred } from './centred.ts';
import { leastSquares } from './least-squares.ts';

/** One hypothesis "at most r ties between the two": its statistic and critical values at 10, 5 and 1 %. */
export interface JohansenTest {
  readonly statistic: number;
  readonly criticalValues: readonly [tenPercent: number, fivePercent: number, onePercent: number];
}

/** Both forms of the test; first entry "no tie", second "at most one". */
export interface Johansen {
  readonly trace: readonly [JohansenTest, JohansenTest];
  readonly maximumEigenvalue: readonly [JohansenTest, JohansenTest];
  readonly eigenvalues: readonly [number, number];
}

type Pair = readonly [Float64Array, Float64Array];
type Square = readonly [readonly [number, number], readonly [number, number]];

/** MacKinnon, Haug and Michelis (1999), with a constant: at 10, 5 and 1 %. */
const noTieTrace = [13.4294, 15.4943, 19.9349] as const;
const noTieMaximum = [12.2971, 14.2639, 18.52] as const;
const oneTie = [2.7055, 3.8415, 6.6349] as const;

function products(a: Pair, b: Pair): Square {
  const cell = (p: Float64Array, q: Float64Array): number => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  return [
    [cell(a[0], b[0]), cell(a[0], b[1])],
    [cell(a[1], b[0]), cell(a[1], b[1])],
  ];
}

function inverse([[a, b], [c, d]]: Square): Square {
  const determinant = a * d - b * c;
  return [
    [d / determinant, -b / determinant],
    [-c / determinant, a / determinant],
  ];
}

function times([[a, b], [c, d]]: Square, [[e, f], [g, h]]: Square): Square {
  return [
    [a * e + b * g, a * f + b * h],
    [c * e + d * g, c * f + d * h],
  ];
}

function transposed([[a, b], [c, d]]: Square): Square {
  return [
    [a, c],
    [b, d],
  ];
}

/** Both eigenvalues, the larger first; the smaller through the determinant, which keeps its digits. */
function eigenvaluesOf([[a, b], [c, d]]: Square): [number, number] {
  const half = (a + d) / 2;
  const larger = half + Math.sqrt(Math.max(0, ((a - d) / 2) ** 2 + b * c));
  return [larger, (a * d - b * c) / larger];
}

/** Changes and lagged levels of both series, each less what the lagged changes explain. */
function cleared(x: Float64Array, y: Float64Array): { changes: Pair; levels: Pair } {
  const change = (values: Float64Array): Float64Array => values.subarray(1).map((value, i) => value - values[i]!);
  const lagged = [x, y].map((values) => centred(change(values).slice(0, -1)));
  const clear = (values: Float64Array): Float64Array => leastSquares(lagged, centred(values)).residuals;
  const changes: Pair = [clear(change(x).slice(1)), clear(change(y).slice(1))];
  return { changes, levels: [clear(x.slice(1, -1)), clear(y.slice(1, -1))] };
}

/**
 * How many ties hold two prices together, without choosing which one explains the other?
 *
 *     trace_r = −T Σ_{i>r} ln(1 − λ_i),  maximum_r = −T ln(1 − λ_{r+1});  λ = squared canonical correlations of
 *     changes and lagged levels, both cleared of one lagged change
 *
 * Johansen (1991), a constant outside the tie, one lagged change. A model with the constant inside the tie gives other
 * numbers (trace 6.63 instead of 5.35 on the reference pair).
 *
 * @param first Log price, oldest first, finite.
 * @param second The other log price, same length.
 * @returns Both statistics for "no tie" and "at most one"; `NaN` where a leg is constant or the legs coincide.
 * @throws RangeError when lengths differ or are below 7.
 * @example johansen([1, 2, 4, 3, 5, 6, 5, 7], [1, 3, 2, 4, 4, 6, 5, 6]).trace.length; // => 2
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function johansen(first: ArrayLike<number>, second: ArrayLike<number>): Johansen {
  if (first.length !== second.length || first.length < 7)
    throw new RangeError('Both series must have the same rows, at least 7.');
  const { changes, levels } = cleared(Float64Array.from(first), Float64Array.from(second));
  const across = products(levels, changes);
  const explained = times(times(across, inverse(products(changes, changes))), transposed(across));
  const eigenvalues = eigenvaluesOf(times(inverse(products(levels, levels)), explained));
  const [large, small] = eigenvalues.map((value) => -changes[0].length * Math.log1p(-value)) as [number, number];
  return {
    trace: [
      { statistic: large + small, criticalValues: noTieTrace },
      { statistic: small, criticalValues: oneTie },
    ],
    maximumEigenvalue: [
      { statistic: large, criticalValues: noTieMaximum },
      { statistic: small, criticalValues: oneTie },
    ],
    eigenvalues,
  };
}
