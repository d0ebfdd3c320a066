import { isAtLeast } from '../analytics/verdict.ts';
import { rowsText } from '../market/calendar-days.ts';
import { nameOf } from '../market/known-markets.ts';
import type { DivergenceReport } from '../reports/divergence.ts';
import type { MultiverseReport } from '../reports/multiverse.ts';
import { chanceClause, chancePerDay, chanceSentence, verdictSentence, widerThanWords } from './chance.ts';
import { daysOf100, decimalsThatAdd, percentileText } from './format.ts';
import { capital, fmt, joined, listed, msg, type Text } from './text.ts';

/** The answer in one line: the verdict, what each leg did, how far apart that is. All of it about one window and day. */
export function divergenceSentence(report: DivergenceReport): Text {
  return msg('divergence.sentence', { verdict: verdictSentence(report.verdict), ...movesOf(report) });
}

/** The same without the verdict. */
export function divergenceMoves(report: DivergenceReport): Text {
  return msg('divergence.moves', movesOf(report));
}

function movesOf(report: DivergenceReport) {
  const { subject, benchmark, legs, gap } = report;
  const decimals = decimalsThatAdd(legs.subjectReturnPct, legs.benchmarkReturnPct);
  return {
    subject: movement(capital(nameOf(subject)), legs.subjectReturnPct, decimals, 'first'),
    benchmark: movement(nameOf(benchmark), legs.benchmarkReturnPct, decimals, 'second'),
    same: Math.sign(legs.subjectReturnPct) === Math.sign(legs.benchmarkReturnPct),
    window: rowsText(legs.windowSessions, report),
    gap: fmt.number(Math.abs(gap.simplePp), decimals),
  };
}

/** The same of a day that is named, without what each leg did. */
export function divergenceSentenceOn(report: DivergenceReport): Text {
  const { subject, benchmark, legs, gap, verdict, asOf } = report;
  return msg('divergence.sentenceOn', {
    verdict: verdictSentence(verdict),
    day: fmt.day(asOf),
    subject: nameOf(subject),
    benchmark: nameOf(benchmark),
    ahead: gap.simplePp >= 0,
    window: rowsText(legs.windowSessions, report),
    gap: fmt.number(Math.abs(gap.simplePp), decimalsThatAdd(legs.subjectReturnPct, legs.benchmarkReturnPct)),
  });
}

/** `Ethereum fell 41 %`; a language may word the second leg of a sentence otherwise than the first. */
function movement(name: Text, returnPct: number, decimals: number, place: 'first' | 'second'): Text {
  if (Math.abs(returnPct) < 0.05) return msg('divergence.still', { name, place });
  const percent = fmt.percent(Math.abs(returnPct), isShownAsZero(returnPct, decimals) ? 1 : decimals);
  return msg(returnPct > 0 ? 'divergence.rose' : 'divergence.fell', { name, percent, place });
}

const isShownAsZero = (value: number, decimals: number): boolean => Number(value.toFixed(decimals)) === 0;

/**
 * How unusual that is: where it stands among earlier days, how often chance alone gets as far, and how many of the 36
 * measures say so too. Where there is no word, what is missing for one.
 */
export function howUnusualWords(report: DivergenceReport): Text {
  const { rank, verdict, chance, everyDay } = report;
  if (verdict === null || rank.absPercentile === null || rank.since === null) return tooShortWords(report);
  const standing = widerThanWords({ ...rank, absPercentile: rank.absPercentile, since: rank.since });
  return joined([
    msg('divergence.standing', { standing }),
    chance === null ? undefined : chanceSentence(chance, everyDay),
    agreementWords(report),
  ]);
}

/** The short phrase under a picture's verdict; nothing where there is no word. */
export function whyOf(report: DivergenceReport): { readonly why?: Text } {
  const why = whyWords(report);
  return why === undefined ? {} : { why };
}

