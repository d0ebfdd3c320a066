import { readAgainst, readRatio, refersToPair } from './aspects-of-ratio.ts';
import { pattern } from './lexicon/furniture.ts';
import { readCorrelation } from './aspects-of-correlation.ts';
import { peakLegs, readFarther, readLead, readMark } from './aspects-of-order.ts';
import { readCompared, readGap } from './aspects-of-pairs.ts';
import { noReach, readReach, type SaidReach } from './read-reach.ts';
import { earlier, isToday, whenOf } from './time-of-claim.ts';
import { readUnits } from './told-in-parts.ts';
import { readElsewhere, readFlow, readForecast } from './aspects.ts';
import type { Text } from '../messages/text.ts';
import { askedFor } from './offered-readings.ts';
import { hints } from './words.ts';
import { type Claim, type Draft, isOfLeg, type SaidSize, sinceCause, unsaid } from './claim.ts';
import { type Clause, isMarket, isTime } from './clauses.ts';
import {
  deniedOf, fundOfShare, funds, goesOnTo, isContrast, isHarmless, isInReading, isLoose, isOfFigures, isOfValues,
  isVouchedFor, leftOver, passOverRemarks, withoutForeignRatio,
} from './leftover.ts'; // prettier-ignore
import { deniedAfterwards, idleBeside, isNoMarket, isOfLabel } from './remarks.ts';
import { readMoves, sizedLegs, stakeLegs, twoMoves } from './legs.ts';
import { ofLevels } from './lexicon/reach.ts';
import { readHorizon } from './read-time.ts';
import {
  type Antecedent, type AspectReading, isSameSide, type MarketMove, type Roles, rolesOf, type Side, sideOf,
  withSizes,
} from './roles.ts'; // prettier-ignore
import type { Span } from './text.ts';

/** The sentence around a clause, and what came before. */
export interface Around {
  readonly sentence: string;
  readonly isQuestion: boolean;
  readonly isAttributed: boolean;
  /** The pair of the clause before in the same sentence. */
  readonly within: Antecedent | null;
  /** The pair or the one market of the sentence before, where this one may refer to it. */
  readonly before: Antecedent | null;
  /** The first market of the sentence, for a clause that names none. */
  readonly other: Side | null;
}

/** Claims of one clause, or why there are none. */
export interface ClauseReading {
  readonly claims: readonly Claim[];
  readonly hint: Text | null;
}

const readers = [
  readFlow,
  readLead,
  readFarther,
  readForecast,
  readMark,
  readRatio,
  readCorrelation,
  readCompared,
  readGap,
  readElsewhere,
  readMoves,
  readAgainst,
];

const nobody: Side = { symbol: null, group: null, unfollowed: null };

/**
 * Which claims does one clause make?
 *
 * The first aspect whose spans are there reads it; then follow the pair, the reach, the time, the denial. Every span
 * that nobody used and that could change the meaning goes into `unread`.
 *
 * @param clause Of one sentence.
 * @param around What stands around it.
 * @returns At most four claims, one for each pair of a list.
 */
export function readClause(clause: Clause, around: Around): ClauseReading {
  if (clause.has('if')) return { claims: [], hint: hints.condition };
  const state = firstReading(clause);
  if (!state) return { claims: [], hint: whyNothing(clause) };
  if (state.relation === 'none' && state.aspect === 'none') return { claims: [], hint: hints.noRelation };
  if (state.aspect === 'flow' && state.relation === 'none')
    return { claims: [], hint: state.head?.value === 'out' ? hints.outflow : hints.flowWithoutDirection };
  if (state.legs) return ofLegs(clause, state, state.legs, around);
  const pairs = pairsOf(clause, state, around);
  if (pairs.length === 0) return { claims: [], hint: hints.noMarket };
  const said = readRest(clause, state, around);
  if (state.aspect.startsWith('ratio') || isOfValues(said))
    pairs.forEach((pair, i) => (pairs[i] = asFunds(pair, clause, isOfValues(said))));
  return { claims: pairs.map((pair) => finish(pair, inOrder(said, pair, state), around)), hint: null };
}

