import { describe, expect, it } from 'vitest';
import { type AlertMeasure, alertMeasures, defaultAlertLevels, type WatchedRule } from '../../src/alerts/alert-rule.ts';
import { falseAlarmRate, type PairReturns, simulateAlert } from '../../src/alerts/simulation.ts';
import { volScaledGap } from '../../src/analytics/gap.ts';
import { mulberry32, randomWalkNullModel } from '../../src/analytics/null-model.ts';

/** Days of two made markets; `drift` is the same every day, `skew` makes falls larger than rises. */
function madeMoves(days: number, { drift = 0, skew = 0 } = {}): PairReturns {
  const random = mulberry32(11);
  const noise = (): number => random() + random() + random() - 1.5;
  const subject = new Float64Array(days);
  const benchmark = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    const shared = noise();
    const own = noise();
    subject[day] = drift + 0.03 * (shared + own - (own < 0 ? skew * own * own : 0));
    benchmark[day] = 0.01 * (shared + noise());
  }
  return { subject, benchmark };
}

const ruleOf = (measure: AlertMeasure, more: Partial<WatchedRule> = {}): WatchedRule => ({
  measure,
  ...defaultAlertLevels[measure],
  cooldownSessions: 20,
  ...more,
});

const rateOf = (rule: WatchedRule, moves: PairReturns, paths = 60, seed = 5): number =>
  falseAlarmRate(rule, moves, { paths, random: mulberry32(seed) }).perYear;

describe('how often noise sets an alert off', () => {
  it.each(alertMeasures)('is known for %s, with its spread', (measure) => {
    const answer = falseAlarmRate(ruleOf(measure), madeMoves(900), { paths: 12, random: mulberry32(5) });
    expect(answer.perYear).toBeGreaterThanOrEqual(0);
    expect(answer.perYear).toBeLessThan(6);
    expect(answer.perYearLow).toBeLessThanOrEqual(answer.perYearHigh);
  });

  it('is that of the noise benchmark for the gap in either direction without a cooldown', () => {
    const moves = madeMoves(1200);
    const walk = Float64Array.from(moves.subject);
    let total = 0;
    walk.forEach((_, day) => (walk[day] = total += moves.subject[day]! - moves.benchmark[day]!));
    const benchmark = randomWalkNullModel(walk, {
      measure: (path) => volScaledGap(path, 60),
      levels: { enter: 2, exit: 0.5 },
      paths: 300,
      meanBlock: 1,
      random: mulberry32(1),
    }).episodesPerYear;
    expect(rateOf(ruleOf('gap', { cooldownSessions: 0 }), moves, 300)).toBeCloseTo(benchmark, 0.9);
  });

  it('of both directions together is about the sum of the two', () => {
    const moves = madeMoves(1200, { skew: 0.5 });
    const rule = ruleOf('gap', { cooldownSessions: 0 });
    const above = rateOf({ ...rule, direction: 'above' }, moves, 150);
    const below = rateOf({ ...rule, direction: 'below', enter: -2, exit: -0.5 }, moves, 150);
    expect(above + below).toBeCloseTo(rateOf(rule, moves, 150), 1);
  });

  it('falls when the level is raised, and when the cooldown is longer', () => {
    const moves = madeMoves(900);
    const low = rateOf(ruleOf('gap', { enter: 1 }), moves, 30);
    expect(rateOf(ruleOf('gap', { enter: 2 }), moves, 30)).toBeLessThan(low);
    expect(rateOf(ruleOf('gap', { enter: 1, cooldownSessions: 200 }), moves, 30)).toBeLessThan(low);
  });

  it('does not know of a drift', () => {
    const rule = ruleOf('gap', { direction: 'above' });
    const drifting = rateOf(rule, madeMoves(900, { drift: 0.02 }), 40);
    expect(drifting).toBeCloseTo(rateOf(rule, madeMoves(900), 40), 9);
  });

  it('keeps both legs of a day together: a correlation that is high in the data is so in the noise', () => {
    const rule = ruleOf('correlation', { direction: 'above', enter: 0.3, exit: -0.9 });
    expect(rateOf(rule, madeMoves(600), 10)).toBeCloseTo(252 / (600 - 89), 9);
  });

  it('is the same from the same seed, and unknown where no value is defined', () => {
    const rule = ruleOf('gap');
    expect(rateOf(rule, madeMoves(500), 10)).toBe(rateOf(rule, madeMoves(500), 10));
    expect(rateOf(rule, madeMoves(100), 5)).toBeNaN();
  });
});

it('a series is watched from its first to its last value, without dates too', () => {
  const rule = { direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 } as const;
  expect(simulateAlert(rule, [NaN, 2, 0, 3]).map(({ kind }) => kind)).toEqual(['enter', 'exit', 'enter']);
});
