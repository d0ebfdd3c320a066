import { isLinked } from './aspects.ts';
import { type Clause, isMarket, isStop, isTime } from './clauses.ts';
import { isHabit } from './legs.ts';
import { habitual } from './lexicon/stance.ts';
import { dayAgo } from './read-time.ts';
import type { AspectReading } from './roles.ts';
import type { Span } from './text.ts';

/** "Fell a day before gold": one day's and no habit, where no time is named. */
const onlyOnce = /^(?:\w+ed|fell|rose|went|broke|led)\b/i;

/** "Follows the next day", "what bitcoin did yesterday": by one row. */
const nextDay =
  /\b(?:(?:next|following) (?:day|session|morning)|(?:day|session) (?:after|before)|tomorrow|yesterday)$/i;

/** One market moving first: "gold leads bitcoin by three months". */
export function readLead(clause: Clause): AspectReading | null {
  const lead = clause.all('first')[0];
  const said = clause.all('first').find(({ slots }) => slots.some(({ kind }) => kind === 'duration'));
  const isApart = ({ text }: Span): boolean => !/\b(?:past|last|previous|over|during|across)\b/i.test(text); // no time it is asked over
  const duration =
    said ?? [...clause.all('over'), ...clause.all('bare-dur'), ...clause.all('either')].filter(isApart)[0];
  const isByTime =
    duration !== undefined && /\bby (?:about |roughly |around |some )?$/i.test(textBefore(clause, duration));
  const verb =
    clause.all('perform').find(({ text }) => /^(?:lead|led\b|lag|(?:mov|run|turn)\w* ahead|trail)/i.test(text)) ??
    clause.all('together')[0];
  if (!(lead && (duration || !verb)) && !(verb && isByTime)) return followingMove(clause);
  const isBehind = lead?.value === 'lag' || (lead?.value !== 'lead' && /^(?:lag|follow|trail)/i.test(verb?.text ?? ''));
  const isNamed = (span: Span): boolean => /^(?:period|since|over|either)$/.test(span.kind) && span !== duration;
  const isOnce = onlyOnce.test((lead ?? verb)?.text ?? '') && !clause.spans.some(isNamed);
  const isNext = clause.all('first').some(({ text }) => nextDay.test(text));
  const rows = isOnce ? 0 : isNext ? 1 : (duration?.slots.find(({ kind }) => kind === 'duration')?.sessions ?? 0);
  clause.takeAll('first');
  clause.use(
    ...[verb, duration].filter((span) => span !== undefined),
    ...clause.all('maybe').filter(({ text }) => habitual.test(text)),
  );
  return {
    aspect: 'lead',
    relation: 'none',
    head: verb ?? lead ?? null,
    isMutual: false,
    leadSessions: isBehind && rows > 0 ? -rows : rows,
  };
}

/** "When bitcoin drops, the Nasdaq drops a day later": the first moves first. */
function followingMove(clause: Clause): AspectReading | null {
  const late = clause.all('over').find(({ text }) => / later$/i.test(text));
  const moves = clause.all('move');
  if (!late || moves.length !== 2 || !isHabit(clause, moves)) return null;
  clause.use(late, ...(moves[0]!.value === moves[1]!.value ? moves : [])); // nobody asks for the other way
  return { aspect: 'lead', relation: 'none', head: null, isMutual: false, leadSessions: late.slots[0]?.sessions ?? 0 };
}

function textBefore(clause: Clause, span: Span): string {
  return `${clause.spans.slice(0, clause.spans.indexOf(span)).map(({ text }) => text).join(' ')} `; // prettier-ignore
}

/** "Ether is further below its peak than bitcoin": the order of two distances, each from the market's own peak so far. */
export function readFarther(clause: Clause): AspectReading | null {
  const [head] = clause.all('farther');
  const isOfThen = clause.spans.some(
    (span) => (isTime(span) && span.kind !== 'day') || /\b(?:was|were|been)$/i.test(span.text),
  );
  const isOne = new Set(head?.slots.map(({ word }) => word)).size < 2; // "its 52-week high than bitcoin is from its 30-day high"
  if (!head || isOfThen || !isOne || clause.has('size') || clause.has('sized')) return null;
  clause.use(head, ...clause.all('move').filter((move) => isAfterwards(clause, move)));
  const since = head.slots[0] ? dayAgo(head.slots[0], clause.asOf) : null;
  return { aspect: 'distance', relation: head.value === 'ahead' ? 'ahead' : 'behind', head, isMutual: false, since };
}

/** "After the summer rally": what was before, at the end of the sentence. */
function isAfterwards({ spans }: Clause, move: Span): boolean {
  const at = spans.indexOf(move);
  const from = spans.slice(0, at).findLastIndex(({ text }) => /^after$/i.test(text));
  const isNamed = spans.slice(from).some((span) => isMarket(span) || isStop(span));
  return from >= 0 && at - from < 4 && at === spans.length - 1 && !isNamed;
}

/** "ETH/BTC broke below its 2022 low", "priced in gold, bitcoin has topped its 2021 peak": beyond the lowest or highest of then. */
export function readMark(clause: Clause): AspectReading | null {
  const [mark, ...more] = clause.all('mark');
  const { since, until } = mark?.slots[0] ?? {};
  const noun = clause.all('ratio')[0] ?? clause.all('priced')[0];
  const isAlone = ['size', 'sized', 'record', 'extreme', 'almost'].every((kind) => !clause.has(kind)); // "sets record, passing the 2021 mark"
  if (!mark || more.length > 0 || !isAlone || !(noun ?? isLinked(clause))) return null;
  clause.use(mark);
  clause.takeAll('ratio', 'priced');
  const [relation, extreme] = mark.value === 'low' ? (['behind', 'low'] as const) : (['ahead', 'high'] as const);
  return { aspect: 'ratio-distance', relation, head: noun ?? null, isMutual: true, extreme, since: since!, comparedWith: until! }; // prettier-ignore
}