/** What was not understood; with figures to vouch for the reading it waits until they are held against the prices. */
function unreadOf(
  clause: Clause,
  sentence: string,
  state: AspectReading,
  negated: boolean,
): Pick<Claim, 'unread' | 'loose'> {
  const sizes = [...(state.legs?.flatMap(({ size }) => size ?? []) ?? []), ...(state.sizes ?? [])];
  const isOfBoth = sizes.filter(isOfLeg).length > 1;
  if (isOfBoth && !negated && state.isBare !== true) clause.use(...idleBeside(clause));
  const words = leftOver(clause, sentence);
  const said =
    sizes.length > 0
      ? sizes.map(({ value }) => String(value))
      : clause.spans.filter(({ kind }) => kind === 'unseen').map(({ text }) => text);
  const bare = state.isBare && words.length === 0 ? said : [];
  if (negated && sizes.some(({ of, value }) => of === 'multiple' && value < 1))
    // "hasn't managed half of its gain"
    words.push(...clause.spans.filter(({ slots: [item] }) => item?.unit === 'times').map(({ text }) => text));
  return !negated && isLoose(clause, sizes, state.legs !== undefined)
    ? { unread: [], loose: words }
    : { unread: words, loose: bare };
}

/** Every two of the markets that moved are a claim. */
function ofLegs(clause: Clause, state: AspectReading, legs: readonly MarketMove[], around: Around): ClauseReading {
  const said = readRest(clause, state, around);
  const claims = legs.flatMap((subject, i) =>
    legs.slice(i + 1).map((benchmark) => {
      const pair = { subject: subject.side, benchmark: benchmark.side };
      const moves = twoMoves(subject, benchmark);
      const { relation } = state.relation === 'none' ? moves : state;
      return finish(
        pair,
        { ...said, ...moves, relation, ...withSizes([...moves.sizes, ...(state.sizes ?? [])]) },
        around,
      );
    }),
  );
  return { claims: claims.slice(0, mostPairs), hint: null };
}

/**
 * The figures of two markets by themselves, where nothing else could be read: "ether and small caps could hardly be further
 * apart: -47 % versus +5 % since November".
 *
 * What else the sentence says is passed over and the figures have to vouch for it, unless it sets a condition, is about another
 * measure or another time, or makes a further claim.
 *
 * @param clause A whole sentence, nothing marked as used.
 */
export function readTally(clause: Clause, around: Around): readonly Claim[] {
  const peaks = peakLegs(clause);
  const isLevel = ({ kind, text }: Span): boolean =>
    peaks !== null && /^(?:record|unseen|other drawdowns?)$/i.test(kind === 'other' ? `other ${text}` : kind);
  if (clause.spans.some((span) => notInTally.has(span.kind) && !isLevel(span))) return [];
  const stakes = peaks === null ? stakeLegs(clause) : null;
  const sized = (peaks ?? stakes) === null ? sizedLegs(clause) : null;
  const found = peaks ?? stakes ?? sized;
  if (found === null || (found.legs.length !== 2 && (peaks ?? stakes) !== null)) return [];
  clause.use(...found.used, ...clause.spans.filter(isMarket));
  const aspect = peaks === null ? 'moves' : 'distance';
  const said = { legs: found.legs, sizes: sized?.gap ?? [] };
  const state: AspectReading = { aspect, relation: 'none', head: null, isMutual: true, ...said };
  const ago = stakes === null ? undefined : clause.take('ago', 'period', 'bare-date', 'day', 'since');
  clause.use(...clause.spans.filter(isToday(clause)));
  const { claims: read } = ofLegs(clause, state, found.legs, around);
  const when = peaks
    ? { since: peaks.since, asOf: null, windowSessions: null }
    : ago
      ? { windowSessions: ago.slots[0]!.sessions ?? null, since: ago.slots[0]!.start ?? null, asOf: null }
      : {};
  const claims = read.map((claim) => ({ ...claim, ...when }));
  const isOpen = clause.left().every((span) => isHarmless(span) || isVouchedFor(span, clause.spans));
  return isOpen
    ? claims.map((claim) => ({ ...claim, loose: [...claim.loose, ...claim.unread], unread: [], asked: [] }))
    : [];
}

/** A condition, another measure, another time or a claim of its own. */
const notInTally = new Set(
  `if other modal maybe past unlikely false sarcasm outlook flow lead decouple together apart inversely correlation ahead-date
    ahead-dur streak nth ever never unseen record since-ago`.split(/\s+/),
);

/** Pairs of a list beyond these are left out. */
const mostPairs = 6;

