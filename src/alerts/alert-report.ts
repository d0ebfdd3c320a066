import { logReturns, orNull } from '../analytics/series.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import type { Pair, Request } from '../market/ports.ts';
import type { NamedSeries, TimelineChartSpec, Untitled } from '../reports/chart-spec.ts';
import { type ReportSources } from '../reports/question.ts';
import { provenance, sampleFacts } from '../reports/sample-facts.ts';
import { type AlertMeasure, type AlertRule, alertSeries, type AlertSeries } from './alert-rule.ts';
import { type AlertState, armAlert } from './alert-state.ts';
import { type AlertBacktest, type AlertNullModel, backtestAlert, type FalseAlarmRate } from './simulation.ts';
import { msg, type Text } from '../messages/text.ts';

/** Enough that the rate is known to a tenth a year; the slowest measure gets fewer. */
const NULL_MODEL_PATHS: Readonly<Record<AlertMeasure, number>> = {
  gap: 400,
  points: 400,
  percentile: 400,
  correlation: 400,
  change: 120,
  ratio: 400,
  record: 400,
};

const NULL_MODEL_SEED = 20_260_625;

/** Mean block of the second noise, rows. */
const NOISE_BLOCK = 20;

/** What a moderator sees before an alert is saved. */
export interface AlertReport {
  readonly command: 'alert';
  readonly asOf: string;
  readonly rule: AlertRule;
  /** The measure on the last completed session. */
  readonly value: number | null;
  readonly backtest: AlertBacktest;
  /** Rows a year: the clock of all that is counted here. */
  readonly rowsPerYear: 252 | 365;
  /** How often noise made of this pair's own days would have fired in as many years; null where nothing is known. */
  readonly noiseFires: number | null;
  /** The same where stretches of about 20 days stay together, so that calm and busy times do. */
  readonly noiseFiresBlocks: number | null;
  /** Nine of ten such histories fire between so and so many times. */
  readonly noiseRange: { readonly low: number; readonly high: number } | null;
  /** Where the alert would begin. */
  readonly state: AlertState;
}

/** The backtest as it is drawn, without its words: they are made of the rule and the report. */
export interface AlertChart extends Omit<Untitled<TimelineChartSpec<Text>>, 'line' | 'yLabel'> {
  readonly line: Pick<NamedSeries, 'values'>;
}

/** Where an alert gets its prices, its sessions and its noise. */
export interface AlertSources extends ReportSources {
  readonly nullModel: AlertNullModel;
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
  sources: AlertSources,
): Promise<{ report: AlertReport; chart: AlertChart }> {
  const aligned = await loadPair(sources.market, sources.calendar, { pair, signal });
  const series = alertSeries(rule, aligned);
  const backtest = backtestAlert(rule, series, aligned.rowsPerYear);
  const ask = (meanBlock: number) => falseAlarmRateOf(rule, aligned, meanBlock, sources, signal);
  const [noise, blocks] = await Promise.all([ask(1), ask(NOISE_BLOCK)]);
  const { years } = backtest;
  const report: AlertReport = {
    command: 'alert',
    asOf: aligned.dates.at(-1)!,
    rule,
    value: orNull(series.values[series.values.length - 1]),
    backtest,
    rowsPerYear: aligned.rowsPerYear,
    noiseFires: noise === null ? null : noise.perYear * years,
    noiseFiresBlocks: blocks === null ? null : blocks.perYear * years,
    noiseRange: noise === null ? null : { low: noise.perYearLow * years, high: noise.perYearHigh * years },
    state: armAlert(rule, series),
  };
  return { report, chart: draw(report, series, aligned) };
}

async function falseAlarmRateOf(
  rule: AlertRule,
  { x, y, rowsPerYear }: AlignedPair,
  meanBlock: number,
  { nullModel }: AlertSources,
  signal?: AbortSignal,
): Promise<FalseAlarmRate | null> {
  const { measure, direction, windowSessions, cooldownSessions } = rule;
  const unit = measure === 'ratio' ? x[0]! / y[0]! : 1; // noise begins at a ratio of 1
  const [enter, exit] = [rule.enter / unit, rule.exit / unit];
  const watched = { measure, direction, windowSessions, enter, exit, cooldownSessions };
  const moves = { subject: logReturns(x).subarray(1), benchmark: logReturns(y).subarray(1) };
  const question = {
    rule: watched,
    moves,
    paths: NULL_MODEL_PATHS[measure],
    seed: NULL_MODEL_SEED,
    meanBlock,
    rowsPerYear,
  };
  const answer = await nullModel.falseAlarms(question, { signal });
  return Number.isNaN(answer.perYear) ? null : answer;
}

function draw({ rule, backtest }: AlertReport, series: AlertSeries, aligned: AlignedPair): AlertChart {
  const both = rule.direction === 'either';
  const isRecord = rule.measure === 'record';
  // a record is seen on the gap itself; the flag is only ever 0 or 1
  const shown = isRecord ? alertSeries({ ...rule, measure: 'gap' }, aligned) : series;
  const levels = isRecord
    ? []
    : [
        { value: rule.enter, label: msg('alert.begins') },
        { value: rule.exit, label: msg('alert.ends') },
        ...(both
          ? [
              { value: -rule.enter, label: msg('alert.begins') },
              { value: -rule.exit, label: msg('alert.ends') },
            ]
          : []),
      ];
  const fired = backtest.messages.filter(({ kind }) => kind === 'enter').map(({ date }) => ({ date, label: '' }));
  return {
    kind: 'timeline',
    footer: provenance(sampleFacts(aligned)),
    simulated: aligned.simulated,
    dates: series.dates,
    line: { values: Float64Array.from(shown.values) },
    levels,
    shades: shadesOf(backtest, series.dates.at(-1)!),
    pointsAre: msg('alert.firesMarked', { count: fired.length }),
    points: fired,
  };
}

function shadesOf({ messages }: AlertBacktest, last: string): TimelineChartSpec['shades'] {
  return messages
    .filter(({ kind }) => kind === 'enter')
    .map(({ date, sign, start }) => {
      const end = messages.find(
        (message) => message.kind === 'exit' && message.start === start && message.date >= date,
      );
      return { from: start, to: end?.date ?? last, sign };
    });
}
