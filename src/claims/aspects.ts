import type { Relation, SaidSize } from './claim.ts';
import { type Clause, isMarket, isStop } from './clauses.ts';
import { stretchesOf } from './leftover.ts';
import { sizedLegs } from './legs.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import type { AspectReading } from './roles.ts';
import type { Span } from './text.ts';

type Direction = 'up' | 'down' | 'flat' | null;

/** Which way the first unused move goes; marks all of them as used. */
export function takeMove(clause: Clause): Direction {
  return (clause.takeAll('move')[0]?.value ?? null) as Direction;
}

/**
 * Coins moving to exchanges: "exchange inflows of ETH jumped 22 %".
 *
 * @param clause Spans it rests on are marked as used.
 * @returns Null where the clause is about something else.
 */
export function readFlow(clause: Clause): AspectReading | null {
  const head = clause.all('flow')[0];
  if (!head) return null;
  const none = { aspect: 'flow', relation: 'none', head, isMutual: false } as const;
  if (head.value === 'out') return none;
  clause.takeAll('then-week');
  if (/-1[12]-/.test(clause.asOf)) clause.use(...clause.all('ahead-date').filter(isIntoYearEnd));
  const isExchange = clause.takeAll('exchange').length > 0 || /exchange/i.test(head.text);
  if (!isExchange) return none;
  clause.takeAll('flow');
  const sizes = quantitiesOf(clause).filter(({ item }) => item.kind === 'size');
  const relation = flowDirection(clause, sizes, head);
  if (relation === null) return none;
  clause.use(
    ...sizes.map(({ span }) => span),
    ...clause.spans.filter((span, at) => isWeekBefore(span, clause.spans[at + 1])),
  );
  const said = sizes.slice(0, 1).map((size) => sizeOf(size, 'flowPct', percentOf(size)));
  return { aspect: 'flow', relation, head, isMutual: false, sizes: said };
}

/** "Surging into year-end" said in its last two months is of now. */
const isIntoYearEnd = ({ text }: Span): boolean => /^into (?:the )?year[- ]end$/i.test(text);

/** "2.8 times last week's": what the week is compared with anyway. */
function isWeekBefore({ text }: Span, next: Span | undefined): boolean {
  const week = /^(?:(?:from|than|of|vs|on) )?(?:the )?(?:last|previous|prior|a) week(?: (?:ago|before|earlier))?$/i;
  return (week.test(text) && next?.text === "'s") || /^(?:from|than|vs) (?:the |a )?\w* ?week\b/i.test(text);
}

function flowDirection(clause: Clause, sizes: readonly Quantity[], head: Span): Relation | null {
  const [narrow, wide] = [clause.takeAll('narrow'), clause.takeAll('widen')];
  const moves = clause.takeAll('move');
  const own = moves.find(({ from }) => from > head.from) ?? moves[0]; // "all are dumping: ether deposits have surged"
  const move = (own?.value as Direction | undefined) ?? (narrow.length > 0 ? 'down' : wide.length > 0 ? 'up' : null);
  if (move === 'flat') return null;
  if (move) return move === 'up' ? 'inflow-rise' : 'inflow-fall';
  const level = [...clause.all('extreme'), ...clause.all('most'), ...clause.all('strength')][0]?.value;
  if (level === 'low') return (clause.takeAll('strength'), 'inflow-fall');
  const isFewer = clause.spans.some(({ text }) => /^(?:fewer|less)$/i.test(text));
  if (isFewer || sizes.some(({ item }) => item.unit === 'times' && item.amount! < 1)) return 'inflow-fall';
  const isMore =
    level !== undefined || sizes.length > 0 || ['record', 'more', 'unseen'].some((kind) => clause.has(kind));
  if (sizes.length > 0) clause.takeAll('more', 'strength');
  return isMore ? 'inflow-rise' : null;
}

const percentOf = ({ item }: Quantity): number =>
  item.unit === 'times' ? Math.abs(item.amount! - 1) * 100 : Math.abs(item.amount!);

/** What another command answers: "gold is a hedge for stocks". */
export function readElsewhere(clause: Clause): AspectReading | null {
  const head = clause.all('elsewhere')[0];
  if (!head || !clause.spans.some(isMarket)) return null;
  clause.takeAll('elsewhere');
  return { aspect: 'elsewhere', relation: 'none', head, isMutual: true, answeredBy: head.value };
}

/** One market moving first: "gold leads bitcoin by three months". */
export function readLead(clause: Clause): AspectReading | null {
  const duration = [...clause.all('over'), ...clause.all('bare-dur'), ...clause.all('either')][0];
  const isByTime =
    duration !== undefined && /\bby (?:about |roughly |around |some )?$/i.test(textBefore(clause, duration));
  const lead = clause.all('first')[0];
  const verb =
    clause.all('perform').find(({ text }) => /^(?:lead|leads|led|leading|lag|lags|lagged|lagging)/i.test(text)) ??
    clause.all('together')[0];
  if (!(lead && (duration || !verb)) && !(verb && isByTime)) return null;
  const sign = verb && /^(?:lag|follow)/i.test(verb.text) ? -1 : 1;
  clause.takeAll('first', 'over', 'bare-dur', 'either');
  if (verb) clause.use(verb);
  return {
    aspect: 'lead',
    relation: 'none',
    head: verb ?? lead ?? null,
    isMutual: false,
    leadSessions: sign * (duration?.slots[0]?.sessions ?? 0),
  };
}

function textBefore(clause: Clause, span: Span): string {
  return `${clause.spans.slice(0, clause.spans.indexOf(span)).map(({ text }) => text).join(' ')} `; // prettier-ignore
}

