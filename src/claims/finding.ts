import type { CorrelationInterval } from '../analytics/correlation-inference.ts';
import { legAttribution } from '../analytics/gap.ts';
import type { Judgement } from '../analytics/multiverse.ts';
import { logPrices } from '../analytics/series.ts';
import { UserError } from '../errors.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { bareNameFor, shortNameOf } from '../market/known-markets.ts';
import type { MarketSymbol } from '../market/ports.ts';
import type { ChartSpec, MentionedDays, Untitled } from '../reports/chart-spec.ts';
import { measureCorrelation } from '../reports/correlation.ts';
import { measureDivergence } from '../reports/divergence.ts';
import type { MultiverseFigures } from '../reports/multiverse.ts';
import { namedSeries, provenance, type SampleFacts } from '../reports/sample-facts.ts';
import type { UnitRows } from '../market/calendar-days.ts';
import type { Claim, SaidSize, SaidValue } from './claim.ts';
import {
  type Direction, type Extreme, type NoStretch, type PairEvidence, rowOn, type Stretch,
} from './pair-evidence.ts'; // prettier-ignore
import { fmt, msg, type Text } from '../messages/text.ts';
import { daysWords, isOnlyNear, monthWords, type PairNames, partWords, sinceWords } from './words.ts';

/** What may be said of a claim. */
export type ClaimVerdict = 'supported' | 'partly' | 'not supported' | 'untestable';

/** One part of a claim beside what the data show: "said at least 10 %, was 23.7 %". */
export interface Part {
  readonly text: Text;
  readonly holds: boolean;
  /** Set where it is the size of the gap or of the ratio, not of one market. */
  readonly about?: 'gap';
  /** Set where it holds, but is another number than was said. */
  readonly isNear?: true;
}

/** A correction of the reading, offered as a button: `benchmark:BTC`. */
export interface Offer {
  readonly label: Text;
  readonly correction: string;
}

/** What looking at the data gave, before a denial or a cause in the claim is taken into account. */
export interface Finding {
  readonly verdict: ClaimVerdict;
  /** The figures in one sentence of few words: the answer without its verdict word. */
  readonly reason: Text;
  /** A verdict word of its own, where the usual one would say too little: "Exaggerated". */
  readonly word?: Text;
  /** The whole answer in the fewest words, to stand beside those to other claims. */
  readonly short?: Text;
  /** True where a denial is already part of the verdict. */
  readonly deniedAlready?: boolean;
  /** What of the claim holds and what does not, where it has parts. */
  readonly parts: readonly Part[];
  /** How unusual it is by chance, one or two sentences; null where chance was not asked. */
  readonly chance: Text | null;
  /** Definitions and samples, for who wants to know how it was measured. */
  readonly details: readonly Text[];
  readonly judgement: Judgement | null;
  readonly multiverse: MultiverseFigures | null;
  /** Families of the measures that make the claim true, and of those that make it false, in words. */
  readonly trueBy: readonly Text[];
  readonly falseBy: readonly Text[];
  /** The sample it was judged on; null where none was needed. */
  readonly facts: SampleFacts | null;
  /** Source and sample of the exchange flows it was judged on, in words; absent where none were. */
  readonly flowsSample?: Text;
  readonly offers: readonly Offer[];
  /** Makes the picture that shows it best; null where there is none. */
  readonly draw: (() => Untitled<ChartSpec<Text>> | null) | null;
}

/** What both markets did over a stretch. */
export interface Moves {
  /** Simple returns, per cent. */
  readonly subjectPct: number;
  readonly benchmarkPct: number;
  /** Their difference, subject less benchmark, points. */
  readonly gapPp: number;
  /** Change of the ratio of the prices, per cent. */
  readonly ratioPct: number;
  /** The ratio of the prices at the end and at the start. */
  readonly ratio: number;
  readonly ratioThen: number;
  /** Moves in their own usual size over such a stretch; `NaN` where the history is too short. */
  readonly subjectZ: number;
  readonly benchmarkZ: number;
}

/** One claim about a gap, and what it is held against. */
export interface GapCase {
  readonly claim: Claim;
  readonly evidence: PairEvidence;
  readonly stretch: Stretch;
  readonly direction: Direction;
  readonly moves: Moves;
  /** Sizes and directions that were said of the markets and the gap. */
  readonly parts: readonly Part[];
}

/** One claim about a correlation, with the correlation of now. */
export interface CorrelationCase {
  readonly claim: Claim;
  readonly evidence: PairEvidence;
  readonly rows: number;
  readonly stretch: Stretch;
  readonly now: CorrelationInterval;
}

