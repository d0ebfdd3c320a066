import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfLife } from '../../src/analytics/cointegration.ts';
import { findEpisodes, kaplanMeier } from '../../src/analytics/episodes.ts';
import { factorAttribution } from '../../src/analytics/factor-attribution.ts';
import { multiverse, multiverseMeasures } from '../../src/analytics/multiverse.ts';
import { falseDiscoveryRates } from '../../src/analytics/normal-distribution.ts';
import { mulberry32 } from '../../src/analytics/null-model.ts';

const levels = { enter: 2, exit: 0.5 };

const measure = fc.array(fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.constant(NaN)), { maxLength: 80 });

/** Prices of two markets that wander, from a seed. */
function pairFrom(seed: number, rows: number) {
  const random = mulberry32(seed);
  let [x, y] = [100, 50];
  const legs = Array.from({ length: rows }, () => {
    y *= Math.exp(0.02 * (random() - 0.5));
    x *= Math.exp(0.05 * (random() - 0.49));
    return [x, y] as const;
  });
  return { subject: legs.map(([a]) => a), benchmark: legs.map(([, b]) => b) };
}

const sessions = (rows: number) =>
  Array.from({ length: rows }, (_, i) => new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10));

describe('episodes of any measure', () => {
  it('never end without having begun, never overlap, and only the last may be open', () => {
    fc.assert(
      fc.property(measure, (values) => {
        const episodes = findEpisodes(values, levels);
        episodes.forEach((episode, i) => {
          expect(Math.abs(episode.entry)).toBeGreaterThanOrEqual(levels.enter);
          expect(Object.is(episode.entry, values[episode.startRow])).toBe(true);
          expect(episode.endRow).toBeGreaterThanOrEqual(episode.startRow);
          if (i > 0) expect(episode.startRow).toBeGreaterThanOrEqual(episodes[i - 1]!.endRow);
          if (episode.censored) expect(i).toBe(episodes.length - 1);
          else expect(episode.sign * values[episode.endRow]!).toBeLessThanOrEqual(levels.exit);
        });
      }),
    );
  });

  it('are none in a flat series', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.99, max: 1.99, noNaN: true }), fc.nat(50), (level, rows) => {
        expect(findEpisodes(new Array<number>(rows).fill(level), levels)).toEqual([]);
      }),
    );
  });

  it('are the same with the sign turned when the legs are swapped', () => {
    fc.assert(
      fc.property(measure, (values) => {
        const turned = findEpisodes(values.map((value) => -value), levels); // prettier-ignore
        const shape = (sign: number) => (e: (typeof turned)[number]) => [
          e.startRow,
          e.endRow,
          sign * e.sign,
          e.censored,
        ];
        expect(turned.map(shape(-1))).toEqual(findEpisodes(values, levels).map(shape(1)));
      }),
    );
  });

  it('that have ended are not changed by what comes later', () => {
    fc.assert(
      fc.property(measure, measure, (values, later) => {
        const ended = findEpisodes(values, levels).filter((episode) => !episode.censored);
        expect(findEpisodes([...values, ...later], levels).slice(0, ended.length)).toEqual(ended);
      }),
    );
  });
});

describe('a survival curve', () => {
  const stays = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.boolean()), { minLength: 1, maxLength: 40 });

  it('falls from 1 towards 0 inside its band, and its order of stays does not matter', () => {
    fc.assert(
      fc.property(stays, (list) => {
        const curve = (rows: typeof list) => kaplanMeier(rows.map(([t]) => t), rows.map(([, e]) => e)); // prettier-ignore
        const { table } = curve(list);
        table.forEach(({ survival, low, high }, i) => {
          expect(survival).toBeLessThan(i === 0 ? 1 : table[i - 1]!.survival);
          expect(low > survival + 1e-12 || high < survival - 1e-12).toBe(false);
        });
        expect(curve([...list].reverse())).toEqual(curve(list));
      }),
    );
  });
});

describe('the multiverse', () => {
  it('does not look ahead: a later day changes no earlier value, bit for bit', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 60 }), (seed, later) => {
        const { subject, benchmark } = pairFrom(seed, 560);
        const rows = 560 - later;
        const now = multiverseMeasures(subject.slice(0, rows), benchmark.slice(0, rows));
        const then = multiverseMeasures(subject, benchmark);
        now.forEach(({ values }, i) => expect(then[i]!.values.slice(0, rows)).toEqual(values));
      }),
      { numRuns: 10 },
    );
  });

  it('ranks only what is known: more index starts change no cell', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const { subject, benchmark } = pairFrom(seed, 620);
        const measures = multiverseMeasures(subject, benchmark);
        const dates = sessions(620);
        const one = multiverse(measures, dates, [dates[40]!]).grid;
        const two = multiverse(measures, dates, [dates[0]!, dates[40]!]).grid;
        expect(two.filter(({ start }) => start === dates[40])).toEqual(one);
        for (const cell of two) expect(cell.recordAbs).toBe(cell.largestSince === undefined);
      }),
      { numRuns: 10 },
    );
  });

  it('is not moved by the unit a price is quoted in', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, unit) => {
        const { subject, benchmark } = pairFrom(seed, 400);
        const scaled = multiverseMeasures(subject.map((price) => price * unit), benchmark); // prettier-ignore
        multiverseMeasures(subject, benchmark).forEach(({ values }, i) => {
          const [before, after] = [values.at(-1)!, scaled[i]!.values.at(-1)!];
          if (!Number.isNaN(before)) expect(after).toBeCloseTo(before, 6);
        });
      }),
      { numRuns: 10 },
    );
  });
});

describe('statistics of a level', () => {
  it('do not change when the level is shifted or stretched', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: -50, max: 50, noNaN: true }), (seed, shift) => {
        const level = pairFrom(seed, 200).subject.map((price) => Math.log(price));
        const moved = level.map((value) => 3 * value + shift);
        expect(halfLife(moved).slope).toBeCloseTo(halfLife(level).slope, 9);
      }),
    );
  });
});

describe('shares', () => {
  it('of drivers add up to what is explained, whatever the factors', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 4 }), (seed, count) => {
        const random = mulberry32(seed);
        const noise = () => Array.from({ length: 60 }, () => random() - 0.5);
        const factors = Array.from({ length: count }, (_, i) => ({
          symbol: `F${i}`,
          group: `G${i % 2}`,
          values: noise(),
        }));
        const { r2, idiosyncratic, factors: effects, groups } = factorAttribution(noise(), factors);
        expect(effects.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(r2, 10);
        expect(Object.values(groups).reduce((sum, share) => sum + share, 0)).toBeCloseTo(r2, 10);
        expect(r2 + idiosyncratic).toBeCloseTo(1, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('of false finds lie between 0 and 1 and fall with the percentile', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 }), (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        const shares = falseDiscoveryRates(sorted, sorted.map(() => 1000)); // prettier-ignore
        shares.forEach((share, i) => {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(i === 0 ? 1 : shares[i - 1]!);
        });
      }),
    );
  });
});
