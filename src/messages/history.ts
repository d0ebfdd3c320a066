import { rowsText } from '../market/calendar-days.ts';
import { nameOf } from '../market/known-markets.ts';
import {
  type ForwardFigures,
  type ForwardMeans,
  type HistoryReport,
  type NoiseTest,
  TIED_P,
} from '../reports/history.ts';
import { areMuchApart, pWords, twoNoises } from './chance.ts';
import { capital, firstFitting, fmt, joined, msg, type NumberValue, type Text } from './text.ts';

/** Below this p the pair differs from noise; above it, it cannot be told from it. */
const DIFFERENT_P = 0.05;

/** Up to what an episode is followed. */
const OUTCOME_ROWS = 60;

type Clocked = Pick<HistoryReport, 'everyDay'>;

/** A level as it was asked, with as many decimals. */
export function levelText(level: number): NumberValue {
  return fmt.number(level, String(level).split('.')[1]?.length ?? 0);
}

/** The answer in one line: how often, how long, and how long noise takes. */
export function historySentence(report: HistoryReport): Text {
  const { subject, benchmark, episodes, enter, since } = report;
  const pair = capital(msg('multiverse.pair', { subject: nameOf(subject), benchmark: nameOf(benchmark) }));
  if (since === null) return msg('history.tooShort', { pair });
  const year = since.slice(0, 4);
  if (episodes.length === 0) return msg('history.none', { pair, enter: levelText(enter), year });
  return medianSentence(report, { pair, count: episodes.length, year });
}

function medianSentence(report: HistoryReport, said: { pair: Text; count: number; year: string }): Text {
  const { median } = report.kaplanMeier;
  const { medianSessions: chance } = report.null;
  if (median === null) return msg('history.mostOpen', said);
  const ended = { ...said, rows: rowsText(median, report) };
  if (chance === null) return msg('history.median', ended);
  const pair = msg('multiverse.both', { subject: nameOf(report.subject), benchmark: nameOf(report.benchmark) });
  const all = { ...ended, pair, chance: fmt.count(chance), pull: pullOf(report, chance) };
  return firstFitting([
    msg('history.medianChance', { ...all, since: true }),
    msg('history.medianChance', { ...all, since: false }),
  ]);
}

/** What a picture says under its title, where the gaps ended as chance alone ends them; nothing else. */
export function noPullWords(report: HistoryReport): { readonly why?: Text } {
  const { medianSessions } = report.null;
  const isKnown = report.kaplanMeier.median !== null && medianSessions !== null;
  return isKnown && pullOf(report, medianSessions) === 'none' ? { why: msg('history.noPull') } : {};
}

/** Whether wide gaps ended sooner or later than by chance; neither where chance lies where the median may well lie. */
function pullOf({ kaplanMeier: { low, high } }: HistoryReport, chance: number): 'sooner' | 'later' | 'none' {
  if (low === null || chance >= low === (high === null || chance <= high)) return 'none';
  return chance < low ? 'later' : 'sooner';
}

/** The interval of the median duration, in one sentence; undefined where there is none. */
export function medianIntervalWords(report: HistoryReport): Text | undefined {
  const { median, low, high } = report.kaplanMeier;
  if (median === null || low === null) return undefined;
  const said = { rows: rowsText(median, report), low };
  return high === null ? msg('history.intervalOpen', said) : msg('history.interval', { ...said, high });
}

/** How often it came beside how often random walks made of the pair's own moves do it, over the same stretch. */
export function nullModelWords(report: HistoryReport): Text {
  const { null: noise } = report;
  const alone = noiseFigures(noise, report);
  if (alone === undefined) return msg('history.chanceUnknown');
  return joined([
    seenWords(report),
    msg('history.chance', { ...alone, paths: fmt.count(noise.paths) }),
    inBlocksWords(report),
  ]);
}

function seenWords({ actual: { episodesPerYear, years }, enter, exit, episodes }: HistoryReport): Text | undefined {
  if (episodesPerYear === null) return undefined;
  const said = {
    enter: levelText(enter),
    exit: levelText(exit),
    count: episodes.length,
    years: fmt.number(years, years < 3 ? 2 : 1), // a rate made of few years would not be theirs
  };
  return years < 1
    ? msg('history.seen', said)
    : msg('history.seenRate', { ...said, rate: fmt.number(episodesPerYear, 2) });
}

