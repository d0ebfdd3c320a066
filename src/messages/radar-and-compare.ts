import { isAtLeast, verdictChances } from '../analytics/verdict.ts';
import { rowsText } from '../market/calendar-days.ts';
import { nameFor, nameOf, shortNameOf } from '../market/known-markets.ts';
import type { ComparedMarket, CompareReport, MatrixReport } from '../reports/compare-and-matrix.ts';
import type { RadarPair, RadarReport } from '../reports/radar.ts';
import { verdictText, widerThanWords } from './chance.ts';
import { withIntervalText } from './correlation.ts';
import { daysOf100 } from './format.ts';
import { inEnglish } from './speaker.ts';
import { capital, firstFitting, fmt, joined, msg, type Text } from './text.ts';

/** The answer in one line: how many pairs are wide beside how many chance gives, and which is the widest. */
export function radarSentence({ pairs, lookedAt }: RadarReport): Text {
  const [first] = pairs;
  if (first === undefined || first.verdict === null) return msg('radar.unjudged', { count: lookedAt });
  const { judged, wide } = counted(pairs);
  const widest = standingText(first);
  if (wide === 0) return msg('radar.none', { judged, widest });
  return msg('radar.some', { wide, judged, byChance: byChance(judged), widest });
}

function counted(pairs: RadarReport['pairs']): { readonly judged: number; readonly wide: number } {
  const verdicts = pairs.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  return { judged: verdicts.length, wide: verdicts.filter((verdict) => isAtLeast(verdict, 'unusual')).length };
}

/** Chance makes one pair in ten unusual; below one it is said with its decimal. */
function byChance(judged: number): Text {
  const expected = verdictChances.unusual * judged;
  return fmt.number(expected, expected < 0.95 ? 1 : 0);
}

/** Where the widest one stands, in one sentence; undefined where nothing can be said of it. */
export function widestWords({ pairs, windowSessions }: RadarReport): Text | undefined {
  const [first] = pairs;
  if (first === undefined || first.verdict === null || first.absPercentile === null || first.since === null)
    return undefined;
  const { absPercentile, recordAbs, since, verdict } = first;
  const wider = widerThanWords({ absPercentile, recordAbs, since });
  return msg('radar.widest', { verdict, wider, rows: rowsText(windowSessions, { everyDay: false }) });
}

function standingText({ subject, benchmark, volScaled }: RadarPair): Text {
  const way = (volScaled ?? 0) < 0 ? 'behind' : 'ahead';
  return msg('radar.standing', { subject: nameFor(subject), way, benchmark: nameFor(benchmark) });
}

/** What share of such finds is false at most, or what a verdict takes; undefined where nothing is wide. */
export function chanceWords({ pairs }: RadarReport): Text | undefined {
  const { judged, wide } = counted(pairs);
  if (judged === 0) return msg('radar.verdictTakes');
  const top = pairs[0]?.falseShare ?? null;
  return top === null || wide === 0 ? undefined : msg('radar.falseShare', { share: fmt.percent(100 * top, 0) });
}

/** Pairs that could not be judged, one sentence each. */
export function radarFailures({ failed }: RadarReport): Text[] {
  return failed.map(({ subject, benchmark, reason }) => msg('radar.failed', { subject, benchmark, reason }));
}

/** One pair as a row of words. */
export function radarRow(pair: RadarPair): Text[] {
  const { subject, benchmark, volScaled, absPercentile, largestSince, falseShare, verdict } = pair;
  return [
    `${subject} / ${benchmark}`,
    volScaled === null ? msg('radar.tooShort') : fmt.signed(volScaled, 2),
    absPercentile === null ? msg('radar.unranked') : daysOf100(absPercentile),
    verdictText(verdict),
    absPercentile === null ? '' : largestSince === null ? msg('verdict.recordWord') : fmt.day(largestSince),
    falseShare === null ? '' : fmt.percent(100 * falseShare, 0),
  ];
}

/** More markets than this are named in the table only, but for the best and the worst. */
const MOST_NAMED = 2;

/** The answer in one line: who did best and worst, over which days. */
export function compareSentence({ markets, sample }: CompareReport): Text {
  const ordered = byReturn(markets);
  const said = { from: fmt.day(sample.from), to: fmt.day(sample.to) };
  const changeOf = (key: 'compare.market' | 'compare.marketOf', market: ComparedMarket): Text =>
    msg(key, { name: nameOf(market), change: fmt.percentChange(market.returnPct) });
  if (ordered.length <= MOST_NAMED) {
    const named = ordered.map((market) => changeOf('compare.market', market));
    return msg('compare.two', { ...said, markets: joined(named, ', ') });
  }
  const [best, worst] = [ordered[0]!, ordered.at(-1)!].map((market) => changeOf('compare.marketOf', market));
  return msg('compare.many', { ...said, best: best!, worst: worst! });
}

const byReturn = (markets: CompareReport['markets']): ComparedMarket[] =>
  markets.toSorted((a, b) => b.returnPct - a.returnPct);