/** Two moves stand in the order of the markets; the pair may stand the other way round. */
function inOrder(said: Claim, { subject }: PairOfSides, { namedFirst }: AspectReading): Claim {
  if (namedFirst === undefined || isSameSide(namedFirst, subject)) return said;
  const other: Readonly<Partial<Record<SaidSize['of'], SaidSize['of']>>> = {
    subjectPct: 'benchmarkPct',
    benchmarkPct: 'subjectPct',
  };
  const turned = said.sizes.map((size) => ({ ...size, of: other[size.of] ?? size.of }));
  const [first, second] = [said.benchmarkMovePct, said.subjectMovePct];
  const isOther = first !== null && second !== null && (first > second ? 'behind' : 'ahead') === said.relation;
  return {
    ...said,
    ...(isOther ? { unread: [...said.unread, `${first} / ${second}`] } : {}), // "how far it left stocks behind: gold is up 27 %"
    sizes: turned,
    subjectMovePct: said.benchmarkMovePct,
    benchmarkMovePct: said.subjectMovePct,
  };
}

function firstReading(clause: Clause): AspectReading | null {
  for (const read of readers) {
    const state = read(clause);
    if (state) return state;
  }
  return null;
}

function whyNothing(clause: Clause): Text {
  const markets = new Set(clause.spans.filter(isMarket).map(({ value }) => value));
  if (markets.size === 0) return hints.noMarket;
  if (clause.has('other')) return hints.otherMeasure;
  return markets.size === 1 ? hints.onePrice : hints.noRelation;
}

/** "After management fees, …" tells of other figures, "after the cut in taxes" of a cause. */
const netOf = pattern('i')`
  ^\W*(?:after|net of|less|minus)\b.*\b(?:fees?|costs?|tax(?:es)?|commissions?|expenses|charges|dividends?|coupons?
  |slippage|spreads?|inflation|funding|withholding)\W*$`;

/** Everything a claim says besides its pair. */
function readRest(clause: Clause, state: AspectReading, around: Around): Claim {
  const { isDenied, ownsDenial, ...rest } = state;
  const draft = withoutHead(rest);
  passOverRemarks(clause);
  skipDiscourse(clause, around.isQuestion);
  const horizon = draft.aspect === 'forecast' ? readHorizon(clause) : null;
  const isOrder = draft.relation === 'ahead' || draft.relation === 'behind';
  const reach: SaidReach =
    state.legs || state.aspect === 'elsewhere'
      ? noReach
      : readReach(clause, around.isQuestion, (draft.aspect === 'gap' && isOrder) || draft.change?.startsWith('turned'));
  // "17 points ahead; the last time it led so was in 2010"
  if (!draft.aspect.startsWith('ratio')) clause.extra.push(...clause.spans.filter(({ text }) => ofLevels.test(text)));
  const units =
    draft.aspect === 'gap' && isOrder && reach.superlative === 'none'
      ? readUnits(clause, draft.relation)
      : { streak: null };
  const when = whenOf(clause, draft, reach);
  clause.extra.push(...earlier(clause, state.head, when));
  const denial = ownsDenial
    ? { negated: draft.negated ?? false, deniesRecordOnly: false }
    : readDenial(clause, isDenied ?? false, reach, state);
  if (draft.aspect === 'gap' && denial.negated)
    clause.use(...clause.all('almost').filter(({ text }) => /^more or less$/i.test(text))); // "has more or less kept pace"
  if (draft.aspect !== 'forecast' && !denial.negated)
    clause.use(...clause.all('continue').filter((span) => goesOnTo(clause, span)));
  const isAlmost = isHedged(clause, draft, reach);
  clause.extra.push(...clause.all('reason').filter(({ text }) => netOf.test(text)));
  const days = clause.all('reason').flatMap(({ slots }) => slots.flatMap(({ since }) => since ?? []));
  const cause = clause.takeAll('reason').map(({ text }) => text.replace(/^[\s,;-]+/, '')).join(', '); // prettier-ignore
  const claim = { ...unsaid, text: around.sentence, ...when, ...draft, ...withSizes(draft.sizes ?? []), ...denial };
  const said: Claim = {
    ...claim,
    ...reach,
    since: reach.since ?? claim.since,
    ...units,
    almost: isAlmost || claim.almost,
    horizonSessions: horizon,
    question: around.isQuestion,
    attributed: around.isAttributed,
    cause: cause === '' ? null : cause,
    ...unreadOf(clause, around.sentence, state, units.negated ?? denial.negated),
  };
  return sinceCause(said, days, clause.asOf);
}

