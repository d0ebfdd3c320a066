import type { MarketName } from '../market/known-markets.ts';
import type { Text } from '../messages/text.ts';
import { indexOf } from './lexicon/well-known.ts';
import { nilWords } from './text.ts';

/** What can be claimed about the subject. */
export const relations = [
  'divergence',
  'convergence',
  'ahead',
  'behind',
  'low-correlation',
  'high-correlation',
  'inflow-rise',
  'inflow-fall',
  'forecast-converge',
  'forecast-diverge',
] as const;

/** What is claimed about the subject; `none` where nothing testable was said. */
export type Relation = (typeof relations)[number] | 'none';

/** How far back the claim says this has no equal: all history, since a date, a number of years, or it does not say. */
export type Superlative = 'record' | 'since' | 'years' | 'none';

/**
 * What of the pair the claim is about; each has a judge of its own.
 *
 * - `gap`: trailing returns of the two drifted apart, or one is ahead of the other
 * - `ratio-level`: the ratio of the two prices stands at a low or high ("ETH/BTC at a four-year low")
 * - `ratio-distance`: the ratio stands so far below its peak or above its trough
 * - `correlation-level`: they move together, or do not
 * - `correlation-value`: the correlation is above, below or about a number
 * - `correlation-change`: it has risen, fallen, crossed a value, changed its sign; "decoupled" too
 * - `moves`: what each market did by itself ("ETH fell 12 % while IWM rose")
 * - `distance`: how far each market stands below its own peak ("ETH is 62 % off its high, bitcoin 50 %")
 * - `multiple`: so many times as wide as usual, an n-sigma event
 * - `flow`: exchange flows
 * - `forecast`: what will happen to the gap or the correlation
 * - `lead`: one market moves first
 * - `elsewhere`: another command answers it with a figure (`answeredBy`)
 * - `none`: nothing testable
 */
export type Aspect =
  | 'gap'
  | 'ratio-level'
  | 'ratio-distance'
  | 'correlation-level'
  | 'correlation-value'
  | 'correlation-change'
  | 'moves'
  | 'distance'
  | 'multiple'
  | 'flow'
  | 'forecast'
  | 'lead'
  | 'elsewhere'
  | 'none';

/** How a size is meant: "at least", "more than", "a little over", "at most" or "up to", "less than", "almost", or about as said. */
export type Comparator = 'at-least' | 'more-than' | 'just-over' | 'at-most' | 'less-than' | 'almost' | 'about';

/** One size that was said, and how it is meant. */
export interface SaidValue {
  /** Signed where the claim gives a direction ("fell 12 %" is −12), else positive. */
  readonly value: number;
  readonly comparator: Comparator;
  /** How far from the value a word for it reaches ("close to zero", "slightly negative"). */
  readonly within?: number;
}

/** A size that was said, and of what. The unit lives in `of`. */
export interface SaidSize extends SaidValue {
  /**
   * `gapPp` points between the two returns · `gapPct` per cent between them where the text says per cent ("ETH trails by 27 %") ·
   * `subjectPct`, `benchmarkPct` a market's own move · `ratioPct` a change of, or a distance in, the ratio ·
   * `gapThen` points of the gap as it was before it changed · `gapTimes` so many times what it was ("has doubled", "most of it is gone") ·
   * `ratio` the ratio itself, one price divided by the other · `ratioThen` the same at the start of the time that is
   *   named · `correlation` a value of it · `multiple` times the usual ·
   * `sigma` standard deviations · `flowPct` a change of flows.
   */
  readonly of:
    | 'gapPp'
    | 'gapPct'
    | 'gapThen'
    | 'gapTimes'
    | 'subjectPct'
    | 'benchmarkPct'
    | 'ratioPct'
    | 'ratio'
    | 'ratioThen'
    | 'correlation'
    | 'multiple'
    | 'sigma'
    | 'flowPct';
}

/** Another way to read the sentence, as a button: its label and the options that would ask `check` for it. */
export interface OtherReading {
  /** Plain words, at most 60 characters: "Behind over 60 trading days". */
  readonly label: Text;
  readonly relation: Relation;
  readonly windowSessions: number | null;
}