type NoiseFigures = Pick<HistoryReport['null'], 'episodesPerYear' | 'medianSessions'>;

function noiseFigures({ episodesPerYear, medianSessions }: NoiseFigures, clocked: Clocked) {
  if (episodesPerYear === null || medianSessions === null) return undefined;
  return { rate: fmt.number(episodesPerYear, 2), rows: rowsText(medianSessions, clocked) };
}

/** What noise does in which stretches of days stay together, where that is another thing; undefined where it is not. */
function inBlocksWords(report: HistoryReport): Text | undefined {
  const { block20, ...noise } = report.null;
  const figures = noiseFigures(block20, report);
  const isApart =
    areMuchApart(noise.episodesPerYear, block20.episodesPerYear) ||
    areMuchApart(noise.medianSessions, block20.medianSessions);
  return figures !== undefined && isApart ? msg('history.chanceInBlocks', figures) : undefined;
}

/** What became of them within 60 rows, beside noise, and whether the data can tell the difference. */
export function convergenceWords(report: HistoryReport): Text {
  const { actual, null: noise, episodes } = report;
  const within = rowsText(OUTCOME_ROWS, report);
  if (actual.endedWithin60 === null || noise.endedWithin60 === null) return msg('history.notOld', { rows: within });
  const ended = msg('history.ended', {
    count: episodes.length,
    open: episodes.filter(({ censored }) => censored).length,
    share: shareText(actual.endedWithin60),
    rows: within,
    chance: noiseShare(report, 'endedWithin60'),
  });
  return joined([ended, ...narrowedWords(report)]);
}

function noiseShare({ null: noise }: HistoryReport, key: 'endedWithin60' | 'narrowedAfter60'): Text {
  return twoNoises(noise[key], noise.block20[key], shareText);
}

/** Whether the prices themselves came closer, and how often chance alone is as far off. */
function narrowedWords(report: HistoryReport): (Text | undefined)[] {
  const { actual, null: noise, test } = report;
  if (actual.narrowedAfter60 === null || noise.narrowedAfter60 === null) return [];
  const seen = msg('history.narrowed', {
    rows: rowsText(OUTCOME_ROWS, report),
    narrowed: actual.narrowed,
    known: actual.narrowedKnown,
    chance: noiseShare(report, 'narrowedAfter60'),
  });
  return [seen, testWords(test, actual.narrowedKnown, noise.narrowedAfter60)];
}

/** The test in words; it says on how many cases it rests where that is not all of them. */
function testWords({ cases, narrowed, pValue: p }: NoiseTest, known: number, noise: number): Text | undefined {
  if (p === null) return undefined;
  const way = narrowed / cases > noise ? 'more' : 'less';
  return msg('history.test', {
    all: cases === known,
    cases,
    narrowed,
    finding: p >= DIFFERENT_P ? 'chance' : way,
    odds: oddsText(p),
    p: pWords(p),
  });
}

/**
 * How often chance alone does something, as people count: `1 time in 20`.
 *
 * @param p From 0 to 1.
 * @returns `4 times in 10` for the common, `1 time in 20` for the rarer, never a probability of 0 or 1.
 */
function oddsText(p: number): Text {
  if (p >= 0.95) return msg('history.oddsAlways');
  if (p > 0.4) return msg('history.oddsOf10', { count: Math.round(10 * p) });
  return p < 0.001
    ? msg('history.oddsBelow', { count: fmt.count(1000) })
    : msg('history.oddsOneIn', { count: fmt.count(1 / p) });
}

/** Never all and never none while something was on the other side. */
function shareText(value: number): Text {
  const rounded = Math.round(100 * value);
  if (rounded === 100 && value < 1) return msg('history.over99', { percent: fmt.percent(99, 0) });
  if (rounded === 0 && value > 0) return msg('history.under1', { percent: fmt.percent(1, 0) });
  return fmt.percent(rounded, 0);
}

