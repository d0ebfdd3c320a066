import type { Claim, ClaimContext } from './claim.ts';
import { Clause, foldAsides, isMarket, splitClauses } from './clauses.ts';
import { hints } from './claim-words.ts';
import { type Around, isHarmless, readClause } from './read-clause.ts';
import { readReach, readWhen } from './read-time.ts';
import { type Antecedent, type Side, sideOf } from './roles.ts';
import type { Span } from './items.ts';
import { spansOf } from './spans.ts';

/** What a sentence says, and what the next one may refer to. */
export interface SentenceReading {
  readonly claims: readonly Claim[];
  /** True where it takes back or repeats the claim before, and so stands in its place. */
  readonly replaces: boolean;
  readonly hint: string | null;
  readonly leaves: Antecedent | null;
}

const asks =
  /^(?:so |and |but |wait |ok |hey |lol )?(?:is|are|was|were|has|have|had|do|does|did|will|could|can|should|isn't|aren't|hasn't|haven't|how|why|when|what|which|who|is it true)\b/i;

/**
 * Which claims does one sentence make?
 *
 * @param sentence Clean text.
 * @param context Names to look for and the day asked for.
 * @param before What the sentence before offers, null where this one may not refer to it.
 * @param last The claim before, for corrections ("It has not.") and repetitions ("That has never happened before.").
 * @returns Claims in order, or why there are none.
 */