/** One testable sentence, read. Everything that was not said is null. */
export interface Claim {
  /** The sentence it was read from, cleaned of control characters, markup and links. */
  readonly text: string;
  readonly subject: string | null;
  readonly benchmark: string | null;
  readonly relation: Relation;
  readonly aspect: Aspect;
  /** True where the sentence denies the relation, or denies that it is the record it is called. Never by counting negations. */
  readonly negated: boolean;
  /** What a denial is aimed at: the relation itself ("has not decoupled") or only its being a record ("not the widest ever"). */
  readonly deniesRecordOnly: boolean;
  readonly superlative: Superlative;
  /**
   * For levels of a ratio or a correlation and for records: at the low or the high end; of a convergence the side the subject is
   * said to come from: `high` where its lead shrank, `low` where it caught up. Null where none was said.
   */
  readonly extreme: 'low' | 'high' | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the reach of the superlative `since`, or without one the start of the period spoken of. */
  readonly since: string | null;
  /** Of a gap that changed or is the widest of a time: the start it is counted from ("its 2024 lead has shrunk since July" is 2024). */
  readonly gapSince: string | null;
  readonly years: number | null;
  /**
   * The window as rows of the pair's own clock: a week is 5, a month 21, a quarter 63, a year 252, unless the text says days or
   * sessions. Never set for calendar periods ("in 2025", "this year", "since March", "last week"): those have `since` and `asOf`.
   */
  readonly windowSessions: number | null;
  /** The day the sentence speaks of, `YYYY-MM-DD`: the end of the period ("in 2025" is 2025-12-31); null for today. */
  readonly asOf: string | null;
  /**
   * So many days, weeks, months, quarters or years in a row; a null count is all of the period that is named, or with `isAny` at
   * least one whole one after it ("hasn't beaten BTC in a calendar year since 2021").
   */
  readonly streak: {
    readonly isAny?: true;
    readonly count: number | null;
    readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  } | null;
  /** For a change or a comparison with a then: "than a year ago", "from 0.6 in 2023": the day compared with. */
  readonly comparedWith: string | null;
  /** "almost the widest", "near a record", "on the verge of": what is hedged counts as met a little short of it. */
  readonly almost: boolean;
  /** All sizes said, each with its comparator. */
  readonly sizes: readonly SaidSize[];
  /** The comparator of the first size; null where no size was said. */
  readonly comparator: Comparator | null;
  /** The first size of a gap or flow, always positive, per cent or points: as in earlier answers. */
  readonly amountPct: number | null;
  /** What the subject is said to have done by itself, signed per cent; direction without a size is in `subjectDirection`. */
  readonly subjectMovePct: number | null;
  readonly benchmarkMovePct: number | null;
  /** "ETH fell while stocks rose": directions said without sizes. */
  readonly subjectDirection: 'up' | 'down' | 'flat' | null;
  readonly benchmarkDirection: 'up' | 'down' | 'flat' | null;
  /**
   * Change of a correlation or of a gap: it rose, fell, crossed above or below `sizes`, changed its sign; `decoupled` is low now and
   * was not before; `closed` is a gap of which next to nothing is left.
   */
  readonly change: 'rise' | 'fall' | 'turned-positive' | 'turned-negative' | 'decoupled' | 'closed' | null;
  /** True where a correlation is said to be below zero, not only low: "inversely correlated"; of a rise without
      sizes, that such a tie is gone. */
  readonly inverse: boolean;
  /** Where one market is said to move first: by how many sessions the subject leads, negative where it lags; 0 where it is not said. */
  readonly leadSessions: number | null;
  /** A forecast's horizon in rows of the pair's clock; not a window. */
  readonly horizonSessions: number | null;
  /** True for a question ("has ETH drifted away?"): answered, not "supported". */
  readonly question: boolean;
  /** Said as somebody else's words, or as a quotation that the text goes on to deny or affirm. */
  readonly attributed: boolean;
  /**
   * The half nobody can read off prices, in the text's words ("because of staking", "is a buying opportunity"); the verdict is then at
   * most `partly`.
   */
  readonly cause: string | null;
  /** What is said beside a claim of the pair of one market's own history ("S&P 500 at record as …"); the verdict is
      then at most `partly`. */
  readonly ownRecord: string | null;
  /** By how much in words who is ahead or behind is so: "by a whisker", "by a mile"; null where nothing is said. */
  readonly margin: 'narrow' | 'wide' | null;
  /** What is said of how usual the width of a lead is ("its lead is extreme", "trails by no more than usual"); null where nothing is. */
  readonly width: 'unusual' | 'ordinary' | null;
  /**
   * Spans that could change the meaning and were not understood, as written. Not empty: no verdict, the readings in `asked` are
   * offered.
   */
  readonly unread: readonly string[];
  /**
   * Words that were passed over because figures stand beside them, and a time taken from a sentence beside the claim's own. Such a
   * reading is only vouched for by figures that fit: with any other outcome these words are `unread`.
   */
  readonly loose: readonly string[];
  /** Words that no reading rests on and that were taken for a remark, as written. */
  readonly passedOver: readonly string[];
  /** Two or three likely readings. */
  readonly asked: readonly OtherReading[];
  /** For `elsewhere`: the command line that answers it, for example `hedge BTC SPX`. */
  readonly answeredBy: string | null;
  /** Markets that have no single price, as they were named ("altcoins"), where the subject is one. */
  readonly subjectAltGroup: string | null;
  readonly benchmarkAltGroup: string | null;
  /** What would be right, where nothing can be judged: one sentence; else null. */
  readonly hint: Text | null;
}

