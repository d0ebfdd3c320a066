import type { TimelineDrawing } from '../drawings.ts';
import { loadPair } from '../market/load-pair.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import type { Pair } from '../market/symbol.ts';
import { logRatio } from '../measures/log-ratio.ts';
import type { Request } from '../ports.ts';
import { orNull } from '../reports/or-null.ts';
import type { SourcesWithNoise } from '../reports/question.ts';
import { provenance, sampleFacts } from '../reports/sample-facts.ts';
import { backtestWords, ruleWords } from '../wording/alert-words.ts';
import type { AlertRule } from './alert-rule.ts';
import { alertSeries } from './alert-series.ts';
import type { AlertState } from './alert-state.ts';
import { backtestAlert, type AlertBacktest } from './backtest-alert.ts';
import { armAlert, type AlertSeries } from './evaluate-alert.ts';

const NOISE_PATHS = 1000;
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
  /** How often pure noise made of this pair's own moves would have fired in as many years; undefined where not known. */
  readonly noiseFires: number | undefined;
  /** Where the alert would begin. */
  readonly state: AlertState;
}

/**
 * How often would this alert have fired, how often would noise alone have fired it, and where does it stand?
 *
 * The noise benchmark asks for the volatility-scaled gap in either direction, so it is known for that measure only.
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
  const perYear = await noisePerYear(rule, aligned, sources, signal);
  const report: AlertReport = {
    command: 'alert',
    asOf: aligned.dates.at(-1)!,
    rule,
    value: orNull(series.values[series.values.length - 1]),
    backtest,
    noiseFires: perYear === undefined ? undefined : perYear * backtest.years,
    state: armAlert(rule, series),
  };
  return { report, drawing: draw(report, series, aligned) };
}

/** One direction of two meets half of what noise does in both. */
async function noisePerYear(rule: AlertRule, { x, y }: AlignedPair, { noise }: SourcesWithNoise, signal?: AbortSignal) {
  if (rule.measure !== 'gap' || rule.direction === 'below' || rule.exit < 0) return undefined;
  const { windowSessions, enter, exit } = rule;
  const question = {
    logRatio: logRatio(x, y),
    windowSessions,
    enter,
    exit,
    paths: NOISE_PATHS,
    meanBlock: 1,
    seed: NOISE_SEED,
  };
  const { episodesPerYear } = await noise.reconvergence(question, { signal });
  return rule.direction === 'either' ? episodesPerYear : episodesPerYear / 2;
}

function draw({ rule, backtest, noiseFires }: AlertReport, series: AlertSeries, aligned: AlignedPair): TimelineDrawing {
  const both = rule.direction === 'either';
  const levels = [
    { value: rule.enter, label: 'begins' },
    { value: rule.exit, label: 'ends' },
    ...(both
      ? [
          { value: -rule.enter, label: 'begins' },
          { value: -rule.exit, label: 'ends' },
        ]
      : []),
  ];
  const fired = backtest.messages.filter(({ kind }) => kind === 'enter').map(({ date }) => ({ date, label: date }));
  return {
    kind: 'timeline',
    title: backtestWords(backtest, noiseFires),
    footer: provenance(sampleFacts(aligned)),
    simulated: aligned.simulated,
    dates: series.dates,
    line: { symbol: rule.measure, name: ruleWords(rule), values: Float64Array.from(series.values) },
    yLabel: ruleWords(rule),
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