/** What will become of the gap or the correlation, or who will win. */
export function readForecast(clause: Clause): AspectReading | null {
  const modal =
    clause.all('modal')[0] ??
    clause.all('unlikely')[0] ??
    (clause.has('ahead-date') || clause.has('ahead-dur') ? clause.all('ahead-date')[0] : undefined);
  const outlook = clause.all('outlook')[0];
  if (isPlanned(clause)) return { aspect: 'forecast', relation: 'none', head: null, isMutual: false, hint: 'winner' };
  if (modal && !isOfClaim(clause, modal)) return null;
  const isFuture = modal !== undefined || outlook !== undefined || isFutureByHabit(clause);
  if (!isFuture || clause.has('maybe')) return null;
  const head =
    ['gap', 'performance', 'drift', 'perform', 'correlation', 'together']
      .map((kind) => clause.all(kind)[0])
      .find(Boolean) ?? null;
  const relation = forecastOf(clause, outlook);
  if (relation === null && sizedLegs(clause) !== null) return null; // what was, with a remark on what will be
  const isPresent = modal === undefined || modal.kind === 'ahead-date';
  if (relation === null) return isPresent && !isAboutTheYearEnd(clause) ? null : winnerOrChange(clause, head);
  const isStayingOpen = isStaying(clause, outlook);
  const negated = isStayingOpen !== clause.takeAll('not', 'unlikely', 'never').length > 0;
  clause.takeAll(
    'modal',
    'outlook',
    'gap',
    'performance',
    'drift',
    'perform',
    'converge',
    'narrow',
    'widen',
    'persist',
    'continue',
    'more',
    'move',
    'intensity',
  );
  return { aspect: 'forecast', relation, head, isMutual: head?.kind !== 'perform', ownsDenial: true, negated };
}

/** "Gold to outperform bitcoin": the verb after a bare "to" is a plan. */
function isPlanned(clause: Clause): boolean {
  const heads = [...clause.all('perform'), ...clause.all('move'), ...clause.all('drift')];
  const head = heads.find((span) => clause.spans[clause.spans.indexOf(span) - 1]?.value === 'to');
  const at = head ? clause.spans.indexOf(head) : 0;
  const [lead, to] = [clause.spans[at - 2], clause.spans[at - 1]];
  const isBase =
    /^(?!\w+ed\b|\w+ing\b)\w+[^s\W]\b/i.test(head?.text ?? '') &&
    !/^(?:beaten|led|left|ahead|behind)\b/i.test(head?.text ?? '');
  const isOwn =
    lead !== undefined &&
    isMarket(lead) &&
    !/^(?:for|expected|allow|allowing|cause|causing)$/i.test(clause.spans[at - 3]?.text ?? '');
  return isBase && to?.value === 'to' && isOwn;
}

/** Does a word of the future stand with what it is about, not in a remark ("can't both be right")? */
function isOfClaim(clause: Clause, modal: Span): boolean {
  const kinds =
    /^(?:gap|performance|drift|perform|correlation|together|apart|decouple|converge|narrow|widen|persist|continue|outlook|move)$/;
  return stretchesOf(clause, isStop).some(
    (stretch) => stretch.includes(modal) && stretch.some(({ kind }) => kinds.test(kind)),
  );
}

/** "This kind of divergence never lasts." */
function isFutureByHabit(clause: Clause): boolean {
  return clause.has('persist') && clause.has('gap') && (clause.has('never') || clause.has('not'));
}

const isAboutTheYearEnd = (clause: Clause): boolean =>
  clause.all('ahead-date').some(({ text }) => /^(?:through|into|next)/i.test(text));

function forecastOf(clause: Clause, outlook: Span | undefined): Relation | null {
  const isAbout = [
    'gap',
    'performance',
    'drift',
    'converge',
    'narrow',
    'outlook',
    'decouple',
    'persist',
    'continue',
    'widen',
  ].some((kind) => clause.has(kind));
  if (!isAbout || clause.has('correlation')) return null;
  if (outlook?.value === 'widen') return 'forecast-diverge';
  if (clause.has('continue') && (clause.has('not') || clause.has('unlikely'))) return 'forecast-converge';
  if (outlook || clause.has('converge') || clause.has('narrow') || clause.has('persist')) return 'forecast-converge';
  if (clause.has('widen') || clause.has('continue')) return 'forecast-diverge';
  if (clause.has('drift') && !clause.has('perform')) return 'forecast-diverge';
  return null;
}

/** "The gap will last" denies that it closes. */
function isStaying(clause: Clause, outlook: Span | undefined): boolean {
  const isOpen = !clause.has('converge') && !clause.has('narrow');
  return outlook
    ? outlook.value === 'stay'
    : (clause.has('persist') || (clause.has('continue') && (clause.has('not') || clause.has('unlikely')))) && isOpen;
}

function winnerOrChange(clause: Clause, head: Span | null): AspectReading | null {
  if (clause.has('correlation')) {
    const move = takeMove(clause);
    clause.takeAll('modal', 'correlation', 'number', 'to-size', 'sign', 'strength');
    const change = move === 'up' ? 'rise' : 'fall';
    return {
      aspect: 'forecast',
      relation: move === 'up' ? 'forecast-converge' : 'forecast-diverge',
      head,
      isMutual: true,
      change,
    };
  }
  return { aspect: 'forecast', relation: 'none', head, isMutual: false, hint: 'winner' };
}

/** Unit of a size of a gap. */
export function gapSize(quantity: Quantity): SaidSize | null {
  const { unit, amount } = quantity.item;
  if (unit === 'pp') return sizeOf(quantity, 'gapPp', Math.abs(amount!));
  if (unit === '%') return sizeOf(quantity, 'gapPct', Math.abs(amount!));
  return unit === 'sigma' ? sizeOf(quantity, 'sigma', Math.abs(amount!)) : null;
}