/** A sentence that gave no claim, and why. */
export interface SkippedSentence {
  readonly text: string;
  readonly reason: Text;
  /** The language it seems to be in, where that is the reason. */
  readonly language: string | null;
}

/** What a text says: at least one claim (with relation `none` if nothing testable was said), at most twelve, each once. */
export interface ClaimReading {
  readonly claims: readonly Claim[];
  readonly skipped: readonly SkippedSentence[];
  /** One plain sentence: "I read: Ethereum has fallen further behind the Russell 2000 than ever before." */
  readonly readAs: Text;
}

/** What a text is read with. */
export interface ClaimContext {
  /** Symbols and names to look for, the ones that win first; usually the well-known names, then the catalogue; always the same array. */
  readonly lexicon: readonly MarketName[];
  /** The day "this year", "last month" count from, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** What a reading of one aspect says; the rest of the claim is added around it. */
export type Draft = Partial<Claim> & Pick<Claim, 'aspect' | 'relation'>;

/** Everything that was not said. */
export const unsaid: Omit<Claim, 'text'> = {
  subject: null, benchmark: null, relation: 'none', aspect: 'none', negated: false, deniesRecordOnly: false, superlative: 'none',
  extreme: null, since: null, gapSince: null, years: null, windowSessions: null, asOf: null, streak: null,
  comparedWith: null, almost: false, sizes: [], comparator: null,
  amountPct: null, subjectMovePct: null, benchmarkMovePct: null, subjectDirection: null, benchmarkDirection: null,
  change: null, inverse: false,
  leadSessions: null,
  horizonSessions: null, question: false, attributed: false, cause: null, ownRecord: null, margin: null, width: null,
  unread: [], loose: [], passedOver: [], asked: [], answeredBy: null,
  subjectAltGroup: null,
  benchmarkAltGroup: null, hint: null,
}; // prettier-ignore

/** What a sentence says beside the claim that is judged, and leaves it `partly` true at most: a cause, or one market's own record. */
export const besideOf = ({ cause, ownRecord }: Claim): string | null => cause ?? ownRecord;

/** "Because of the ETFs approved on 10 January, bitcoin has outpaced gold by 100 points": since that day, if the prices bear it out. */
export function sinceCause(claim: Claim, [day, ...others]: readonly string[], asOf: string): Claim {
  const { aspect, superlative, since, gapSince, windowSessions } = claim;
  const isTimed = (since ?? claim.asOf ?? windowSessions ?? gapSince) !== null || superlative !== 'none';
  const isDay = day?.length === 10 && day < asOf && others.length === 0;
  return isDay && !isTimed && /^(?:gap|moves)$/.test(aspect)
    ? { ...claim, since: day, loose: [...claim.loose, day] }
    : claim;
}

/** Of a running year as it stood on a day before: "47 points behind for the year at the end of April". */
export const isOfThen = ({ aspect, since, asOf }: Claim): boolean =>
  /^(?:gap|moves)$/.test(aspect) && asOf !== null && since?.length === 4 && asOf !== `${since}-12-31`;

/** With no time of its own. */
export const isTimeless = ({ since, gapSince, windowSessions, asOf }: Claim): boolean =>
  since === null && gapSince === null && windowSessions === null && asOf === null;

/** "That gap is gone now": since when is not said there. */
export const isTimelessChange = ({ aspect, change, since, gapSince, windowSessions }: Claim): boolean =>
  aspect === 'gap' && change !== null && since === null && gapSince === null && windowSessions === null;

/** A gap as it stood on a day, counted from a start that is told. */
export const isStanding = (claim: Claim): boolean => {
  const { aspect, since, asOf, unread, superlative, negated, subject, benchmark, text } = claim;
  const isSince = since !== null && asOf !== null && since.length > 4 && since < asOf && /\bsince\b/i.test(text);
  const isPlain = unread.length === 0 && superlative === 'none' && !negated && claim.change === null;
  return aspect === 'gap' && (isOfThen(claim) || isSince) && isPlain && subject !== null && benchmark !== null;
};

/** The value a sentence gives, in figures or in a word for none of a day: "a month ago it was basically nil". */
export function valueSaid({
  aspect,
  relation,
  sizes,
  text,
  negated,
  superlative,
  inverse,
  almost,
  asOf,
}: Claim): SaidSize | undefined {
  if (aspect === 'correlation-value' || (aspect === 'correlation-change' && asOf !== null && sizes.length === 1))
    return sizes[0];
  const isPlain = aspect === 'correlation-level' && relation === 'low-correlation' && !negated && superlative === 'none'; // prettier-ignore
  const isNil = isPlain && (inverse ? almost : nilWords.test(text));
  return isNil ? { value: inverse ? -0.1 : 0, comparator: 'about', of: 'correlation', within: 0.1 } : undefined;
}

/** The index of a fund, and of every other symbol itself: both names of a market are one. */
export const marketOf = (symbol: string | null): string | null => indexOf[symbol ?? ''] ?? symbol;

/** Whether a market, as a fund or as its index, is one of the two a claim is about. */
export const isSideOf = (
  symbol: string | null,
  { subject, benchmark }: Pick<Claim, 'subject' | 'benchmark'>,
): boolean => [subject, benchmark].map(marketOf).includes(marketOf(symbol));

/** Whether a size is of what one market did by itself. */
export const isOfLeg = ({ of }: SaidSize): boolean => of === 'subjectPct' || of === 'benchmarkPct';

/** Both sides the same, as a fund or as its index, or one of them not said. */
export function isOneOfPair(a: Claim, b: Claim): boolean {
  const isSame = (one: string | null, other: string | null): boolean => marketOf(one) === marketOf(other);
  return isSame(a.subject, b.subject) && (isSame(a.benchmark, b.benchmark) || a.benchmark === null);
}

/** Who is ahead, of no time that is said. */
export const isTimelessLead = ({ aspect, relation, since, windowSessions, asOf, superlative, streak, change }: Claim): boolean =>
  aspect === 'gap' && /^(?:ahead|behind)$/.test(relation) && superlative === 'none' && streak === null && change === null &&
  since === null && windowSessions === null && asOf === null; // prettier-ignore

/** A claim made of figures, or of who moves first, that names no time of its own. */
export const wantsTime = ({ aspect, sizes, since, windowSessions, asOf, superlative }: Claim): boolean =>
  (aspect === 'moves' || aspect === 'lead' || sizes.some(({ of }) => /^(?:subjectPct|gapPp|gapPct)$/.test(of))) &&
  since === null && windowSessions === null && asOf === null && superlative === 'none'; // prettier-ignore

/** How closely two markets move, of no time that is said. */
export const isTimelessLink = ({ aspect, since, windowSessions, asOf, superlative }: Claim): boolean =>
  /^correlation-(?:level|value)$/.test(aspect) && superlative === 'none' && (since ?? windowSessions ?? asOf) === null;

/** A claim over a time that another part names: only prices that fit bear it out, except where it is pointed to ("look at this spring"). */
export const inherited = (claim: Claim, text: string, time: string, isPointed = false): Claim => ({
  ...claim,
  text,
  loose: isPointed && /^(?:lead|correlation-level)$/.test(claim.aspect) ? claim.loose : [...claim.loose, time],
});

/** "Moved in lockstep this spring, with a correlation of 0.9": the time said of the same pair beside the figure, and
    of 0.4 that they move together. */
export function timeFor(claim: Claim, near: Claim): Partial<Claim> {
  const { since, asOf, windowSessions, relation } = near;
  const isOpen = claim.since === null && claim.asOf === null && claim.windowSessions === null;
  const isTie =
    relation === 'high-correlation' &&
    !near.negated &&
    claim.aspect === 'correlation-value' &&
    claim.sizes[0]!.value >= 0.3;
  if (claim.superlative !== 'none') return {};
  return {
    ...(isTie ? { relation } : {}),
    ...(isOpen && claim.text === near.text ? { since, asOf, windowSessions } : {}),
  };
}

/** Whether a claim can be judged as it was read. */
export const isAnswerable = ({ unread, aspect, relation, subject, benchmark, hint }: Claim): boolean =>
  unread.length === 0 &&
  hint === null &&
  (relation !== 'none' || aspect === 'moves' || aspect === 'elsewhere' || aspect === 'lead') &&
  (aspect === 'flow' || aspect === 'elsewhere' || (subject !== null && benchmark !== null));

/** "An ether buys 0.029 bitcoin. The last time it was so low was in May.": at the low or the high end; where nobody
    says at which, prices that fit do. */
export function levelOf(sentence: string, { extreme, relation, loose }: Claim): Partial<Claim> {
  const isLow =
    /\b(?:low|cheap|weak|little|few|poor)(?:er|est|s)?\b|\bdown t?here\b|\b(?:below|under|beneath) (?:this|that|it|here)\b/i.test(
      sentence,
    );
  const isHigh =
    /\b(?:high|dear|expensive|strong|rich|much|many|record)(?:er|est|s)?\b|\bup t?here\b|\b(?:above|over) (?:this|that|it|here)\b/i.test(
      sentence,
    );
  const end = isLow ? 'low' : isHigh ? 'high' : (extreme ?? (relation === 'ahead' ? 'high' : 'low'));
  const isTold = isLow || isHigh || relation === 'ahead' || relation === 'behind';
  return { extreme: end, relation: end === 'low' ? 'behind' : 'ahead', loose: isTold ? loose : [...loose, sentence] };
}