/** "Almost the widest" is short of it; "almost beat" is not "beat", and stays unread. */
function isHedged(clause: Clause, { aspect }: Draft, { almost, superlative }: SaidReach): boolean {
  const isLevel = superlative !== 'none' || aspect.startsWith('ratio') || aspect.startsWith('correlation');
  return almost || (isLevel && clause.takeAll('almost').length > 0);
}

const readerOnly = new Set(['head', 'isMutual', 'legs', 'namedFirst', 'isBare']);

/** The reading without what only the reader needs. */
function withoutHead(state: AspectReading): Draft {
  const entries = Object.entries(state).filter(([key]) => !readerOnly.has(key));
  return Object.fromEntries(entries) as unknown as Draft;
}

/** "No, …" answers somebody; "isn't this the widest gap?" asks for a yes. */
function skipDiscourse(clause: Clause, isQuestion: boolean): void {
  const isLead = ({ kind }: Span): boolean => /^(?:quiet|speaker|aside|punct)$/.test(kind); // "For the record: no, …"
  const [first, second] = clause.spans.slice(clause.spans.findIndex((span) => !isLead(span)));
  if (/^(?:not|correction)$/.test(first?.kind ?? '') && (second?.value === ',' || second?.kind === 'aside'))
    clause.use(first!);
  if (clause.spans.some(isTime)) clause.use(...clause.all('past').filter(({ text }) => /\bremember\b/i.test(text)));
  const asked = clause.all('not')[0];
  const opening = asked
    ? clause.spans
        .slice(0, clause.spans.indexOf(asked))
        .filter(
          (span) => !isLead(span) && !/^(?:wait|hey|so|but|and|um|er|hm+|ok|okay|lol|sorry|guys)$/i.test(span.text),
        )
    : [];
  if (isQuestion && asked && opening.length <= 1 && !/^(?:no|nothing|neither)/i.test(asked.text)) clause.use(asked);
}

/** A denial by one word; two are left for the leftover rule, never counted. */
function readDenial(
  clause: Clause,
  isDenied: boolean,
  { superlative }: SaidReach,
  { head, legs, aspect, sizes }: AspectReading,
): Pick<Claim, 'negated' | 'deniesRecordOnly'> {
  const words = [
    ...clause.all('false'),
    ...clause.all('not'),
    ...(superlative === 'none' ? [] : clause.all('never')),
    ...deniedAfterwards(clause, head),
  ];
  const isLexical = (span: Span): boolean => clause.spans[clause.spans.indexOf(span) + 1]?.from === span.from; // "kept up with"
  const like =
    words[0] && isNoMarket(words[0], clause)
      ? clause.spans.find(
          ({ text, kind }, at, all) =>
            /^like\b/i.test(text) &&
            (kind === 'other' ||
              all.slice(at + 1, at + 4).find((next) => !/^(?:word|unknown)$/.test(next.kind))?.kind === 'market'),
        )
      : undefined;
  if (like) clause.use(like);
  const affirmed = words.length < 2 && words.every(({ kind }) => kind === 'false') ? clause.takeAll('affirm') : [];
  if (affirmed.length > 0 || like || (words.length === 2 && words.filter(isLexical).length === 1)) {
    clause.use(...words); // "nobody believes it, but it did"; "nobody trails gold like bitcoin"; "hasn't been keeping pace"
    return { negated: false, deniesRecordOnly: false };
  }
  const isFigures =
    legs !== undefined ||
    (aspect === 'moves' && (sizes?.length ?? 0) > 1) ||
    (aspect === 'correlation-value' && words.every(({ kind }) => kind === 'not'));
  const isApart = (span: Span): boolean =>
    isContrast(span, clause) || !isInReading(span, clause, head) || (isFigures && !isOfFigures(span, clause.spans));
  if (isFigures && words.some((span) => span.kind === 'false' && !isInReading(span, clause, head)))
    return { negated: false, deniesRecordOnly: false };
  if (words.some((span) => span.kind === 'not' && isApart(span))) {
    // "gold, not bitcoin, led"
    if (aspect === 'gap') clause.use(...words.filter((span) => span.kind === 'not' && isContrast(span, clause)));
    return { negated: false, deniesRecordOnly: false };
  }
  const isOfRemark =
    isOfLabel(clause, words, head) ||
    ((words[0]?.kind === 'not' || (words[0]?.kind === 'false' && head !== null && words[0].from < head.from)) &&
      !legs &&
      deniedOf(words[0], clause, head) !== 'claim');
  if (words.length + (isDenied ? 1 : 0) !== 1 || isOfRemark) return { negated: false, deniesRecordOnly: false };
  clause.use(...words, ...clause.all('maybe').filter(({ text }) => /^rumou?rs?$/i.test(text))); // "rumours of … are exaggerated"
  return { negated: true, deniesRecordOnly: superlative !== 'none' };
}

