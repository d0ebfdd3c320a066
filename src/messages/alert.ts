import type { AlertChart, AlertReport } from '../alerts/alert-report.ts';
import type { AlertMeasure, AlertRule } from '../alerts/alert-rule.ts';
import type { AlertMessage } from '../alerts/alert-state.ts';
import type { AlertBacktest } from '../alerts/simulation.ts';
import { clockOf, type RowClock } from '../market/calendar-days.ts';
import { knownMarket, nameOfSymbol } from '../market/known-markets.ts';
import type { TimelineChartSpec } from '../reports/chart-spec.ts';
import { twoNoises } from './chance.ts';
import { capitalised, dayMonthYear, formatNumber, formatSigned, plural } from './format.ts';
import { inEnglish } from './speaker.ts';
import { fmt, type Text } from './text.ts';

const names: Readonly<Record<AlertMeasure, string>> = {
  gap: 'the scaled gap',
  points: 'the gap in points',
  percentile: 'the rank of the gap (of 100 days)',
  correlation: 'the correlation',
  change: 'the change of the correlation (in standard errors)',
  ratio: 'the price ratio',
  record: 'a record gap',
};

const decimals: Readonly<Record<AlertMeasure, number>> = {
  gap: 2,
  points: 0,
  percentile: 0,
  correlation: 2,
  change: 1,
  ratio: 2,
  record: 0,
};

/** What the rows of a pair are called: days where both of its markets are known to trade every day. */
export function rowOf(pair: AlertRule['pair']): RowClock['row'] {
  return clockOf({ everyDay: pair.every((symbol) => knownMarket(symbol)?.hours === 'always') }).row;
}

/** What an alert watches, in words: `the scaled gap of ETH against RUT over 60 trading days beyond ±2`. */
export function ruleWords({ measure, pair, windowSessions, direction, enter, exit }: AlertRule): string {
  const of = `${names[measure]} of ${pair[0]} against ${pair[1]}`;
  const over = measure === 'ratio' ? of : `${of} over ${plural(windowSessions, rowOf(pair))}`;
  if (measure === 'record') return over;
  const beyond = { above: 'above', below: 'below', either: 'beyond ±' }[direction];
  const words = (level: number): string => formatNumber(level, levelDecimals(level, measure));
  return `${over} ${beyond}${direction === 'either' ? '' : ' '}${words(enter)}, until ${words(exit)}`;
}

/** What is drawn, short enough for a caption: `Scaled gap of ETH / RUT, 60 trading days`. */
export function measureWords({ measure, pair, windowSessions }: AlertRule): string {
  const name = capitalised(names[measure === 'record' ? 'gap' : measure].replace(/^the /u, ''));
  const of = `${name} of ${pair.join(' / ')}`;
  return measure === 'ratio' ? of : `${of}, ${plural(windowSessions, rowOf(pair))}`;
}

/** A price ratio may be any small number; three of its figures are shown. */
function levelDecimals(level: number, measure: AlertMeasure): number {
  if (Number.isInteger(level)) return 0;
  return measure === 'ratio' && level < 1 ? Math.min(8, 2 - Math.floor(Math.log10(level))) : 2;
}

/** The first line of an alert. It says where things stand, never where they will go. */
export function alertHeadline(rule: AlertRule, message: AlertMessage): string {
  const [subject, benchmark] = rule.pair.map(nameOfSymbol) as [string, string];
  const pair = capitalised(`${subject} against ${benchmark}`);
  const day = dayMonthYear(message.date);
  switch (message.kind) {
    case 'enter':
      return rule.measure === 'record'
        ? `${capitalised(subject)} and ${benchmark} are further apart than ever before, on ${day}.`
        : `${pair}: ${standsWords(rule, message.value)} on ${day}${sinceWords(message)}.`;
    case 'escalate':
      return `${pair}: further out, ${standsWords(rule, message.value)} on ${day}.`;
    case 'exit':
      return exitWords(rule, message, pair);
    case 'expire':
      return `${pair}: this alert has run out${openWords(rule, message)}. It says nothing more.`;
  }
}

/** Where the measure of an alert stands, in plain words: `Ethereum is behind by 2.1 usual swings, where 2 is wide`. */
function standsWords({ measure, pair }: AlertRule, value: number): string {
  const far = formatNumber(Math.abs(value), 1);
  switch (measure) {
    case 'gap':
      return `${nameOfSymbol(pair[0])} is ${value < 0 ? 'behind' : 'ahead'} by ${far} usual swings, where 2 is wide`;
    case 'percentile':
      return `the gap is wider than on ${formatNumber(Math.floor(value), 0)} of 100 days`;
    case 'correlation':
      return `they move together by ${formatSigned(value, 2)}, where 0 is unrelated`;
    case 'change':
      return `how closely they move together has ${value < 0 ? 'fallen' : 'risen'} by ${far} times its usual error`;
    case 'points':
      return `${nameOfSymbol(pair[0])} is ${plural(Math.round(Math.abs(value)), 'point')} ${value < 0 ? 'behind' : 'ahead'}`;
    case 'ratio':
      return `one unit of it costs ${formatNumber(value, levelDecimals(value, measure))} of the other`;
    case 'record':
      return 'the gap is a record';
  }
}