function whyWords({ rank, verdict, chance }: DivergenceReport): Text | undefined {
  if (verdict === null || rank.absPercentile === null || rank.since === null) return undefined;
  const standing = capital(widerThanWords({ ...rank, absPercentile: rank.absPercentile, since: rank.since }));
  return chance === null ? standing : msg('divergence.why', { standing, chance: chancePerDay(chance) });
}

/** A word takes 252 earlier gaps and five windows that share no day. */
function tooShortWords({ rank, gap, everyDay }: DivergenceReport): Text {
  return msg('divergence.tooShort', {
    earlier: rank.earlierValues,
    stretches: rank.independentWindows,
    rows: rowsText(gap.windowSessions, { everyDay }),
  });
}

function agreementWords({ agreement, verdict }: DivergenceReport): Text | undefined {
  return agreement === null || verdict === null ? undefined : msg('divergence.agreement', { ...agreement, verdict });
}

/** What is smaller than this shows as 0.0. */
const SMALLEST_SHOWN = 0.05;

/** Which leg made the gap, in one sentence. */
export function legAttributionWords({ legs, subject, benchmark }: DivergenceReport): Text {
  if (legs.subjectZ === null || legs.benchmarkZ === null) return msg('divergence.madeUnknown');
  const [a, b] = [legs.subjectZ, legs.benchmarkZ];
  const [one, other] = [nameOf(subject), nameOf(benchmark)];
  return msg('divergence.made', {
    who: madeWords(a, b, one, other),
    subject: one,
    subjectTimes: fmt.signed(a, 1),
    benchmark: other,
    benchmarkTimes: fmt.signed(b, 1),
  });
}

/**
 * By the rule of the report's `driver`: opposite ways both made the gap, the same way the one that went further did. A leg
 * that moved less than half as unusually as the other did little of it.
 */
function madeWords(a: number, b: number, subject: Text, benchmark: Text): Text {
  const [less, more] = [Math.abs(a), Math.abs(b)].sort((one, other) => one - other) as [number, number];
  if (more < SMALLEST_SHOWN) return msg('divergence.neitherMoved');
  const name = Math.abs(a) > Math.abs(b) ? subject : benchmark;
  if (a * b < 0) return msg('divergence.movedApart', { name, share: shareOf(less, more) });
  if (2 * less < more || less < SMALLEST_SHOWN) return msg('divergence.mostlyMoved', { name });
  return more - less < SMALLEST_SHOWN ? msg('divergence.bothEqual') : msg('divergence.bothFurther', { name });
}

function shareOf(less: number, more: number): 'nearlyAll' | 'mostly' | 'little' {
  if (less < SMALLEST_SHOWN) return 'nearlyAll';
  return 2 * less < more ? 'mostly' : 'little';
}

/** The one line of the multiverse: the verdict, the records, where the middle measure stands. One scope: since the first day. */
export function multiverseSentence(report: MultiverseReport): Text {
  const { subject, benchmark, multiverse, judgement } = report;
  const { measures, recordAbs, percentileMedian } = multiverse.firstStart;
  const pair = capital(msg('multiverse.pair', { subject: nameOf(subject), benchmark: nameOf(benchmark) }));
  if (percentileMedian === null) return msg('multiverse.unranked', { pair });
  const said = {
    verdict: verdictSentence(judgement),
    pair: capital(msg('multiverse.both', { subject: nameOf(subject), benchmark: nameOf(benchmark) })),
    measures,
    records: msg('multiverse.records', { count: recordAbs }),
  };
  if (judgement === null) return msg('multiverse.tooShort', said);
  return msg('multiverse.sentence', { ...said, days: daysOf100(percentileMedian) });
}

/** How often chance gets as far, or what a verdict takes. */
export function multiverseChanceWords({ judgement, chance, everyDay, sample }: MultiverseReport): Text {
  if (judgement === null || chance === null)
    return msg('multiverse.verdictTakes', { everyDay, count: fmt.count(sample.sessions) });
  const key = judgement === 'record' ? 'multiverse.recordChance' : 'multiverse.middleChance';
  return msg(key, { chance: chanceClause(chance, everyDay) });
}

