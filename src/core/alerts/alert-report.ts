import type { TimelineDrawing } from '../drawings.ts';
import { loadPair } from '../market/load-pair.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import type { Pair } from '../market/symbol.ts';
import { logReturns } from '../measures/log-returns.ts';
import type { Request } from '../ports.ts';
import { orNull } from '../reports/or-null.ts';
import type { SourcesWithNoise } from '../reports/question.ts';
import { provenance, sampleFacts } from '../reports/sample-facts.ts';
import { backtestWords, measureWords, ruleWords } from '../wording/alert-words.ts';
import { monthAndYear } from '../wording/dates.ts';
import type { AlertMeasure, AlertRule } from './alert-rule.ts';
import { alertSeries } from './alert-series.ts';
import type { AlertState } from './alert-state.ts';
import { backtestAlert, type AlertBacktest } from './backtest-alert.ts';
import { armAlert, type AlertSeries } from './evaluate-alert.ts';
import type { FalseAlarms } from './false-alarms.ts';

/** Enough that the rate is known to a tenth a year; the slowest measure gets fewer. */
const NOISE_PATHS: Readonly<Record<AlertMeasure, number>> = {
  gap: 400,
  percentile: 400,
  correlation: 400,
  change: 120,
  record: 400,
};
const NOISE_SEED = 20_260_625;
/** Announcements with a label in the picture; more would hide one another. */
const MOST_LABELS = 12;

/** What a moderator sees before an alert is saved. */
export interface AlertReport {
  readonly command: 'alert';
  readonly asOf: string;
  readonly rule: AlertRule;
  /** The measure on the last completed session. */
  readonly value: number | null;
  readonly backtest: AlertBacktest;
  /** How often noise made of this pair's own days would have fired in as many years; null where nothing is known. */
  readonly noiseFires: number | null;
  /** Nine of ten such histories fire between so and so many times. */
  readonly noiseRange: { readonly low: number; readonly high: number } | null;
  /** Where the alert would begin. */
  readonly state: AlertState;
}

/**
 * How often would this alert have fired, how often would noise alone have fired it, and where does it stand?
 *
 * Noise is this pair's own days in random order, looked at by the same rule: known for every measure and direction.
 *
 * @param question The rule and its pair, resolved.
 * @param sources Prices, sessions and noise.
 * @returns Report and picture.
 * @throws UserError where the pair cannot be judged, saying what would be needed.
 * @see ANALYTICS.md 10
 */
export async function alertReport(
  { rule, pair, signal }: Request & { readonly rule: AlertRule; readonly pair: Pair },
  sources: SourcesWithNoise,
): Promise<{ report: AlertReport; drawing: TimelineDrawing }> {
  const aligned = await loadPair(sources.market, sources.calendar, { pair, signal });
  const series = alertSeries(rule, aligned);
  const backtest = backtestAlert(rule, series);
  const noise = await noiseOf(rule, aligned, sources, signal);
  const { years } = backtest;
  const report: AlertReport = {
    command: 'alert',
    asOf: aligned.dates.at(-1)!,
    rule,
    value: orNull(series.values[series.values.length - 1]),
    backtest,
    noiseFires: noise === null ? null : noise.perYear * years,
    noiseRange: noise === null ? null : { low: noise.perYearLow * years, high: noise.perYearHigh * years },
    state: armAlert(rule, series),
  };
  return { report, drawing: draw(report, series, aligned) };
}

async function noiseOf(
  rule: AlertRule,
  { x, y }: AlignedPair,
  { noise }: SourcesWithNoise,
  signal?: AbortSignal,
): Promise<FalseAlarms | null> {
  const { measure, direction, windowSessions, enter, exit, cooldownSessions } = rule;
  const watched = { measure, direction, windowSessions, enter, exit, cooldownSessions };
  const moves = { subject: logReturns(x).subarray(1), benchmark: logReturns(y).subarray(1) };
  const question = { rule: watched, moves, paths: NOISE_PATHS[measure], seed: NOISE_SEED };
  const answer = await noise.falseAlarms(question, { signal });
  return Number.isNaN(answer.perYear) ? null : answer;
}

function draw({ rule, backtest, noiseFires }: AlertReport, series: AlertSeries, aligned: AlignedPair): TimelineDrawing {
  const both = rule.direction === 'either';
  const isRecord = rule.measure === 'record';
  // a record is seen on the gap itself; the flag is only ever 0 or 1
  const shown = isRecord ? alertSeries({ ...rule, measure: 'gap' }, aligned) : series;
  const levels = isRecord
    ? []
    : [
        { value: rule.enter, label: 'begins' },
        { value: rule.exit, label: 'ends' },
        ...(both
          ? [
              { value: -rule.enter, label: 'begins' },
              { value: -rule.exit, label: 'ends' },
            ]
          : []),
      ];
  const fired = backtest.messages
    .filter(({ kind }) => kind === 'enter')
    .map(({ date }) => ({ date, label: monthAndYear(date) }));
  return {
    kind: 'timeline',
    title: backtestWords(backtest, noiseFires),
    footer: provenance(sampleFacts(aligned)),
    simulated: aligned.simulated,
    dates: series.dates,
    line: { symbol: isRecord ? 'gap' : rule.measure, name: ruleWords(rule), values: Float64Array.from(shown.values) },
    yLabel: measureWords(rule),
    levels,
    shades: shadesOf(backtest, series.dates.at(-1)!),
    points: fired.slice(-MOST_LABELS),
  };
}

function shadesOf({ messages }: AlertBacktest, last: string): TimelineDrawing['shades'] {
  return messages
    .filter(({ kind }) => kind === 'enter')
    .map(({ date, sign, start }) => {
      const end = messages.find(
        (message) => message.kind === 'exit' && message.start === start && message.date >= date,
      );
      return { from: start, to: end?.date ?? last, sign };
    });
}
