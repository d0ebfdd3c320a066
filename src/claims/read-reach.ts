import type { Claim } from './claim.ts';
import type { Clause } from './clauses.ts';
import { yearsSaid } from './quantities.ts';
import { dayAgo, timesAround } from './read-time.ts';
import type { Span } from './text.ts';

/** How far back a record goes: "since 2021", "in ten years", "ever". */

/** The superlative of a claim: how far back it has no equal. */
export type SaidReach = Pick<Claim, 'superlative' | 'since' | 'years' | 'almost'>;

export const noReach: SaidReach = { superlative: 'none', since: null, years: null, almost: false };

/**
 * Does the clause say that this has no equal, and since when?
 *
 * A superlative, a record word, "first time", or "never" and "not" with an intensity or a comparative ("never been this
 * far", "no wider gap") make a record; a date after "since" or a length of time says how far back. Without any reach the
 * superlative stays unused, so that the claim is not judged.
 *
 * @param clause Spans it rests on are marked as used.
 * @param isOrder "For the first time since … ahead": nobody was since then, which is no record of how far.
 * @param isQuestion "Has it ever been this wide?" asks for a record without a negation.
 * @returns `superlative` none where nothing of the kind was said.
 */
export function readReach(clause: Clause, isQuestion: boolean, isOrder = false): SaidReach {
  const denial = recordByDenial(clause, isQuestion, isOrder);
  const ofOther = isOrder ? clause.all('most').filter((span) => isOfOtherThing(clause, span)) : [];
  clause.extra.push(...ofOther);
  const most = clause.all('most').filter((span) => span.value !== 'small' && !ofOther.includes(span));
  const isBareEnd = ({ text }: Span): boolean => isOrder && /^(?:high|low|top|peak|bottom)s?$/i.test(text);
  const bare = [...most, ...clause.all('extreme').filter((span) => !isBareEnd(span))];
  const isOfOrder = ({ text }: Span): boolean =>
    isOrder && (/\bfirst\b/i.test(text) || (notSince.test(text) && !isHowFar(clause)));
  const absolute = [...clause.all('record'), ...clause.all('unseen').filter((span) => !isOfOrder(span))];
  const isMore = (clause.has('more') || clause.has('strength')) && clause.has('ever');
  const ofDuration =
    bare.length + absolute.length > 0
      ? clause.all('extreme').find(({ from }) => isAfterDuration(clause, from))
      : undefined;
  if (denial.length + bare.length + absolute.length === 0 && !isMore) return noReach;
  const isOfRunning =
    clause.all('ever').every(({ text }) => /\bbeen$/i.test(text)) &&
    clause.spans.some((span) => isRunning(clause, span));
  const reach = {
    ...noReach,
    ...howFarBack(
      clause,
      absolute.length > 0 || denial.length > 0 || isMore || (clause.has('ever') && !isOfRunning),
      ofDuration,
    ),
  };
  if (reach.superlative === 'none') {
    const isNew = ({ kind, text }: Span): boolean => kind === 'extreme' && /^(?:new|fresh)\b/i.test(text);
    if (bare.length === 1) clause.use(...bare.filter(isNew));
    return noReach;
  }
  clause.use(
    ...denial,
    ...bare,
    ...absolute,
    ...clause.all('ever'),
    ...(isMore ? [...clause.all('more'), ...clause.all('strength')] : []),
  );
  return { ...reach, almost: clause.takeAll('almost', 'among').length > 0 };
}