/**
 * Why the word of all ways together is not the one `divergence` has for the headline gap; undefined where it is the same,
 * or one of them has none.
 */
export function headlineGapWords({ headline, judgement, everyDay }: MultiverseReport): Text | undefined {
  const { verdict, absPercentile, recordAbs, windowSessions } = headline;
  if (judgement === null || verdict === null || absPercentile === null || verdict === judgement) return undefined;
  const key = isAtLeast(judgement, verdict) ? 'multiverse.headlineLess' : 'multiverse.headlineMore';
  return msg(key, {
    rows: rowsText(windowSessions, { everyDay }),
    alone: msg(`verdict.${verdict}Word`),
    wider:
      recordAbs === true
        ? msg('multiverse.widerThanAnyBefore')
        : msg('multiverse.widerThan', { days: daysOf100(absPercentile) }),
    together: msg(`verdict.${judgement}Word`),
  });
}

/** How much the answer depends on where history begins; undefined where nothing could be ranked. */
export function multiverseStartsWords({ multiverse, directionRecord }: MultiverseReport): Text | undefined {
  if (multiverse.cells === 0) return undefined;
  const { cells, distinctCells, recordAbs, recordSigned, percentileQ25, percentileQ75, byStart } = multiverse;
  const starts = msg('multiverse.starts', {
    starts: listed(Object.keys(byStart).map(fmt.month), 'or'),
    records: recordAbs,
    cells,
    signed: recordSigned,
    distinct: distinctCells,
    low: percentileText(percentileQ25 ?? NaN),
    high: percentileText(percentileQ75 ?? NaN),
  });
  return joined([starts, directionRecord ? msg('multiverse.directionRecord') : undefined]);
}

/**
 * What would make the headline gap ordinary: how far each leg alone would have to move today. Undefined where it is
 * ordinary already, or nothing can be said.
 */
export function ordinaryWords({
  ordinary,
  headline,
  subject,
  benchmark,
  everyDay,
}: MultiverseReport): Text | undefined {
  const { subjectMovePct, benchmarkMovePct } = ordinary;
  if (headline.verdict === null || headline.verdict === 'ordinary') return undefined;
  if (subjectMovePct === null || benchmarkMovePct === null || subjectMovePct === 0) return undefined;
  return msg('multiverse.ordinary', {
    everyDay,
    subject: subject.symbol,
    subjectMove: fmt.percentChange(outward(subjectMovePct)),
    benchmark: benchmark.symbol,
    benchmarkMove: fmt.percentChange(outward(benchmarkMovePct)),
  });
}

/** Away from zero to one decimal: a move said smaller than it is would not be enough. */
function outward(movePct: number): number {
  return (Math.sign(movePct) * Math.ceil(Math.abs(movePct) * 10 - 1e-9)) / 10;
}

/** Whether the episodes survive other choices, in one line: `6 gaps this wide; windows 55–65: 5 to 7; …`. */
export function robustnessWords({ robustness }: Pick<MultiverseReport, 'robustness'>): Text {
  const { episodes, windows, otherClose } = robustness;
  const { from, to, fewest, most } = windows;
  const counts = fewest === most ? fmt.number(fewest, 0) : msg('multiverse.range', { low: fewest, high: most });
  const seen = { count: episodes, from, to, counts };
  if (otherClose === null || otherClose.compared === 0) return msg('multiverse.episodes', seen);
  const { sampling, alsoThere, compared } = otherClose;
  return msg('multiverse.episodesElsewhere', { ...seen, sampling, same: alsoThere, compared });
}

/** How cheap a record is: on how many days some definition called one. Undefined where nothing can be ranked. */
export function recordDaysWords({ recordDays }: Pick<MultiverseReport, 'recordDays'>): Text | undefined {
  const { share, days, largest } = recordDays;
  if (share === null || largest === null) return undefined;
  return msg('multiverse.recordDays', {
    share: Math.round(100 * share),
    count: fmt.count(days),
    largest: fmt.percent(100 * largest, 0),
  });
}
