import { describe, expect, it } from 'vitest';
import { alertMeasures, alertSeries, defaultAlertLevels } from '../../src/alerts/alert-rule.ts';
import { correlationChange, correlationChangeSeries } from '../../src/analytics/correlation-inference.ts';
import { pearson } from '../../src/analytics/correlation.ts';
import { volScaledGap } from '../../src/analytics/gap.ts';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import { percentileAmongEarlier } from '../../src/analytics/rank.ts';
import { logRatio, logReturns } from '../../src/analytics/series.ts';
import { dateOfEpochDay } from '../../src/market/calendar-days.ts';

const rows = 900;

/** Two made markets that share some of their moves. */
function madePair(seed: number) {
  const random = mulberry32(seed);
  const noise = (): number => random() + random() + random() - 1.5;
  const [x, y] = [new Float64Array(rows), new Float64Array(rows)];
  let [logX, logY] = [5, 4];
  for (let row = 0; row < rows; row++) {
    const shared = noise();
    logX += 0.03 * (shared + noise());
    logY += 0.01 * (shared + noise());
    x[row] = Math.exp(logX);
    y[row] = Math.exp(logY);
  }
  return { x, y, dates: Array.from({ length: rows }, (_, row) => dateOfEpochDay(18_000 + row)) };
}

const pair = madePair(3);

const last = rows - 1;

const valuesOf = (measure: (typeof alertMeasures)[number], windowSessions = 60): Float64Array =>
  Float64Array.from(alertSeries({ measure, windowSessions }, pair).values);

const gaps = volScaledGap(logRatio(pair.x, pair.y), 60);

describe('the series an alert watches', () => {
  it('is the volatility-scaled gap for gap', () => {
    expect(valuesOf('gap')).toEqual(gaps);
  });

  it('ranks the size of the gap among earlier ones for percentile', () => {
    const sizes = Array.from(gaps, Math.abs);
    for (const row of [400, 450, last]) {
      expect(valuesOf('percentile')[row]).toBe(percentileAmongEarlier(sizes.slice(0, row + 1)));
    }
  });

  it('is the correlation of the returns in the window for correlation', () => {
    const [rx, ry] = [logReturns(pair.x), logReturns(pair.y)];
    expect(valuesOf('correlation', 90)[last]).toBeCloseTo(pearson(rx.subarray(-90), ry.subarray(-90)), 12);
  });

  it('is the tested change between neighbouring windows for change, on every session', () => {
    const [rx, ry] = [logReturns(pair.x), logReturns(pair.y)];
    const values = valuesOf('change', 90);
    for (const row of [180, 181, 333, last]) {
      expect(values[row]).toBe(correlationChange(rx.subarray(0, row + 1), ry.subarray(0, row + 1), 90).zHac);
    }
    expect(values.subarray(0, 180).every(Number.isNaN)).toBe(true);
  });

  it('is 1 on the days that set a record for record, and never before 504 values are known', () => {
    const values = valuesOf('record');
    const first = gaps.findIndex((value) => !Number.isNaN(value));
    expect(values.findIndex((value) => !Number.isNaN(value))).toBe(first + 504);
    for (let row = first + 504; row < rows; row++) {
      const earlier = Array.from(gaps.subarray(first, row), Math.abs);
      expect(values[row]).toBe(Number(Math.abs(gaps[row]!) > Math.max(...earlier)));
    }
  });

  it.each(alertMeasures)('uses nothing later than each session: %s', (measure) => {
    const { windowSessions } = defaultAlertLevels[measure];
    const whole = alertSeries({ measure, windowSessions }, pair).values;
    const cut = { dates: pair.dates.slice(0, 450), x: pair.x.slice(0, 450), y: pair.y.slice(0, 450) };
    const part = alertSeries({ measure, windowSessions }, cut).values;
    expect(Array.from(part)).toEqual(Array.from(whole).slice(0, 450));
  });

  it.each(alertMeasures)('is never an alert where neither market moves: %s', (measure) => {
    const still = { ...pair, x: new Float64Array(rows).fill(7), y: new Float64Array(rows).fill(3) };
    const { windowSessions } = defaultAlertLevels[measure];
    expect(Array.from(alertSeries({ measure, windowSessions }, still).values).every(Number.isNaN)).toBe(true);
  });
});

it('the change of the correlation refuses a window that is none, and legs of different length', () => {
  expect(() => correlationChangeSeries(new Float64Array(9), new Float64Array(9), 3)).toThrow(RangeError);
  expect(() => correlationChangeSeries(new Float64Array(9), new Float64Array(8), 4)).toThrow(RangeError);
});