interface PairOfSides {
  readonly subject: Side;
  readonly benchmark: Side;
}

/** Every subject with every benchmark, completed from what came before. */
function pairsOf(clause: Clause, state: AspectReading, around: Around): PairOfSides[] {
  const roles = rolesOf(clause, state.isMutual, state.head);
  const { subjects, benchmarks } = completed(roles, clause, state, around);
  const isForecast = state.aspect === 'forecast' && state.relation !== 'none';
  if (subjects.length + benchmarks.length === 0)
    return isForecast && refersToPair(clause) ? [{ subject: nobody, benchmark: nobody }] : [];
  const isEach = subjects.length === benchmarks.length && clause.spans.some(({ text }) => /^respectively$/i.test(text));
  if (isEach) return subjects.map((subject, i) => ({ subject, benchmark: benchmarks[i]! }));
  const all = (subjects.length > 0 ? subjects : [nobody]).flatMap((subject) =>
    (benchmarks.length > 0 ? benchmarks : [nobody]).map((benchmark) => ({ subject, benchmark })),
  );
  return all.slice(0, 4);
}

const beforeVerb = /^(?:word|sized?|to-size|number|period|bare-date|quiet|hedge|punct)$/;

function completed(
  roles: Roles,
  clause: Clause,
  state: AspectReading,
  { sentence, within, before, other }: Around,
): Roles {
  const { subjects, benchmarks } = roles;
  const isFlow = state.aspect === 'flow';
  if (subjects.length === 0 && benchmarks.length === 0) return bothFrom(clause, state, within, before, other);
  if (subjects.length === 0) {
    // "Better than bitcoin's, anyway", "Finished 40 points behind bitcoin"
    const isElliptic =
      state.head?.kind === 'perform' &&
      clause.spans.every(({ from, kind }) => from >= state.head!.from || beforeVerb.test(kind));
    const isOneOfTwo = [before?.subject, before?.benchmark].some((side) => side && isSameSide(side, benchmarks[0]!));
    const isIt = clause.has('it') || (clause.has('pair') && (before?.benchmark === null || isOneOfTwo));
    const isOfBefore = isIt || isElliptic || /^(?:correlation|gap)$/.test(state.head?.kind ?? '');
    const opening = clause.spans.find(({ kind }) => kind !== 'punct')?.text ?? '';
    const said = /^(?:which|itself|themselves)$/i.test(opening)
      ? [within?.benchmark, within?.subject]
      : [within?.subject, within?.benchmark];
    const offered = [...said, ...(isOfBefore ? [before?.subject, before?.benchmark] : []), other]; // prettier-ignore
    const from = offered.find((side) => side && !benchmarks.some((benchmark) => isSameSide(benchmark, side)));
    return { subjects: from ? [from] : [], benchmarks };
  }
  if (benchmarks.length > 0 || isFlow) return roles;
  const isBoth =
    within !== null &&
    clause.all('pair').some(({ text, from }) => /^both$/i.test(text) && state.head !== null && from > state.head.from);
  if (benchmarks.length === 0 && isBoth)
    return { subjects, benchmarks: [within.subject, within.benchmark].filter((side) => side !== null) };
  const isItObject = clause
    .all('it')
    .some((span) => state.head !== null && span.from > state.head.from && !/^its(?! \w+ \w)/i.test(span.text));
  const isThird =
    /\b(?:but|although|though|yet)\b/i.test(sentence) &&
    [within?.subject, within?.benchmark].every((side) => side && !isSameSide(side, subjects[0]!));
  if (isItObject && isThird) clause.extra.push(...clause.all('it')); // "gold beat stocks, but bitcoin has beaten it"
  const isComparative = state.head?.kind === 'perform' && /\b(?:better|worse|lightly)$/i.test(state.head.text);
  const pair = [within?.subject, within?.benchmark].filter((side) => side !== undefined && side !== null);
  const place = pair.length === 2 ? pair.findIndex((side) => isSameSide(side, subjects[0]!)) : -1;
  // "…; the Nasdaq link is gone"
  if (place >= 0 && state.head?.kind === 'correlation') return { subjects: [pair[0]!], benchmarks: [pair[1]!] };
  const partner = place >= 0 && /^perform/.test(state.head?.kind ?? '') ? pair[1 - place]! : null; // "… have come unglued: ether trails"
  const from =
    (isItObject ? (within?.benchmark ?? before?.subject) : null) ??
    partner ??
    other ??
    (isComparative && before?.benchmark === null ? before.subject : null); // "Gold had a good April. Bitcoin did even better."
  return from && !isSameSide(from, subjects[0]!) ? { subjects, benchmarks: [from] } : roles;
}

