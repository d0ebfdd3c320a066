import { beforeAll, describe, expect, it } from 'vitest';
import { correlationChange, correlationInterval } from '../../src/analytics/correlation-inference.ts';
import {
  ewmaCorrelation,
  pearson,
  rankCorrelation,
  rollingCorrelation,
  rollingRankCorrelation,
  weeklyCorrelation,
} from '../../src/analytics/correlation.ts';
import { legAttribution, legScaledGap, logGap, simpleGap, volScaledGap } from '../../src/analytics/gap.ts';
import { expandingPercentile, largestSince, percentileAmongEarlier } from '../../src/analytics/rank.ts';
import { expandingZ, olsExpandingResidualZ, olsResidualZ, rollingZ } from '../../src/analytics/rolling.ts';
import { absoluteValues, logPrices, logRatio, logReturns } from '../../src/analytics/series.ts';
import { distance, furthest, relativeDistance } from '../support/distance.ts';
import { type PairOfPrices, readReference, readReferencePair, referenceDataIsHere } from '../support/reference-data.ts';

type Numbers = Readonly<Record<string, number | null>>;

type Dated = { readonly date: string } & Readonly<Record<string, number | null | string>>;

interface Largest {
  readonly record: boolean;
  readonly since: string | null;
  readonly sessions_since: number | null;
  readonly n_prior: number;
  readonly first: string;
}

type GapRow = Dated & { readonly largest_abs_gap_log: Largest; readonly largest_abs_volscaled: Largest };

const values = (name: string): unknown => (readReference(`oracle/${name}.json`) as { values: unknown }).values;