/** Whether the two are tied together, in one honest sentence. */
export function cointegrationWords(report: HistoryReport): Text {
  const { tie } = report;
  const legs = { subject: report.subject.symbol, benchmark: report.benchmark.symbol };
  if (tie.pValue === null || tie.pValueReverse === null) return msg('history.tieUntested', legs);
  const orders = msg('history.tieOrders', { ...legs, p: pWords(tie.pValue), reverse: pWords(tie.pValueReverse) });
  const against = [tie.pValue, tie.pValueReverse].filter((p) => p > TIED_P).length;
  if (against === 2) return msg('history.tieNone', { ...legs, orders });
  if (against === 1) return msg('history.tieOneOrder', { ...legs, orders });
  return joined([msg('history.tied', { ...legs, orders }), halfLifeWords(report)]);
}

function halfLifeWords(report: HistoryReport): Text {
  const { halfLife } = report.tie;
  if (halfLife === null) return msg('history.halfLifeUnknown');
  const [sessions, low, high] = [halfLife.sessions, halfLife.low, halfLife.high].map(Math.round) as [
    number,
    number,
    number,
  ];
  return msg('history.halfLife', { benchmark: nameOf(report.benchmark), rows: rowsText(sessions, report), low, high });
}

/** One episode as a row of words: when, which way, how far, how long. */
export function episodeRow(
  { start, sign, peak, end, censored, duration }: HistoryReport['episodes'][number],
  report: Pick<HistoryReport, 'subject' | 'everyDay'>,
): readonly Text[] {
  return [
    fmt.day(start),
    msg('history.direction', { symbol: report.subject.symbol, way: sign > 0 ? 'ahead' : 'behind' }),
    fmt.number(Math.abs(peak), 1),
    censored ? msg('history.stillOpen') : fmt.day(end),
    rowsText(duration, report),
  ];
}

/**
 * What followed over the longest horizon, both directions: the cases themselves where they are few, otherwise the mean
 * with its interval, and all days beside them. Changes of the ratio as simple per cent, never log points.
 */
export function forwardWords(report: HistoryReport): Text {
  const far = report.forward.at(-1);
  if (far === undefined) return '';
  const { subject, benchmark } = report;
  const rows = rowsText(far.horizonSessions, report);
  return joined([
    msg('history.change', { subject: subject.symbol, benchmark: benchmark.symbol, rows }),
    msg('history.after', { way: 'ahead', changes: changesText(far, 1) }),
    msg('history.after', { way: 'behind', changes: changesText(far, -1) }),
    allDaysWords(far.base),
  ]);
}

function changesText(far: ForwardFigures, sign: 1 | -1): Text {
  const means = sign > 0 ? far.ahead : far.behind;
  if (means !== null) return meansText(means);
  const cases = far.cases.filter((one) => one.sign === sign);
  if (cases.length === 0) return msg('history.noneOld');
  const each = cases.map(({ start, ratioChangePct }) =>
    msg('history.changeOn', { change: fmt.percentChange(ratioChangePct, 0), day: fmt.day(start) }),
  );
  return joined(each, ', ');
}

function meansText({ cases, ratioMeanPct, ratioMeanLowPct, ratioMeanHighPct, ratioMedianPct }: ForwardMeans): Text {
  const [mean, median] = [ratioMeanPct ?? NaN, ratioMedianPct ?? NaN].map((pct) => fmt.percentChange(pct)) as [
    NumberValue,
    NumberValue,
  ];
  const said = { mean, median, count: cases };
  if (ratioMeanLowPct === null || ratioMeanHighPct === null) return msg('history.means', said);
  const [low, high] = [fmt.percentChange(ratioMeanLowPct), fmt.percentChange(ratioMeanHighPct)];
  return msg('history.meansSure', { ...said, low, high });
}

function allDaysWords({ ratioMedianPct, ratioMeanPct }: ForwardMeans): Text | undefined {
  if (ratioMedianPct === null || ratioMeanPct === null) return undefined;
  return msg('history.allDays', { mean: fmt.percentChange(ratioMeanPct), median: fmt.percentChange(ratioMedianPct) });
}
