import type { AlertChart, AlertReport } from '../alerts/alert-report.ts';
import type { AlertMeasure, AlertRule } from '../alerts/alert-rule.ts';
import type { AlertMessage } from '../alerts/alert-state.ts';
import type { AlertBacktest } from '../alerts/simulation.ts';
import { clockOf, type RowClock, rowsText } from '../market/calendar-days.ts';
import { knownMarket, nameFor } from '../market/known-markets.ts';
import type { TimelineChartSpec } from '../reports/chart-spec.ts';
import { twoNoises } from './chance.ts';
import { capital, fmt, joined, msg, type Text } from './text.ts';

const decimals: Readonly<Record<AlertMeasure, number>> = {
  gap: 2,
  points: 0,
  percentile: 0,
  correlation: 2,
  change: 1,
  ratio: 2,
  record: 0,
};

const isEveryDay = (pair: AlertRule['pair']): boolean =>
  pair.every((symbol) => knownMarket(symbol)?.hours === 'always');

/** What the rows of a pair are called: days where both of its markets are known to trade every day. */
export function rowOf(pair: AlertRule['pair']): RowClock['row'] {
  return clockOf({ everyDay: isEveryDay(pair) }).row;
}

/** So many rows of a pair, named: `60 trading days`. */
export function rowsOf(pair: AlertRule['pair'], count: number): Text {
  return rowsText(count, { everyDay: isEveryDay(pair) });
}

/** What an alert watches, in words: `the scaled gap of ETH against RUT over 60 trading days beyond ±2, until 0.50`. */
export function ruleWords({ measure, pair, windowSessions, direction, enter, exit }: AlertRule): Text {
  const of = msg('alert.ruleOf', { measure, subject: pair[0], benchmark: pair[1] });
  const what = measure === 'ratio' ? of : msg('alert.ruleOver', { of, rows: rowsOf(pair, windowSessions) });
  if (measure === 'record') return what;
  const level = (value: number): Text => fmt.number(value, levelDecimals(value, measure));
  return msg('alert.ruleBeyond', { what, direction, enter: level(enter), exit: level(exit) });
}

/** What is drawn, short enough for a caption: `Scaled gap of ETH / RUT, 60 trading days`. */
export function measureWords({ measure, pair, windowSessions }: AlertRule): Text {
  const shown = measure === 'record' ? 'gap' : measure;
  const of = msg('alert.caption', { measure: shown, pair: pair.join(' / ') });
  return measure === 'ratio' ? of : msg('alert.captionOver', { of, rows: rowsOf(pair, windowSessions) });
}

/** A price ratio may be any small number; three of its figures are shown. */
function levelDecimals(level: number, measure: AlertMeasure): number {
  if (Number.isInteger(level)) return 0;
  return measure === 'ratio' && level > 0 && level < 1 ? Math.min(8, 2 - Math.floor(Math.log10(level))) : 2;
}

/** The first line of an alert. It says where things stand, never where they will go. */
export function alertHeadline(rule: AlertRule, message: AlertMessage): Text {
  const [subject, benchmark] = rule.pair.map(nameFor) as [Text, Text];
  const pair = capital(msg('names.against', { subject, benchmark }));
  const day = fmt.day(message.date);
  switch (message.kind) {
    case 'enter':
      return rule.measure === 'record'
        ? msg('alert.enterRecord', { subject: capital(subject), benchmark, day })
        : enterWords(rule, message, pair);
    case 'escalate':
      return msg('alert.escalate', { pair, day, stands: standsWords(rule, message.value) });
    case 'exit':
      return exitWords(rule, message, pair);
    case 'expire':
      return expireWords(rule, message, pair);
  }
}

/** A beginning that is announced late says when it was. */
function enterWords(rule: AlertRule, { date, start, value }: AlertMessage, pair: Text): Text {
  const said = { pair, day: fmt.day(date), stands: standsWords(rule, value) };
  return start === date ? msg('alert.enter', said) : msg('alert.enterSince', { ...said, start: fmt.day(start) });
}

/** Where the measure of an alert stands, in plain words: `Ethereum is behind by 2.1 usual swings, where 2 is wide`. */
function standsWords({ measure, pair }: AlertRule, value: number): Text {
  const name = nameFor(pair[0]);
  const far = fmt.number(Math.abs(value), 1);
  switch (measure) {
    case 'gap':
      return msg('alert.standsGap', { name, ahead: value >= 0, far });
    case 'percentile':
      return msg('alert.standsPercentile', { days: fmt.number(Math.floor(value), 0) });
    case 'correlation':
      return msg('alert.standsCorrelation', { value: fmt.signed(value, 2) });
    case 'change':
      return msg('alert.standsChange', { rose: value >= 0, far });
    case 'points':
      return msg('alert.standsPoints', { name, points: Math.round(Math.abs(value)), ahead: value >= 0 });
    case 'ratio':
      return msg('alert.standsRatio', { value: fmt.number(value, levelDecimals(value, measure)) });
    case 'record':
      return msg('alert.standsRecord');
  }
}