function bothFrom(
  clause: Clause,
  { head, aspect }: AspectReading,
  within: Antecedent | null,
  before: Antecedent | null,
  other: Side | null,
): Roles {
  const isThey = clause.all('pair').some(({ text }) => /^they$/i.test(text)); // "they lagged by 9 points": a plural name
  // "90-day correlation: 0.94.", "30d corr is around zero"
  const isFigure =
    (aspect === 'correlation-value' || head?.kind === 'correlation') && before !== null && before.benchmark !== null;
  const from = within ?? (refersToPair(clause) || isFigure || head?.kind === 'perform' ? before : null);
  if (!from?.subject || (from === before && head?.kind === 'perform' && !clause.has('it') && !isThey))
    return { subjects: [], benchmarks: [] };
  if (other && from.benchmark && isSameSide(other, from.benchmark) && head?.kind === 'perform')
    return { subjects: [from.benchmark], benchmarks: [from.subject] }; // "the Russell is down 2 % and trails its big brother"
  const isQuoted = head?.kind === 'ratio' && from.subject.symbol === 'BTC' && from.benchmark?.symbol === 'ETH';
  if (isQuoted) return { subjects: [from.benchmark], benchmarks: [from.subject] }; // "the ratio" of the two is ETH/BTC
  return { subjects: [from.subject], benchmarks: from.benchmark ? [from.benchmark] : [] };
}

/** "… in S&P terms: the TLT/SPY ratio": the fund that is named beside its index has the value. */
function asFunds({ subject, benchmark }: PairOfSides, { spans }: Clause, isOfValue: boolean): PairOfSides {
  const named = (side: Side): Side => {
    const fund = spans.find((span) => span.kind === 'market' && funds.has(span.value) && isSameSide(sideOf(span), side)); // prettier-ignore
    return { ...side, symbol: fund?.value ?? (isOfValue ? fundOfShare(spans, side.symbol) : undefined) ?? side.symbol };
  };
  return { subject: named(subject), benchmark: named(benchmark) };
}

/** The claim with its pair, its hint and the readings to offer. */
function finish({ subject, benchmark }: PairOfSides, said: Claim, { sentence }: Around): Claim {
  const pair = {
    subject: subject.symbol,
    benchmark: benchmark.symbol,
    subjectAltGroup: subject.group,
    benchmarkAltGroup: benchmark.group,
  };
  const answeredBy = said.answeredBy === null ? null : commandFor(said.answeredBy, subject.symbol, benchmark.symbol);
  const claim = withoutForeignRatio({ ...said, ...pair, answeredBy });
  const hint = hintOf(claim, subject, benchmark, sentence);
  return { ...claim, hint, asked: claim.unread.length > 0 ? askedFor(claim) : [] };
}

function commandFor(command: string, subject: string | null, benchmark: string | null): string {
  return [command, subject, command === 'drivers' ? null : benchmark].filter((word) => word !== null).join(' ');
}

function hintOf(claim: Claim, subject: Side, benchmark: Side, sentence: string): Text | null {
  if (claim.hint === 'winner') return hints.winner;
  if (claim.aspect === 'lead') return hints.lead;
  const names = [subject.unfollowed, benchmark.unfollowed].filter((name) => name !== null);
  if (names.length > 0) return hints.unfollowed(names);
  if (claim.aspect === 'flow' || claim.relation === 'none') return null;
  if (claim.subject === null && claim.subjectAltGroup === null) return benchmark === nobody ? null : hints.noSubject;
  if (claim.benchmark !== null || claim.benchmarkAltGroup !== null) return null;
  const unknown = claim.unread.find((words) => /^\$?[A-Z]/.test(words) && !sentence.startsWith(words));
  return unknown && !isTitleCase(sentence) ? hints.unfollowed([unknown]) : hints.against(claim);
}

const isTitleCase = (sentence: string): boolean =>
  (sentence.match(/\b[A-Z]/g)?.length ?? 0) > sentence.split(/\s+/).length * 0.6;
