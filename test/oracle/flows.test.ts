import { expect, it } from 'vitest';
import { pearson } from '../../src/analytics/correlation.ts';
import { riseBaseRate, rollingSum, weeklyChange, weeklyFlow } from '../../src/analytics/flows.ts';
import { quantile } from '../../src/analytics/rank.ts';
import { describeEach, invented, readColumns, readValues, relativeDistance, stored, utc } from './sources.ts';

interface StoredInflow {
  samples: {
    date: string;
    f7: number;
    chg7_pct: number;
    usd_chg7_pct: number;
    vs30_pct: number;
    pct_chg7_365: number;
    pct_level7_365: number;
  }[];
  quantiles_chg7_2018on: Record<string, number>;
  base_rate_2018on: Record<string, { share_of_days: number; episodes_per_year: number; share_of_days_usd: number }>;
  forward: Record<'h7' | 'h30', { corr_chg_fwd: number }>;
  pct_of_22: number;
}

interface StoredNetflow {
  date: string;
  in7: number;
  chg7_pct: number | null;
  net7: number;
  net_over_in_pct: number;
}

/** The day after a date, so that a cut series ends with an unfinished day. */
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

const withOpenDay = (series: Float64Array, rows: number) => [...series.subarray(0, rows), NaN];

describeEach([utc], 'exchange inflow', (source) => {
  const load = () => {
    const expected = readValues(source, 'inflow') as StoredInflow;
    const { dates, columns } = readColumns(source, 'inflowDays');
    const changes = weeklyChange(rollingSum(columns['flow_in_native']!));
    const usdChanges = weeklyChange(rollingSum(columns['flow_in_usd']!));
    const first2018 = dates.indexOf('2018-01-01');
    return { expected, dates, columns, changes, usdChanges, first2018 };
  };

  it('sums, changes and percentiles agree on every stored day', () => {
    const { expected, dates, columns, usdChanges } = load();
    const monthly = rollingSum(columns['flow_in_native']!, 30);
    for (const one of expected.samples) {
      const rows = dates.indexOf(one.date) + 1;
      const actual = weeklyFlow({
        dates: [...dates.slice(0, rows), dayAfter(one.date)],
        inflow: withOpenDay(columns['flow_in_native']!, rows),
      });
      expect(actual.date).toBe(one.date);
      expect(relativeDistance(actual.inflow7d, one.f7)).toBeLessThan(1e-8);
      expect(actual.change7dPct).toBeCloseTo(one.chg7_pct, 8);
      expect(actual.changePercentile365).toBeCloseTo(stored(one.pct_chg7_365), 8);
      expect(actual.levelPercentile365).toBeCloseTo(stored(one.pct_level7_365), 8);
      expect(usdChanges[rows - 1]).toBeCloseTo(one.usd_chg7_pct, 8);
      expect(100 * (actual.inflow7d / ((monthly[rows - 1]! * 7) / 30) - 1)).toBeCloseTo(one.vs30_pct, 8);
    }
  });

  it.each(['10', '22', '50', '100'])('the base rate of a rise of %s %% agrees', (size) => {
    const { expected, changes, usdChanges, first2018 } = load();
    const actual = riseBaseRate(changes.subarray(first2018), Number(size));
    expect(actual.shareOfDays).toBeCloseTo(expected.base_rate_2018on[size]!.share_of_days, 10);
    expect(actual.timesPerYear).toBeCloseTo(expected.base_rate_2018on[size]!.episodes_per_year, 8);
    const inDollars = riseBaseRate(usdChanges.subarray(first2018), Number(size));
    expect(inDollars.shareOfDays).toBeCloseTo(expected.base_rate_2018on[size]!.share_of_days_usd, 10);
  });

  it('the distribution of the changes agrees', () => {
    const { expected, changes, first2018 } = load();
    const since2018 = changes.subarray(first2018);
    for (const [share, value] of Object.entries(expected.quantiles_chg7_2018on)) {
      expect(quantile(since2018, Number(share))).toBeCloseTo(value, 8);
    }
    expect(100 * (1 - riseBaseRate(since2018, 22).shareOfDays)).toBeCloseTo(expected.pct_of_22, 8);
  });

  it.each([7, 30] as const)('the change does not foretell the next %i days, as stored', (days) => {
    const { expected, columns, changes, first2018 } = load();
    const price = columns['price_usd']!;
    const rows = Array.from({ length: price.length - days - first2018 }, (_, i) => first2018 + i);
    const ahead = rows.map((row) => Math.log(price[row + days]! / price[row]!));
    const before = rows.map((row) => changes[row]!);
    expect(pearson(before, ahead)).toBeCloseTo(expected.forward[`h${days}`].corr_chg_fwd, 8);
  });
});