/** "Its best month in years", "the largest coin", "what hurts most:": of one market alone, or of no market. */
function isOfOtherThing({ spans }: Clause, most: Span): boolean {
  const at = spans.indexOf(most);
  const [before, next, then] = [spans[at - 1], spans[at + 1], spans[at + 2]];
  const isNoun =
    /^(?:group|unfollowed|market|unknown)$/.test(next?.kind ?? '') ||
    (next?.kind === 'word' &&
      /^(?:things?|of|reason|part|news|trade|bet|call|pick|winner|loser|surprise|story)$/i.test(next.text));
  const isOwn =
    /^(?:bare-dur|bare-date)$/.test(next?.kind ?? '') &&
    (before?.kind === 'it' || /^(?:their|my|our)$/i.test(before?.text ?? ''));
  const isBare = /^(?:the )?(?:most|best|worst|biggest|largest|greatest|strongest|weakest)$/i.test(most.text);
  const isOfGap = /^(?:performance|perform|gap|drift)$/.test(then?.kind ?? ''); // "its biggest quarterly outperformance"
  return isBare && ((!isOfGap && (isNoun || isOwn)) || (next?.value === ':' && before?.kind === 'unknown'));
}

/** "Not since 2021 has it led": that nobody did since, where nothing says how far. */
export const notSince = /^(?:not since|not once|at no (?:point|time|stage|moment|other time)|no other time)\b/i;

const isHowFar = ({ spans }: Clause): boolean =>
  spans.some(({ kind }) =>
    /^(?:intensity|more|strength|most|extreme|record|sized?|to-size|gap|streak|perform-most)$/.test(kind),
  );

const isAfterDuration = ({ spans }: Clause, from: number): boolean =>
  /^(?:bare-dur|over|either)$/.test(spans[spans.findIndex((span) => span.from === from) - 1]?.kind ?? '');