/** How often a thing happened after days like today, counted on days whose futures share no day. */
export interface BaseRate {
  readonly cases: number;
  readonly happened: number;
}

/** What a judge says; the rest of a finding is empty where it says nothing of it. */
export type Said = Pick<Finding, 'verdict' | 'reason'> & Partial<Finding>;

/** A finding with what the judge says, and nothing else. */
export function findingOf(said: Said): Finding {
  return {
    parts: [],
    chance: null,
    details: [],
    judgement: null,
    multiverse: null,
    trueBy: [],
    falseBy: [],
    facts: null,
    offers: [],
    draw: null,
    ...said,
  };
}

/** A claim nobody can test, with the reason and what would work. */
export function untestable(reason: Text, more: Partial<Finding> = {}): Finding {
  return findingOf({ ...more, verdict: 'untestable', reason });
}

/** All parts hold, some, or none; nothing said is nothing tested. */
export function verdictOfParts(parts: readonly Part[]): ClaimVerdict {
  if (parts.length === 0) return 'untestable';
  const holding = parts.filter(({ holds }) => holds).length;
  if (holding === parts.length) return 'supported';
  return holding === 0 ? 'not supported' : 'partly';
}

/** At most partly: for a reach that prices do not cover, or a cause nobody can test. */
export function atMostPartly(verdict: ClaimVerdict): ClaimVerdict {
  return verdict === 'supported' ? 'partly' : verdict;
}

export type Draw = () => Untitled<ChartSpec<Text>> | null;

/** Windows longer than all history are drawn over the usual one. */
const USUAL = 60;

/** Makes the picture of a gap, with the days its sentence names; none where its window cannot be drawn. */
export function drawGap(evidence: PairEvidence, rows: number, mentioned?: MentionedDays<Text>): Draw {
  const window = rows >= 1 && rows < evidence.dates.length ? rows : USUAL;
  const chart = () => measureDivergence(evidence.aligned, window, evidence.judged()).chart;
  return () => orNone(() => ({ ...chart(), ...(mentioned && { mentioned }) }));
}

/** Makes the picture of a correlation, with the days its sentence names. */
export function drawCorrelation(evidence: PairEvidence, rows: number, mentioned?: MentionedDays<Text>): Draw {
  return () => orNone(() => ({ ...measureCorrelation(evidence.aligned, rows).chart, ...(mentioned && { mentioned }) }));
}

/** What is the same under every picture of a pair. */
export function frameOf({ facts, everyDay }: PairEvidence) {
  return { footer: provenance(facts), simulated: facts.simulated, everyDay };
}

/** Makes the picture of what both markets did: a line each, from where the stretch begins. */
export function drawMoves({ evidence, stretch: { rows } }: GapCase, decimals?: 1): Draw {
  const { dates, aligned, facts } = evidence;
  const from = Math.max(0, dates.length - 1 - rows);
  const line = (leg: SampleFacts['subject'], values: Float64Array) => namedSeries(leg, values.slice(from));
  return () => ({
    kind: 'compare',
    ...frameOf(evidence),
    dates: dates.slice(from),
    start: dates[from]!,
    lines: [line(facts.subject, aligned.x), line(facts.benchmark, aligned.y)],
    ...(decimals && { decimals }),
  });
}

/** Makes the picture of the ratio of two prices from a row on: its level of the last day, and the days its sentence names. */
function drawRatio(evidence: PairEvidence, from: number, mentioned?: MentionedDays<Text>): Draw {
  const { dates, facts } = evidence;
  const [subject, benchmark] = [shortNameOf(facts.subject), bareNameFor(facts.benchmark.symbol)];
  return () => ({
    kind: 'levels',
    ...frameOf(evidence),
    dates: dates.slice(from),
    caption: msg('check.ratioCaption', { subject, benchmark }),
    lines: [{ symbol: facts.subject.symbol, name: subject, values: evidence.logRatio().slice(from).map(Math.exp) }],
    level: msg('check.levelOf', { day: fmt.day(dates.at(-1)!) }),
    ...(mentioned && { mentioned }),
  });
}

/** The ratio since the reach, or since it was as low before, with that day. */
export function drawRatioBeside(
  evidence: PairEvidence,
  { record, equalOn, mostOn }: Extreme,
  { kind, from }: { readonly kind: 'low' | 'high'; readonly from: number },
): Draw {
  const day = record ? equalOn : mostOn;
  if (day === null) return drawRatio(evidence, 0);
  const label = msg(record ? 'check.asFar' : 'check.further', { kind, month: monthWords(day) });
  return drawRatio(evidence, withRoom(Math.min(from, rowOn(day, evidence.dates)), evidence), { dates: [day], label });
}