describeEach([utc], 'net flow', (source) => {
  it('inflow, change and net flow agree on every stored day', () => {
    const { dates, columns } = readColumns(source, 'netflowDays');
    for (const one of readValues(source, 'netflow') as StoredNetflow[]) {
      const rows = dates.indexOf(one.date) + 1;
      const actual = weeklyFlow({
        dates: [...dates.slice(0, rows), dayAfter(one.date)],
        inflow: withOpenDay(columns['flow_in_eth']!, rows),
        outflow: withOpenDay(columns['flow_out_eth']!, rows),
      });
      expect(relativeDistance(actual.inflow7d, one.in7)).toBeLessThan(1e-8);
      expect(relativeDistance(actual.change7dPct, stored(one.chg7_pct))).toBeLessThan(1e-8);
      expect(relativeDistance(actual.netflow7d, one.net7)).toBeLessThan(1e-8);
      expect(actual.netflowOfInflowPct).toBeCloseTo(one.net_over_in_pct, 8);
    }
  });

  it('the last day of the file is not yet complete', () => {
    const { dates, columns } = readColumns(source, 'netflowDays');
    expect(weeklyFlow({ dates, inflow: columns['flow_in_eth']! }).date).toBe(dates.at(-2));
  });
});

describeEach([invented], 'weekly flow', (source) => {
  interface Invented {
    samples: (StoredInflow['samples'][number] & { net7: number; net_over_in_pct: number })[];
    base_rate: Record<string, { share_of_days: number; episodes_per_year: number }>;
  }
  const load = () => ({ ...readColumns(source, 'flows'), expected: readValues(source, 'inflow') as Invented });

  it('sums, changes, percentiles and net flow agree on every stored day', () => {
    const { dates, columns, expected } = load();
    for (const one of expected.samples) {
      const rows = dates.indexOf(one.date) + 1;
      const actual = weeklyFlow({
        dates: [...dates.slice(0, rows), dayAfter(one.date)],
        inflow: withOpenDay(columns['flow_in']!, rows),
        outflow: withOpenDay(columns['flow_out']!, rows),
      });
      expect(relativeDistance(actual.inflow7d, one.f7)).toBeLessThan(1e-10);
      expect(relativeDistance(actual.change7dPct, stored(one.chg7_pct))).toBeLessThan(1e-10);
      expect(relativeDistance(actual.changePercentile365, stored(one.pct_chg7_365))).toBeLessThan(1e-10);
      expect(relativeDistance(actual.levelPercentile365, stored(one.pct_level7_365))).toBeLessThan(1e-10);
      expect(relativeDistance(actual.netflow7d, one.net7)).toBeLessThan(1e-10);
      expect(relativeDistance(actual.netflowOfInflowPct, one.net_over_in_pct)).toBeLessThan(1e-9);
    }
  });

  it('base rates agree', () => {
    const { columns, expected } = load();
    for (const [size, rate] of Object.entries(expected.base_rate)) {
      const actual = riseBaseRate(weeklyChange(rollingSum(columns['flow_in']!)), Number(size));
      expect(actual.shareOfDays).toBeCloseTo(rate.share_of_days, 10);
      expect(actual.timesPerYear).toBeCloseTo(rate.episodes_per_year, 9);
    }
  });
});