/** What a comparison found, for a picture that says its dates below: who did best, and who worst. */
export function compareFinding({ markets }: CompareReport): Text {
  const ordered = byReturn(markets);
  const [best, worst] = [ordered[0]!, ordered.at(-1)!].map((market) => {
    const change = fmt.percentChange(market.returnPct, Math.abs(market.returnPct) >= 9.95 ? 0 : 1);
    return msg('compare.market', { name: nameOf(market), change });
  });
  const ends = { best: best!, worst: worst! };
  const count = ordered.length;
  return capital(count > 2 ? msg('compare.findingOf', { ...ends, count }) : msg('compare.finding', ends));
}

/** How many rows that is. */
export function compareScopeWords(report: CompareReport): Text {
  return msg('compare.scope', { rows: rowsText(report.windowSessions, report) });
}

interface PairCell {
  readonly pair: Text;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The answer in one line: the closest and the loosest pair. */
export function matrixSentence(report: MatrixReport): Text {
  const cells = definedCells(report);
  const [first] = cells;
  if (first === undefined) return msg('compare.matrixUndefined');
  const { closest, loosest } = ends(cells, first);
  const over = { rows: rowsText(report.windowSessions, report), day: fmt.day(report.asOf) };
  if (cells.length === 1) return msg('compare.matrixOne', { ...over, cell: cellWords(closest) });
  const named = { ...over, closest: cellWords(closest), loosest: cellWords(loosest) };
  return firstFitting([msg('compare.matrixClosest', named), msg('compare.matrixClosestShort', named)]);
}

function ends(cells: readonly PairCell[], first: PairCell): { readonly closest: PairCell; readonly loosest: PairCell } {
  return {
    closest: cells.reduce((best, cell) => (cell.value > best.value ? cell : best), first),
    loosest: cells.reduce((best, cell) => (cell.value < best.value ? cell : best), first),
  };
}

/** The intervals of the pairs named in the first line; undefined where none is defined. */
function intervalsWords(cells: readonly PairCell[]): Text | undefined {
  const [first] = cells;
  if (first === undefined) return undefined;
  const { closest, loosest } = ends(cells, first);
  const named = closest === loosest ? [closest] : [closest, loosest];
  return joined([capital(joined(named.map(namedWords), '; ')), '.'], '');
}

function namedWords({ pair, value, low, high }: PairCell): Text {
  const shown = low === null || high === null ? fmt.number(value, 2) : withIntervalText(value, low, high);
  return msg('compare.matrixNamed', { pair, value: shown });
}

function cellWords({ pair, value }: PairCell): Text {
  return msg('compare.matrixCell', { pair, value: fmt.number(value, 2) });
}

/** How many pairs there are, and how many cannot be told from uncorrelated ones. */
export function matrixSureWords(report: MatrixReport): Text {
  const pairs = (report.symbols.length * (report.symbols.length - 1)) / 2;
  const unsure = definedCells(report).filter(holdsZero).length;
  const sure = msg('compare.matrixSure', { pairs, unsure, everyDay: report.everyDay });
  return joined([sure, intervalsWords(definedCells(report))]);
}

const holdsZero = ({ low, high }: PairCell): boolean => low !== null && high !== null && low <= 0 && high >= 0;

/** Every correlation once, for whoever sees no picture. */
export function matrixTable({ symbols, markets, correlation }: MatrixReport): { head: Text[]; rows: Text[][] } {
  const others = symbols.slice(0, -1);
  return {
    head: ['', ...others],
    rows: markets
      .slice(1)
      .map((market, at) => [
        markets.length > MOST_NAMED_ROWS ? market.symbol : nameAndSymbol(market),
        ...others.map((_, column) => (column > at ? '' : cellValue(correlation[at + 1]![column] ?? null))),
      ]),
  };
}

/** A table of more markets has no room for names. */
const MOST_NAMED_ROWS = 5;

/** `Ethereum (ETH)`, so that a row and a column can be told to be of one market. */
function nameAndSymbol(market: MatrixReport['markets'][number]): Text {
  const name = shortNameOf(market);
  return inEnglish(name) === market.symbol ? name : msg('names.fund', { name, symbol: market.symbol });
}

const cellValue = (value: number | null): Text => (value === null ? '–' : fmt.number(value, 2));

/** The cells above the diagonal that have a value. */
function definedCells({ markets, correlation, low, high }: MatrixReport): PairCell[] {
  const names = markets.map((market) => nameOf(market));
  return names.flatMap((one, row) =>
    names.slice(row + 1).flatMap((other, offset): PairCell[] => {
      const column = row + 1 + offset;
      const value = correlation[row]![column] ?? null;
      if (value === null) return [];
      const pair = msg('compare.matrixPair', { one, other });
      return [{ pair, value, low: low[row]![column] ?? null, high: high[row]![column] ?? null }];
    }),
  );
}