/** An alert that runs out in the middle of a stay says that nobody will be told of its end. */
function expireWords(rule: AlertRule, { peak, start, sessions }: AlertMessage, pair: Text): Text {
  if (peak === null) return msg('alert.expire', { pair });
  const rows = rowsOf(rule.pair, sessions);
  return msg('alert.expireOpen', { pair, start: fmt.day(start), rows, peak: alertValueText(rule, peak) });
}

function exitWords(rule: AlertRule, { peak, sessions, start, value }: AlertMessage, pair: Text): Text {
  if (peak === null) return msg('alert.corrected', { pair, start: fmt.day(start) });
  const rows = rowsOf(rule.pair, sessions);
  if (rule.measure === 'record') return msg('alert.exitRecord', { pair, rows });
  return msg('alert.exit', { pair, rows, now: alertValueText(rule, value), peak: alertValueText(rule, peak) });
}

/** A value of what an alert watches, as its levels are written. */
export function alertValueText({ measure }: Pick<AlertRule, 'measure'>, value: number): Text {
  if (measure === 'percentile') return fmt.number(value, 0);
  if (measure === 'ratio') return fmt.number(value, levelDecimals(value, measure));
  return fmt.signed(value, decimals[measure]);
}

/** How often noise fires over the years of a backtest: of single days, and of blocks of about 20 days. */
export interface NoiseFires {
  readonly fires: number | null;
  readonly inBlocks: number | null;
}

/** `Would have fired 7 times in 5.1 years, last on 3 Feb 2026, median 23 trading days apart; noise alone would fire 4.1.` */
export function backtestWords(
  { fires, years, lastFire, medianSessionsApart }: AlertBacktest,
  noise: NoiseFires,
  { row }: Pick<RowClock, 'row'>,
): Text {
  const apart = medianSessionsApart;
  const parts = joined(
    [
      msg('alert.fired', { fires, years: fmt.number(years, 1) }),
      lastFire && msg('alert.lastFired', { day: fmt.day(lastFire) }),
      apart === undefined ? undefined : msg('alert.apart', { rows: rowsText(apart, { everyDay: row === 'day' }) }),
    ],
    ', ',
  );
  if (noise.fires === null) return msg('alert.backtest', { parts });
  return msg('alert.backtestBeside', {
    parts,
    noise: twoNoises(noise.fires, noise.inBlocks, (count) => fmt.number(count, 1)),
  });
}

/** The first line about an alert nobody has saved yet: how often it would have spoken, and chance alone. */
export function alertPreviewSentence({ rule, backtest, noiseFires, noiseFiresBlocks }: AlertReport): Text {
  const [one, other] = rule.pair.map(nameFor) as [Text, Text];
  const { fires, years } = backtest;
  const said = { one, other, fires, years: fmt.number(years, 1) };
  if (noiseFires === null) return capital(msg('alert.wouldHaveSpoken', said));
  const [low, high] = [noiseFires, noiseFiresBlocks ?? noiseFires].map(Math.round).toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  const chance = low === high ? msg('alert.about', { count: fmt.number(low, 0) }) : rangeText(low, high);
  return capital(msg('alert.wouldHaveSpokenBy', { ...said, chance }));
}

function rangeText(low: number, high: number): Text {
  return msg('alert.range', { low: fmt.number(low, 0), high: fmt.number(high, 0) });
}

/** What a report on an alert says in one line: its backtest, beside what noise would have done. */
export function alertBacktestWords(
  report: Pick<AlertReport, 'backtest' | 'noiseFires' | 'noiseFiresBlocks' | 'rowsPerYear'>,
): Text {
  const noise = { fires: report.noiseFires, inBlocks: report.noiseFiresBlocks };
  return backtestWords(report.backtest, noise, clockOf(report));
}

/** The picture of a backtest with its words: the title, what is watched, and what is drawn. */
export function alertPicture(report: AlertReport, chart: AlertChart): TimelineChartSpec<Text> {
  const { rule } = report;
  return {
    ...chart,
    title: alertPreviewSentence(report),
    line: { ...chart.line, symbol: msg('alert.shortName', { measure: rule.measure }), name: ruleWords(rule) },
    yLabel: measureWords(rule),
  };
}

/** What the noise of a backtest is, and how far it spreads: `Noise: …; nine of ten such histories fire 2 to 8 times.` */
export function nullModelRangeWords(
  measure: AlertMeasure,
  range: { readonly low: number; readonly high: number },
): Text {
  const [low, high] = [Math.round(range.low), Math.round(range.high)];
  return msg('alert.noise', {
    closeness: measure === 'correlation' || measure === 'change',
    times: low === high ? msg('alert.exactly', { count: fmt.number(low, 0) }) : rangeText(low, high),
  });
}