describe.skipIf(!referenceDataIsHere)(
  'measures against the reference figures (skipped where the reference data folder is absent)',
  () => {
    describe.each(['utc', 'nyclose'])('ETH and IWM, %s', (sampling) => {
      const name = `eth_iwm_${sampling}`;
      let pair: PairOfPrices;
      let rx: Float64Array;
      let ry: Float64Array;
      let lx: Float64Array;
      let ly: Float64Array;
      let ratio: Float64Array;
      const rowOf = (date: string): number => pair.dates.indexOf(date);

      beforeAll(() => {
        pair = readReferencePair(`pairs/${name}.csv`);
        [rx, ry] = [logReturns(pair.x), logReturns(pair.y)];
        [lx, ly] = [logPrices(pair.x), logPrices(pair.y)];
        ratio = logRatio(pair.x, pair.y);
      });

      it('rolling Pearson and Spearman agree to 1e-10 at every sampled date and window', () => {
        const { full_sample: _, ...windows } = values(`${name}_rolling_correlation`) as Record<string, Dated[]>;
        const distances = Object.entries(windows).flatMap(([window, dated]) => {
          const linear = rollingCorrelation(rx, ry, Number(window));
          const ranked = rollingRankCorrelation(rx, ry, Number(window));
          return dated.flatMap((row) => [
            distance(linear[rowOf(row.date)]!, row.pearson),
            distance(ranked[rowOf(row.date)]!, row.spearman),
          ]);
        });
        expect(furthest(distances)).toBeLessThan(1e-10);
      });

      it('whole-sample Pearson and Spearman agree to 1e-10', () => {
        const { full_sample: full } = values(`${name}_rolling_correlation`) as { full_sample: Numbers };
        expect(distance(pearson(rx.subarray(1), ry.subarray(1)), full.pearson)).toBeLessThan(1e-10);
        expect(distance(rankCorrelation(rx.subarray(1), ry.subarray(1)), full.spearman)).toBeLessThan(1e-10);
      });

      it('EWMA correlations agree to 1e-9 for every decay', () => {
        const distances = Object.entries(values(`${name}_ewma_correlation`) as Record<string, Dated[]>).flatMap(
          ([decay, dated]) => {
            const series = ewmaCorrelation(rx, ry, Number(decay));
            return dated.map((row) => distance(series[rowOf(row.date)]!, row.ewma));
          },
        );
        expect(furthest(distances)).toBeLessThan(1e-9);
      });

      it('weekly correlations agree to 1e-10, rolling and whole', () => {
        const reference = values(`${name}_weekly_correlation`) as { full: Numbers; w26: Dated[]; w52: Dated[] };
        const distances = ([26, 52] as const).flatMap((weeks) => {
          const weekly = weeklyCorrelation(pair.dates, pair.x, pair.y, weeks);
          return reference[`w${weeks}`].map(({ date, r }) =>
            distance(weekly.correlation[weekly.rows.indexOf(rowOf(date))]!, r),
          );
        });
        const { subjectReturns, benchmarkReturns } = weeklyCorrelation(pair.dates, pair.x, pair.y, 26);
        const full = pearson(subjectReturns.subarray(1), benchmarkReturns.subarray(1));
        expect(furthest([...distances, distance(full, reference.full.pearson)])).toBeLessThan(1e-10);
        expect(subjectReturns.length - 1).toBe(reference.full.n);
      });

      it('correlation intervals agree to 1e-9', () => {
        const distances = (values(`${name}_correlation_ci`) as Dated[]).flatMap((row) => {
          const end = rowOf(row.date) + 1;
          const interval = correlationInterval(
            rx.subarray(end - Number(row.window), end),
            ry.subarray(end - Number(row.window), end),
          );
          return [
            distance(interval.pearson, row.rho),
            distance(interval.fisherLow, row.fisher_lo),
            distance(interval.fisherHigh, row.fisher_hi),
            distance(interval.lag, row.nw_lag),
            distance(interval.hacErrorZ, row.hac_se_z),
            distance(interval.hacLow, row.hac_lo),
            distance(interval.hacHigh, row.hac_hi),
            relativeDistance(interval.bartlettCount, row.bartlett_n_eff),
          ];
        });
        expect(furthest(distances)).toBeLessThan(1e-9);
      });

      it('tests of a changed correlation agree to 1e-9', () => {
        const { change_test: test } = readReference(`oracle/${name}_correlation_ci.json`) as {
          change_test: { values: Dated[] };
        };
        const distances = test.values.flatMap((row) => {
          const end = rowOf(row.date) + 1;
          const change = correlationChange(rx.subarray(0, end), ry.subarray(0, end), Number(row.window));
          return [
            distance(change.previousPearson, row.rho1),
            distance(change.pearson, row.rho2),
            distance(change.zHac, row.z_hac),
            distance(change.pHac, row.p_hac),
            distance(change.zIid, row.z_iid),
            distance(change.pIid, row.p_iid),
          ];
        });
        expect(furthest(distances)).toBeLessThan(1e-9);
      });

      it('the four gaps agree to 1e-8 at every sampled date and window', () => {
        const distances = Object.entries(values(`${name}_gaps`) as Record<string, GapRow[]>).flatMap(
          ([window, dated]) => {
            const rows = Number(window);
            const [simple, log] = [simpleGap(pair.x, pair.y, rows), logGap(ratio, rows)];
            const [volScaled, legScaled] = [volScaledGap(ratio, rows), legScaledGap(lx, ly, rows)];
            return dated.flatMap((row) => [
              distance(simple[rowOf(row.date)]!, row.gap_simple_pp),
              distance(log[rowOf(row.date)]!, row.gap_log_pct),
              distance(volScaled[rowOf(row.date)]!, row.gap_volscaled),
              distance(legScaled[rowOf(row.date)]!, row.gap_legscaled),
            ]);
          },
        );
        expect(furthest(distances)).toBeLessThan(1e-8);
      });

      it('percentiles agree to the last digit given, for the last value and as a series', () => {
        const distances = Object.entries(values(`${name}_gaps`) as Record<string, GapRow[]>).flatMap(
          ([window, dated]) => {
            const log = absoluteValues(logGap(ratio, Number(window)));
            const volScaled = absoluteValues(volScaledGap(ratio, Number(window)));
            return dated.flatMap((row) => {
              const at = rowOf(row.date);
              return [
                distance(expandingPercentile(log)[at]!, row.pct_abs_gap_log),
                distance(expandingPercentile(volScaled)[at]!, row.pct_abs_volscaled),
                distance(percentileAmongEarlier(log.subarray(0, at + 1)), row.pct_abs_gap_log),
                distance(percentileAmongEarlier(volScaled.subarray(0, at + 1)), row.pct_abs_volscaled),
              ];
            });
          },
        );
        expect(furthest(distances)).toBeLessThan(1e-9);
      });

      it('records and the date since which nothing was larger are the same', () => {
        for (const [window, dated] of Object.entries(values(`${name}_gaps`) as Record<string, GapRow[]>)) {
          for (const row of dated) {
            const end = rowOf(row.date) + 1;
            const log = logGap(ratio, Number(window)).subarray(0, end);
            const volScaled = volScaledGap(ratio, Number(window)).subarray(0, end);
            expect(standingOf(log)).toEqual(row.largest_abs_gap_log);
            expect(standingOf(volScaled)).toEqual(row.largest_abs_volscaled);
          }
        }

        function standingOf(series: Float64Array): Largest {
          const { record, sinceRow, valuesSince, earlierValues } = largestSince(series, 'absolute');
          return {
            record,
            since: sinceRow === undefined ? null : pair.dates[sinceRow]!,
            sessions_since: valuesSince ?? null,
            n_prior: earlierValues,
            first: pair.dates[series.findIndex((value) => !Number.isNaN(value))]!,
          };
        }
      });

      it('z-scores of the log ratio agree to 1e-8', () => {
        const series: Record<string, Float64Array> = {
          log_ratio: ratio,
          z_trail_252: rollingZ(ratio, 252),
          z_trail_90: rollingZ(ratio, 90),
          z_expanding: expandingZ(ratio),
        };
        const distances = (values(`${name}_zscores`) as Dated[]).flatMap((row) =>
          Object.entries(series).map(([column, own]) => distance(own[rowOf(row.date)]!, row[column])),
        );
        expect(furthest(distances)).toBeLessThan(1e-8);
      });

      it('regression residuals and slopes agree to 1e-7', () => {
        const [inside, outside] = [olsResidualZ(lx, ly, 252), olsResidualZ(lx, ly, 252, true)];
        const expanding = olsExpandingResidualZ(lx, ly);
        const series: Record<string, Float64Array> = {
          ols252_insample_z: inside.z,
          ols252_beta: inside.slope,
          ols252_oos_z: outside.z,
          ols_expanding_z: expanding.z,
          ols_expanding_beta: expanding.slope,
        };
        const distances = (values(`${name}_zscores`) as Dated[]).flatMap((row) =>
          Object.entries(series).map(([column, own]) => relativeDistance(own[rowOf(row.date)]!, row[column])),
        );
        expect(furthest(distances)).toBeLessThan(1e-7);
      });

      it('the moves of both legs over 60 sessions agree to 1e-8', () => {
        const { which_leg_60: dated } = values(`${name}_pair_structure`) as { which_leg_60: Dated[] };
        const distances = dated.flatMap((row) => {
          const end = rowOf(row.date) + 1;
          const legs = legAttribution(lx.subarray(0, end), ly.subarray(0, end), 60);
          return [
            distance(100 * Math.log1p(legs.subjectReturnPct / 100), row.ret_x_pct),
            distance(100 * Math.log1p(legs.benchmarkReturnPct / 100), row.ret_y_pct),
            distance(legs.subjectZ, row.zx),
            distance(legs.benchmarkZ, row.zy),
          ];
        });
        expect(furthest(distances)).toBeLessThan(1e-8);
      });
    });
  },
);