export function readSentence(
  sentence: string,
  context: ClaimContext,
  before: Antecedent | null,
  last: Claim | null,
): SentenceReading {
  const raw = spansOf(sentence, context);
  const answer = last && (correctionOf(raw, last, context) ?? repetitionOf(sentence, raw, last, context));
  if (answer) return { claims: [answer], replaces: true, hint: null, leaves: before };
  const spans = foldAsides(raw);
  const isQuestion = /\?["')\s]*(?:#\w+\s*)*$/.test(sentence) || (asks.test(sentence) && !/[.!]$/.test(sentence));
  const isAttributed = raw.some(({ kind }) => kind === 'says' || kind === 'reported' || kind === 'quote');
  const found = readClauses(sentence, spans, context, {
    sentence,
    isQuestion,
    isAttributed,
    within: null,
    before,
    other: null,
  });
  return { ...found, replaces: false, leaves: leavesOf(spans, found.claims) };
}

function readClauses(
  sentence: string,
  spans: readonly Span[],
  { asOf }: ClaimContext,
  around: Around,
): Pick<SentenceReading, 'claims' | 'hint'> {
  const claims: Claim[] = [];
  const reasons: string[] = [];
  const clauses = withLeadingTime(splitClauses(spans));
  clauses.forEach((part, at) => {
    const last = claims.at(-1);
    const state = readClause(new Clause(part, asOf), {
      ...around,
      within: last ? pairOf(last) : null,
      other: otherMarket(clauses, at),
    });
    if (state.hint !== null) reasons.push(state.hint);
    claims.push(...state.claims);
  });
  const sarcasm = spans.filter(({ kind }) => kind === 'sarcasm').map(({ text }) => text);
  const said =
    sarcasm.length === 0
      ? claims
      : claims.map((claim) => ({ ...claim, unread: [...new Set([...claim.unread, ...sarcasm])] }));
  return { claims: said, hint: claims.length > 0 ? null : (reasons[0] ?? hints.noRelation) };
}

/** "In 2025, ETH lagged gold and BTC led it": the opening time goes for every clause. */
function withLeadingTime(clauses: readonly Span[][]): Span[][] {
  const [first, ...rest] = clauses;
  const lead = first?.[0];
  const isTime = first !== undefined && lead !== undefined && /^(?:period|over|since|between|day)$/.test(lead.kind);
  const times = /^(?:period|over|since|between|day|either|bare-dur|bare-date)$/;
  return isTime
    ? [first, ...rest.map((part) => (part.some(({ kind }) => times.test(kind)) ? part : [...part, lead]))]
    : [...clauses];
}

/** The one market of a neighbouring clause that only says that it moved: "As small caps rally, ether languishes behind." */
function otherMarket(clauses: readonly Span[][], at: number): Side | null {
  const neighbours = [clauses[at - 1], clauses[at + 1]].filter((part) => part !== undefined);
  const moved = neighbours.find(
    (part) =>
      part.some(({ kind }) => kind === 'move' || kind === 'extreme') &&
      !part.some(({ kind }) => /^(?:perform|gap|drift|correlation)$/.test(kind)),
  );
  const markets = moved?.filter(isMarket) ?? [];
  return markets.length === 1 ? sideOf(markets[0]!) : null;
}

const pairOf = ({ subject, subjectAltGroup, benchmark, benchmarkAltGroup }: Claim): Antecedent => ({
  subject:
    subject === null && subjectAltGroup === null ? null : { symbol: subject, group: subjectAltGroup, unfollowed: null },
  benchmark:
    benchmark === null && benchmarkAltGroup === null
      ? null
      : { symbol: benchmark, group: benchmarkAltGroup, unfollowed: null },
});

/** The pair of its last claim, else its two markets, else its one market. */
function leavesOf(spans: readonly Span[], claims: readonly Claim[]): Antecedent | null {
  const last = claims.at(-1);
  if (last && last.benchmark !== null) return pairOf(last);
  const markets = spans
    .filter(isMarket)
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  if (markets.length === 0 || markets.length > 2) return null;
  const [subject, benchmark] = markets;
  return { subject: sideOf(subject!), benchmark: benchmark === undefined ? null : sideOf(benchmark) };
}

/** "It has not.", "Wrong.": the claim before, taken back. */
function correctionOf(spans: readonly Span[], last: Claim, { asOf }: ClaimContext): Claim | null {
  const corrections = spans.filter(
    ({ kind, text }) => kind === 'correction' || (last.question && kind === 'not' && /^(?:no|nope|not)$/i.test(text)),
  );
  const rest = spans.filter(
    (span) => !/^(?:correction|not|over|either|period|bare-date)$/.test(span.kind) && !isHarmless(span),
  );
  if (corrections.length === 0 || rest.length > 0 || spans.some(isMarket)) return null;
  if (last.relation === 'none') return null;
  const text = `${last.text} ${spans.map((span) => span.text).join(' ')}`;
  const isAgreed =
    last.negated &&
    /\bnot\b/.test(
      spans
        .map(({ value, text: said }) => `${value} ${said}`)
        .join(' ')
        .replace(/n't\b/gi, ' not'),
    );
  const twice = last.negated && !isAgreed ? [...last.unread, corrections[0]!.text] : last.unread;
  const when = readWhen(new Clause(spans, asOf), false);
  const time = when.windowSessions === null && when.since === null ? {} : when;
  return {
    ...last,
    ...time,
    text,
    negated: true,
    deniesRecordOnly: last.superlative !== 'none',
    question: false,
    attributed: true,
    unread: twice,
  };
}

/** "That has never happened before." of the claim before. */
function repetitionOf(sentence: string, spans: readonly Span[], last: Claim, { asOf }: ClaimContext): Claim | null {
  const known = /^(?:unseen|never|record|ever|intensity|it|pair|since|either|almost)$/;
  const isRepetition =
    spans.every((span) => known.test(span.kind) || isHarmless(span)) &&
    spans.some(({ kind }) => /^(?:unseen|never)$/.test(kind));
  if (!isRepetition || spans.some(isMarket) || /^(?:forecast|none)/.test(last.relation) || last.superlative !== 'none')
    return null;
  const reach = readReach(new Clause(spans, asOf), false);
  return reach.superlative === 'none' ? null : { ...last, ...reach, text: `${last.text} ${sentence}` };
}