/** A little before a row, so that its day is seen to be no beginning. */
const withRoom = (row: number, { dates }: PairEvidence): number =>
  Math.max(0, row - Math.ceil((dates.length - row) / 20));

/** Makes the picture of the ratio since its peak or its low, which is marked. */
export function drawRatioFrom(evidence: PairEvidence, row: number, isPeak: boolean): Draw {
  const day = evidence.dates[row]!;
  const label = msg('check.peakOf', { peak: isPeak, month: monthWords(day) });
  return drawRatio(evidence, withRoom(row, evidence), { dates: [day], label });
}

/** Makes the picture of the ratio over the past year. */
export function drawRatioYear(evidence: PairEvidence): Draw {
  return drawRatio(evidence, Math.max(0, evidence.dates.length - 1 - evidence.aligned.rowsPerYear));
}

/** Makes the picture of how far each market stood below its own peak since a row. */
export function drawBelowPeaks(evidence: PairEvidence, from: number): Draw {
  const { dates, aligned, facts } = evidence;
  const below = (values: Float64Array): Float64Array => {
    let peak = 0;
    return values.slice(from).map((value) => ((peak = Math.max(peak, value)), 100 * (value / peak - 1)));
  };
  return () => ({
    kind: 'levels',
    ...frameOf(evidence),
    dates: dates.slice(from),
    caption: msg('check.belowPeak'),
    unit: 'percent',
    lines: [namedSeries(facts.subject, below(aligned.x)), namedSeries(facts.benchmark, below(aligned.y))],
  });
}

/** Makes the picture of who was ahead in each of several units of the calendar: a bar up where the subject was. */
export function drawUnits(evidence: PairEvidence, units: readonly UnitRows[], unit: string): Draw {
  const { dates, facts, aligned } = evidence;
  const { x, y } = aligned;
  const names = { subject: bareNameFor(facts.subject.symbol), benchmark: bareNameFor(facts.benchmark.symbol) };
  return () => ({
    kind: 'timeline',
    ...frameOf(evidence),
    dates: units.map(({ to }) => dates[to]!),
    line: {
      symbol: '',
      name: msg('names.against', names),
      values: Float64Array.from(units, ({ from, to }) => 100 * (x[to]! / x[from]! - y[to]! / y[from]!)),
    },
    yLabel: msg('check.aheadByUnit', { ...names, unit }),
    levels: [],
    shades: [],
    points: [],
  });
}