/** "Never … this far", "has not … so badly since", "no wider gap", "not since 2019 has": the spans that make the record. */
function recordByDenial(clause: Clause, isQuestion: boolean, isOrder: boolean): Span[] {
  const never = clause.all('never')[0];
  const not = clause
    .all('not')
    .find((span) => /^(?:not|no|hardly|scarcely|nothing|n't)/i.test(span.text) || /n't$|nt$/i.test(span.text));
  const degree = [
    ...clause.all('intensity'),
    ...clause.all('more'),
    ...clause
      .all('strength')
      .filter(({ text }) => /^(?:worth|less|more|so|as|this|\w+er\b)|\b(?:lower|higher)$/i.test(text)),
  ];
  if (never) return degree.length > 0 ? [never, ...degree] : [];
  const reach = [...clause.all('since'), ...clause.all('either'), ...clause.all('ever'), ...clause.all('unseen')];
  const isNotSince = !isOrder && not !== undefined && clause.spans[clause.spans.indexOf(not) + 1]?.kind === 'since';
  if (
    not &&
    (degree.length > 0 || isNotSince) &&
    reach.length > 0 &&
    !isBefore(clause, not, [...clause.all('most'), ...clause.all('record'), ...clause.all('unseen')])
  )
    return [not, ...degree];
  return isQuestion && clause.has('ever') && degree.length > 0 ? [...degree] : [];
}

/** "Not the widest since": the denial is of the superlative. */
const isBefore = ({ spans }: Clause, not: Span, superlatives: readonly Span[]): boolean =>
  superlatives.some(({ from }) => from > not.from) && spans.includes(not);

function howFarBack(clause: Clause, isAbsolute: boolean, afterDuration: Span | undefined): Partial<SaidReach> {
  const end = clause.all('most').at(-1);
  const reaches = [...clause.all('either'), ...clause.all('over'), ...clause.all('ever')];
  // "+22 % since January, the largest gap in ten years"
  const isOfPeriod = ({ from }: Span): boolean =>
    end !== undefined && from < end.from && reaches.some((span) => span.from > end.from);
  const since = clause.all('since').filter((span) => !isOfPeriod(span)).at(-1) ?? clause.all('since-extreme')[0]; // prettier-ignore
  clause.use(...(since ? [since, ...timesAround(clause, since)] : []));
  const length = afterDuration && clause.spans[clause.spans.indexOf(afterDuration) - 1];
  if (since && length) clause.use(length); // "a multi-year low, the lowest since 2021"
  if (since && isAbsolute && isOfLead(clause, since)) clause.extra.push(since);
  if (since) return { superlative: 'since', since: since.slots[0]!.reach! };
  const then = clause.has('since-then') && datedSpan(clause);
  if (then) clause.use(then, ...clause.all('since-then'));
  if (then) return { superlative: 'since', since: then.slots[0]!.reach! };
  const ago = clause.take('since-ago');
  if (ago) return { superlative: 'since', since: dayAgo(ago.slots[0]!, clause.asOf) };
  const before = afterDuration && clause.spans[clause.spans.indexOf(afterDuration) - 1];
  if (before && !clause.isUsed(before)) {
    clause.use(before);
    return { superlative: 'years', years: yearsSaid(before) };
  }
  const later =
    clause.all('period').find((span) => /^of /i.test(span.text)) ??
    clause.all('bare-date').find((span) => isBeforeExtreme(clause, span)) ??
    [...clause.all('period'), ...clause.all('bare-date')].find((span) => isRunning(clause, span));
  if (later && !isAbsolute) {
    clause.use(later);
    return { superlative: 'since', since: later.slots[0]!.reach! };
  }
  const [one, ...more] = clause.all('either'); // "in 60 sessions …, the widest in ten years"
  const after = end && one && one.from < end.from ? more.find(({ from }) => from > end.from) : undefined;
  const within =
    after ??
    clause.all('either').find((span) => !isWindow(clause, span, isAbsolute)) ??
    (isAbsolute ? undefined : clause.all('over')[0]);
  if (!within) return isAbsolute ? { superlative: 'record' } : {};
  clause.use(within);
  return { superlative: 'years', years: yearsSaid(within) };
}

/** "Its lead over ether since 2023 is without precedent": over that time, a record of it. */
function isOfLead({ spans }: Clause, since: Span): boolean {
  const at = spans.indexOf(since);
  const isOf =
    /^(?:market|group|performance|gap)$/.test(spans[at - 1]?.kind ?? '') &&
    /^(?:is|was|are)$/i.test(spans[at + 1]?.text ?? '');
  return isOf && spans.slice(at).some(({ kind }) => kind === 'unseen' || kind === 'record');
}

/** "The widest this year", "a low for the year": after the superlative, a period that still runs. */
function isRunning({ spans, asOf }: Clause, span: Span): boolean {
  const [at, { since, until } = {}] = [spans.indexOf(span), ...span.slots];
  const isNow = since !== undefined && since !== until && since.length <= 7 && since <= asOf && until! >= asOf;
  return (
    isNow &&
    spans
      .slice(0, at)
      .some(({ kind }, i) => kind === 'most' || (kind === 'extreme' && i === at - 1 && /^for /i.test(span.text)))
  );
}

/** "It was so in January 2021, the lowest since then." */
function datedSpan(clause: Clause): Span | undefined {
  return [...clause.all('period'), ...clause.all('day'), ...clause.all('bare-date')].find(
    ({ slots }) => slots[0]?.reach !== undefined,
  );
}

/** "Apart by 50 points in six months, which never happened before": the length of time is that of the gap. */
function isWindow(clause: Clause, span: Span, isAbsolute: boolean): boolean {
  if (!isAbsolute) return false;
  if (clause.has('ever') && span.slots[0]!.years! < 1) return true;
  // "the most on record for a calendar year"
  if (/^(?:for|in) an? (?:single |full |whole )?(?:calendar|single|full|whole) /i.test(span.text)) return true;
  const before = clause.spans[clause.spans.indexOf(span) - 1]?.text ?? ''; // "below 0.02 for the first time in two years"
  if (/\bas$/i.test(before)) return true; // "never as close as in the last 90 sessions"
  if (/\b(?:past|last|previous)\b/i.test(span.text) || /\bfirst time$/i.test(before)) return false;
  return clause.spans.some(({ kind }) => kind === 'size' || kind === 'sized' || kind === 'to-size');
}

const isBeforeExtreme = ({ spans }: Clause, span: Span): boolean => spans[spans.indexOf(span) + 1]?.kind === 'extreme';