/** A beginning that is announced late says when it was. */
function sinceWords({ start, date }: AlertMessage): string {
  return start === date ? '' : `, so since ${dayMonthYear(start)}`;
}

/** An alert that runs out in the middle of a stay says that nobody will be told of its end. */
function openWords(rule: AlertRule, { peak, start, sessions }: AlertMessage): string {
  if (peak === null) return '';
  return ` while it is beyond the level, since ${dayMonthYear(start)} (${plural(sessions, rowOf(rule.pair))}, furthest ${valueWords(rule, peak)})`;
}

function exitWords(rule: AlertRule, { peak, sessions, start, value }: AlertMessage, pair: string): string {
  if (peak === null) {
    return `${pair}: prices were corrected, and there was no alert to give on ${dayMonthYear(start)}.`;
  }
  if (rule.measure === 'record')
    return `${pair}: the run of record gaps is over after ${plural(sessions, rowOf(rule.pair))}.`;
  return `${pair}: over after ${plural(sessions, rowOf(rule.pair))}; now at ${valueWords(rule, value)}, furthest ${valueWords(rule, peak)}.`;
}

function valueWords({ measure }: AlertRule, value: number): string {
  if (measure === 'percentile') return formatNumber(value, 0);
  if (measure === 'ratio') return formatNumber(value, levelDecimals(value, measure));
  return formatSigned(value, decimals[measure]);
}

/** How often noise fires over the years of a backtest: of single days, and of blocks of about 20 days. */
export interface NoiseFires {
  readonly fires: number | null;
  readonly inBlocks: number | null;
}

/** `Would have fired 7 times in 5.1 years, last on 3 Feb 2026, median 23 trading days apart; noise alone would fire 4.1.` */
export function backtestWords(backtest: AlertBacktest, noise: NoiseFires, { row }: Pick<RowClock, 'row'>): string {
  const { fires, years, lastFire, medianSessionsApart } = backtest;
  const times = fires === 0 ? 'never' : plural(fires, 'time');
  const parts = [
    `Would have fired ${times} in ${formatNumber(years, 1)} years`,
    ...(lastFire === undefined ? [] : [`last on ${dayMonthYear(lastFire)}`]),
    ...(medianSessionsApart === undefined ? [] : [`median ${plural(medianSessionsApart, row)} apart`]),
  ];
  const alone =
    noise.fires === null
      ? ''
      : `; noise alone would fire ${inEnglish(twoNoises(noise.fires, noise.inBlocks, (fires) => fmt.number(fires, 1)))}`;
  return `${parts.join(', ')}${alone}.`;
}

/** The first line about an alert nobody has saved yet: how often it would have spoken, and chance alone. */
export function alertPreviewSentence(report: AlertReport): string {
  const { rule, backtest, noiseFires, noiseFiresBlocks } = report;
  const times = backtest.fires === 0 ? 'never' : plural(backtest.fires, 'time');
  const [one, other] = rule.pair.map(nameOfSymbol);
  const said = `An alert on ${one} and ${other} would have spoken ${times} in ${formatNumber(backtest.years, 1)} years`;
  if (noiseFires === null) return `${said}.`;
  const chances = [noiseFires, noiseFiresBlocks ?? noiseFires].map((fires) => formatNumber(fires, 0));
  const [low, high] = chances.toSorted((a, b) => Number(a) - Number(b));
  return `${said}; chance alone, ${low === high ? `about ${low}` : `${low} to ${high}`}.`;
}

/** What a report on an alert says in one line: its backtest, beside what noise would have done. */
export function alertBacktestWords(
  report: Pick<AlertReport, 'backtest' | 'noiseFires' | 'noiseFiresBlocks' | 'rowsPerYear'>,
): string {
  const noise = { fires: report.noiseFires, inBlocks: report.noiseFiresBlocks };
  return backtestWords(report.backtest, noise, clockOf(report));
}

/** The picture of a backtest with its words: the title, what is watched, and what is drawn. */
export function alertPicture(report: AlertReport, chart: AlertChart): TimelineChartSpec<Text> {
  const { rule } = report;
  return {
    ...chart,
    title: alertBacktestWords(report),
    line: { ...chart.line, name: ruleWords(rule) },
    yLabel: measureWords(rule),
  };
}

/** What the noise of a backtest is, and how far it spreads: `Noise: …; nine of ten such histories fire 2 to 8 times.` */
export function nullModelRangeWords(
  measure: AlertMeasure,
  range: { readonly low: number; readonly high: number },
): string {
  const what =
    measure === 'correlation' || measure === 'change'
      ? 'how closely the two move together never changes in it'
      : 'nothing in it ties the two together or drives them apart';
  const [low, high] = [formatNumber(range.low, 0), formatNumber(range.high, 0)];
  const times = low === high ? `${low} times` : `${low} to ${high} times`;
  return `Noise is the same days in random order: ${what}; nine of ten such histories fire ${times}.`;
}