function orNone(draw: () => Untitled<ChartSpec<Text>>): Untitled<ChartSpec<Text>> | null {
  try {
    return draw();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Why a claim cannot be asked over what it names. */
export function noStretch(why: NoStretch, claim: Claim, evidence: PairEvidence): Finding {
  return untestable(noStretchWords(why, claim, evidence), { facts: evidence.facts });
}

function noStretchWords(why: NoStretch, claim: Claim, { dates, everyDay }: PairEvidence): Text {
  const month = monthWords(dates[0]!);
  if (why === 'begins before prices') return msg('check.beginsTooLate', { month, since: sinceWords(claim.since!) });
  if (why === 'nothing closed') return msg('check.nothingClosed', { since: sinceWords(claim.since!) });
  if (claim.windowSessions === null) return msg('check.tooLongUnsaid', { month });
  return msg('check.tooLong', { rows: daysWords(claim.windowSessions, everyDay), month });
}

/** There is no earlier history to hold it against. */
export function tooLittleHistory({ dates, facts }: PairEvidence): Finding {
  return untestable(msg('check.tooLittle', { month: monthWords(dates[0]!) }), { facts });
}

/** A ratio in one or two digits: "8 shares" of 8.2. */
const isRound = ({ value, of }: Pick<SaidSize, 'value' | 'of'>): boolean =>
  of === 'ratio' && String(value).replace(/^[0.]+|\./g, '').length < 3;

/** How far beside what was said a size may be where it was said without a comparator. */
interface Tolerance {
  readonly share: number;
  readonly least: number;
}

const LEG: Tolerance = { share: 0.1, least: 0.5 };
const GAP: Tolerance = { share: 0.2, least: 0.5 };

const tolerances: Readonly<Record<SaidSize['of'], Tolerance>> = {
  subjectPct: LEG,
  benchmarkPct: LEG,
  ratioPct: LEG,
  ratio: { share: 0.03, least: 0 },
  ratioThen: { share: 0.05, least: 0 },
  gapPp: GAP,
  gapPct: GAP,
  gapThen: GAP,
  gapTimes: { share: 0.2, least: 0 },
  flowPct: GAP,
  multiple: { share: 0.2, least: 0 },
  sigma: { share: 0, least: 0.5 },
  correlation: { share: 0, least: 0.05 },
};

type BySize = Partial<Readonly<Record<SaidSize['of'], number>>>;

/** Half of the last place shown: what rounds to the size that was said is that size. */
const ROUNDING: BySize = { correlation: 0.005, gapTimes: 0.005, ratio: 0, ratioThen: 0 };

/** "A little over 20" is met up to 25. */
const A_LITTLE_OVER = 1.25;

/** "Almost 20" is met from 17 on. */
const ALMOST = 0.85;

/** "Almost 40" is said of 40.6 too, by who looked at another source. */
const JUST_OVER = 1.02;

/** A move this small beside the usual one counts as flat. */
const FLAT_Z = 0.5;

/** What did both markets do over the last rows? */
export function movesOver({ x, y }: AlignedPair, rows: number): Moves {
  const leg = legAttribution(logPrices(x), logPrices(y), rows);
  const { subjectReturnPct: subjectPct, benchmarkReturnPct: benchmarkPct, subjectZ, benchmarkZ } = leg;
  const ratioPct = 100 * ((1 + subjectPct / 100) / (1 + benchmarkPct / 100) - 1);
  const [ratio, ratioThen] = [x.length - 1, x.length - 1 - rows].map((row) => x[row]! / y[row]!) as [number, number];
  const gapPp = subjectPct - benchmarkPct;
  return { subjectPct, benchmarkPct, gapPp, ratioPct, ratio, ratioThen, subjectZ, benchmarkZ };
}

/**
 * Is a size as it was said?
 *
 * A comparator decides on its own side: "at least 10" is met by 23.7, "up to 10" by 4. Without one the size is met
 * within a tenth (a market's own move, a ratio), a fifth (a gap) or what is usual for its unit. A size with a sign is
 * met only in its direction.
 *
 * @param actual With the sign of the claim's direction.
 * @param doubt By how much the figure itself depends on the hour at which prices are taken.
 * @example isMet({ value: -10, comparator: 'at-least', of: 'subjectPct' }, -23.7); // => true
 */
export function isMet({ value, comparator, of, within = 0 }: SaidSize, actual: number, doubt = 0): boolean {
  if (Number.isNaN(actual)) return false;
  const isSigned = of === 'correlation';
  const [said, was] = isSigned || value >= 0 ? [value, actual] : [-value, -actual];
  const slack = ROUNDING[of] ?? 0.05;
  const wide = Math.max(within, tolerances[of].least + doubt);
  if (isSigned) return compares({ value: said, comparator }, was, slack, { share: 0, least: wide });
  const { share, least } = isRound({ value, of }) ? tolerances.ratioThen : tolerances[of];
  if (was > 0) return compares({ value: said, comparator }, was, slack, { share, least: Math.max(least, doubt) });
  return said === 0 && compares({ value: 0, comparator }, -was, slack, { share, least: Math.max(least, within) });
}

function compares({ value, comparator }: SaidValue, was: number, slack: number, { share, least }: Tolerance): boolean {
  switch (comparator) {
    case 'at-least':
      return was >= value - slack;
    case 'more-than':
      return was > value;
    case 'just-over':
      return was >= value - slack && was <= Math.max(A_LITTLE_OVER * value + slack, value + Math.min(least, 0.5));
    case 'at-most':
      return was <= value + slack;
    case 'less-than':
      return was < value;
    case 'almost':
      return was >= Math.min(ALMOST * value, value - Math.min(least, 0.5)) && was <= value * JUST_OVER + slack; // "nearly 2" of 1.7
    case 'about':
      return Math.abs(was - value) <= Math.max(least, share * Math.abs(value)) + 1e-9;
  }
}

/** By how many per cent of its price the move of each market depends on the hour it is taken at. */
export interface LegDoubts {
  readonly subject: number;
  readonly benchmark: number;
}

const noDoubts: LegDoubts = { subject: 0, benchmark: 0 };

/** Between its own midnight and the close of a session a coin moves by about so many per cent. */
const HOUR_DOUBT_PCT = 2.5;

/** A coin beside what trades in sessions is priced at their close, and people name its figures by its own day. */
export function legDoubtsOf({ pair: { subject, benchmark } }: Pick<AlignedPair, 'pair'>): LegDoubts {
  const isOther = subject.hours !== benchmark.hours;
  const doubtOf = ({ hours }: MarketSymbol): number => (isOther && hours === 'always' ? HOUR_DOUBT_PCT : 0);
  return { subject: doubtOf(subject), benchmark: doubtOf(benchmark) };
}

/** Every size and direction that was said beside what was, as the parts of a claim. */
export function movePartsOf(claim: Claim, moves: Moves, names: PairNames, doubts: LegDoubts = noDoubts): Part[] {
  return [
    ...claim.sizes.flatMap((size) => sizePart(claim, size, moves, { names, doubts })),
    ...directionParts(claim, moves, names),
  ];
}

function sizePart(
  { relation, sizes }: Claim,
  size: SaidSize,
  moves: Moves,
  { names, doubts }: { readonly names: PairNames; readonly doubts: LegDoubts },
): Part[] {
  const sign = relation === 'behind' ? -1 : relation === 'ahead' ? 1 : 0;
  const turned = (value: number): number => (sign === 0 ? Math.abs(value) : sign * value);
  const ratio = size.value < 0 ? moves.ratioPct : turned(moves.ratioPct);
  const found: Partial<Record<SaidSize['of'], readonly [Text, number]>> = {
    subjectPct: [names.subject, moves.subjectPct],
    benchmarkPct: [names.benchmark, moves.benchmarkPct],
    gapPp: [msg('check.gap'), turned(moves.gapPp)],
    gapPct: [msg('check.gap'), perCentBetween(size, turned(moves.gapPp), turned(moves.ratioPct))],
    ratioPct: [msg('check.ratio'), ratio],
    ratio: [msg('check.ratio'), moves.ratio],
    ratioThen: [msg('check.ratioThen'), moves.ratioThen],
    multiple: [msg('check.inMovesOf', { ...names }), moves.subjectPct / moves.benchmarkPct],
  };
  const one = found[size.of];
  if (one === undefined) return [];
  const isAll = size.of === 'multiple' && sizes.length === 1; // "half as much" says nothing else
  const [ofSubject, ofBenchmark] = [
    doubts.subject * (1 + Math.max(0, moves.subjectPct) / 100),
    doubts.benchmark * (1 + Math.max(0, moves.benchmarkPct) / 100),
  ];
  const both = ofSubject + ofBenchmark;
  const byHour: BySize = { subjectPct: ofSubject, benchmarkPct: ofBenchmark, gapPp: both, gapPct: both };
  const doubt = byHour[size.of] ?? 0;
  return [
    {
      ...partOf(one[0], size, one[1], doubt),
      ...(isAll ? { about: 'gap' as const } : {}),
    },
  ];
}

/** "Trails by 27 %" can mean points or the ratio: it is met by either, and shown as points where by neither. */
function perCentBetween(size: SaidSize, points: number, ratioPct: number): number {
  return !isMet(size, points) && isMet(size, ratioPct) ? ratioPct : points;
}

/** A size beside what was. */
export function partOf(what: Text, size: SaidSize, actual: number, doubt = 0): Part {
  const holds = isMet(size, actual, doubt);
  const isOfGap = size.of === 'gapPp' || size.of === 'gapPct' || size.of === 'ratioPct';
  return {
    text: partWords(what, size, actual, holds),
    holds,
    ...(isOfGap ? { about: 'gap' } : {}),
    ...(holds && isOnlyNear(size, actual) ? { isNear: true } : {}),
  };
}

function directionParts(claim: Claim, moves: Moves, names: PairNames): Part[] {
  const said = (of: 'subjectPct' | 'benchmarkPct'): boolean => claim.sizes.some((size) => size.of === of);
  return [
    ...(claim.subjectDirection === null || said('subjectPct')
      ? []
      : [directionPart(names.subject, claim.subjectDirection, moves.subjectPct, moves.subjectZ)]),
    ...(claim.benchmarkDirection === null || said('benchmarkPct')
      ? []
      : [directionPart(names.benchmark, claim.benchmarkDirection, moves.benchmarkPct, moves.benchmarkZ)]),
  ];
}

function directionPart(name: Text, said: 'up' | 'down' | 'flat', pct: number, z: number): Part {
  const isFlat = Number.isNaN(z) ? Math.abs(pct) < 3 : Math.abs(z) < FLAT_Z;
  const holds = said === 'flat' ? isFlat : said === 'up' ? pct > 0 : pct < 0;
  return { text: partWords(name, { direction: said }, pct, holds), holds };
}
