import { nameFor } from '../market/known-markets.ts';
import { capital, fmt, joined, listed, msg, type Text } from '../messages/text.ts';
import type { Claim, OtherReading, Relation } from './claim.ts';
import { choiceOf, formOf, sizeWords } from './words.ts';

/**
 * In one plain sentence: how was a claim read?
 *
 * @param claim As read.
 * @returns With a full stop.
 */
export function describeClaim(claim: Claim): Text {
  const clause = clauseOf(claim, nameOr(claim.subject, claim.subjectAltGroup), nameOr(claim.benchmark, claim.benchmarkAltGroup)); // prettier-ignore
  const said = [...reachOf(claim), ...timeOf(claim)].reduce<Text>(
    (before, more) => msg('reading.with', { said: before, more }),
    claim.negated ? msg('reading.denied', { said: clause }) : clause,
  );
  const whole = capital(said);
  return claim.question ? msg('reading.question', { said: whole }) : msg('reading.statement', { said: whole });
}

/** Everything that was read, or why nothing was. */
export function readAsWords(claims: readonly Claim[]): Text {
  const { aspect, hint, unread } = claims[0]!;
  if (aspect === 'none') return msg('reading.nothing', { hint: hint ?? '' });
  const said = joined(claims.map(describeClaim));
  if (unread.length === 0) return msg('reading.read', { claims: said });
  const words = joined(
    unread.map((word) => msg('reading.word', { word })),
    ', ',
  );
  return msg('reading.readNot', { claims: said, words });
}

const nameOr = (symbol: string | null, group: string | null): Text =>
  symbol === null ? (group ?? '…') : nameFor(symbol);

function clauseOf(claim: Claim, subject: Text, benchmark: Text): Text {
  const said = { subject, benchmark };
  const both = msg('reading.and', said);
  if (claim.aspect === 'moves')
    return msg('reading.and', {
      subject: moved(subject, claim.subjectMovePct, claim.subjectDirection),
      benchmark: moved(benchmark, claim.benchmarkMovePct, claim.benchmarkDirection),
    });
  if (claim.aspect === 'distance')
    return msg('reading.peaks', {
      ...said,
      first: belowPeak(claim.subjectMovePct),
      second: belowPeak(claim.benchmarkMovePct),
    });
  if (claim.aspect === 'flow')
    return bySize(claim, msg('reading.flow', { subject, less: claim.relation !== 'inflow-rise' }));
  if (claim.aspect === 'ratio-level' || claim.aspect === 'ratio-distance') return ratioWords(claim, said);
  if (claim.aspect === 'forecast') return forecastWords(claim, both);
  if (claim.aspect === 'elsewhere') return msg('reading.elsewhere', { command: claim.answeredBy ?? '' });
  if (claim.aspect === 'lead') return msg('reading.lead', { ...said, after: (claim.leadSessions ?? 0) < 0 });
  if (claim.relation.endsWith('correlation')) return correlationWords(claim, both);
  if (claim.aspect === 'multiple') return msg('reading.multiple', { both, size: sizeOf(claim) ?? '' });
  return bySize(claim, gapWords(claim, said, both));
}

interface Pair {
  readonly subject: Text;
  readonly benchmark: Text;
}

function ratioWords(claim: Claim, said: Pair): Text {
  const low = claim.extreme === 'low';
  if (claim.aspect === 'ratio-distance') return msg('reading.ratioAway', { ...said, size: sizeOf(claim) ?? '', low });
  if (claim.extreme !== null) return msg('reading.ratioEnd', { ...said, low });
  const value = claim.sizes[0]?.value;
  return msg('reading.ratioIs', { ...said, value: value === undefined ? '…' : fmt.exact(value) });
}

function gapWords({ superlative, relation }: Claim, said: Pair, both: Text): Text {
  const further = superlative !== 'none';
  if (relation === 'divergence') return msg('reading.apart', { both, further });
  return msg(relation === 'ahead' ? 'reading.ahead' : 'reading.behind', { ...said, further });
}

function correlationWords(claim: Claim, both: Text): Text {
  const { aspect, change, relation, inverse, extreme } = claim;
  const size = sizeOf(claim);
  if (aspect === 'correlation-value') return msg('reading.correlationIs', { both, size: size ?? '' });
  if (change === 'turned-negative' || change === 'turned-positive')
    return msg('reading.turned', { both, positive: change === 'turned-positive' });
  if (change === 'decoupled') return msg('reading.decoupled', { both });
  if (change !== null) {
    const rise = change === 'rise';
    return size === null
      ? msg('reading.correlationMoved', { both, rise })
      : msg('reading.correlationMovedTo', { both, rise, size });
  }
  if (extreme !== null) return msg('reading.correlationEnd', { both, low: extreme === 'low' });
  if (inverse) return msg('reading.opposite', { both });
  return msg('reading.together', { both, together: relation === 'high-correlation' });
}

function forecastWords({ relation, change }: Claim, both: Text): Text {
  if (change !== null) return msg('reading.willCorrelate', { both, rise: change === 'rise' });
  if (relation === 'none') return msg('reading.winner', { both });
  return msg('reading.willClose', { both, close: relation === 'forecast-converge' });
}

function sizeOf({ sizes }: Claim): Text | null {
  const [first] = sizes;
  if (first === undefined) return null;
  return sizeWords(first, fmt.exact(first.of === 'correlation' ? first.value : Math.abs(first.value)));
}

function bySize(claim: Claim, said: Text): Text {
  const size = sizeOf(claim);
  return size === null
    ? said
    : msg(
        claim.sizes[0]!.of.startsWith('ratio') && claim.sizes[0]!.of !== 'ratioPct'
          ? 'reading.toRatio'
          : 'reading.bySize',
        { said, size },
      );
}

const percentOf = (pct: number): Text => msg('check.percent', { value: fmt.exact(Math.abs(pct)) });

const belowPeak = (pct: number | null): Text =>
  pct === 0 ? msg('reading.atPeak') : msg('reading.belowPeak', { percent: percentOf(pct ?? 0) });

function moved(name: Text, pct: number | null, direction: Claim['subjectDirection']): Text {
  if (pct !== null) return msg('reading.moveBy', { name, way: pct < 0 ? 'fell' : 'rose', percent: percentOf(pct) });
  return msg('reading.move', { name, way: direction === 'up' ? 'rose' : direction === 'down' ? 'fell' : 'still' });
}

function reachOf({ superlative, since, years, almost, aspect, relation, extreme }: Claim): Text[] {
  const than = !(aspect === 'ratio-level' || extreme !== null || relation.endsWith('correlation'));
  if (superlative === 'none') return [];
  const words = {
    record: () => msg('reading.ever', { than }),
    since: () => msg('reading.sinceDate', { than, ...dated(since ?? '') }),
    years: () => lengthWords(years ?? 1, than),
  }[superlative]();
  return [almost ? msg('reading.almost', { reach: words }) : words];
}

const dated = (date: string) => ({ form: formOf(date), date: fmt.label(date) });

function lengthWords(years: number, than: boolean): Text {
  return years >= 1
    ? msg('reading.inYears', { than, years: Number(years.toFixed(1)) })
    : msg('reading.inMonths', { than, months: Math.max(1, Math.round(12 * years)) });
}

function timeOf({ superlative, since, asOf, windowSessions, comparedWith, streak }: Claim): Text[] {
  const parts = [
    streak && streakWords(streak),
    windowSessions === null ? null : msg('reading.overDays', { days: windowSessions }),
    since !== null && superlative !== 'since'
      ? msg(streak?.isAny === true ? 'reading.after' : 'reading.fromOn', dated(since))
      : null,
    asOf === null ? null : msg('reading.until', dated(asOf)),
    comparedWith === null ? null : msg('reading.comparedWith', dated(comparedWith)),
  ];
  return parts.filter((part) => part !== null);
}

function streakWords({ count, isAny, unit }: NonNullable<Claim['streak']>): Text {
  return count === null
    ? msg('reading.streakAny', { any: isAny === true, unit })
    : msg('reading.streakOf', { count, unit });
}

/** What would be right, for each way in which a sentence gives nothing to test. */
export const hints = {
  empty: msg('reading.empty'),
  noMarket: msg('reading.noMarket'),
  noRelation: msg('reading.noRelation'),
  noSubject: msg('reading.noSubject'),
  unfollowed: (names: readonly string[]): Text => msg('reading.unfollowed', { names: listed(names, 'or') }),
  against: ({ relation }: Pick<Claim, 'relation'>): Text => msg('reading.against', { what: choiceOf(relation) }),
  winner: msg('reading.winnerHint'),
  otherMeasure: msg('reading.otherMeasure'),
  past: msg('reading.past'),
  condition: msg('reading.condition'),
  correlationWithoutDirection: msg('reading.correlationWithoutDirection'),
  flowWithoutDirection: msg('reading.flowWithoutDirection'),
  flowWindow: msg('reading.flowWindow'),
  outflow: msg('reading.outflow'),
  lead: msg('reading.leadHint'),
  onePrice: msg('reading.onePrice'),
  ownRecord: msg('reading.ownRecord'),
  language: (language: string): Text =>
    msg('reading.language', { language: msg('reading.languageName', { language: /^\w+/.exec(language)?.[0] ?? '' }) }),
  tooLong: msg('reading.sentenceTooLong'),
  tooMany: msg('reading.tooMany'),
  streak: msg('reading.streakHint'),
} as const;

const offered: readonly Relation[] = [
  'divergence',
  'ahead',
  'behind',
  'low-correlation',
  'high-correlation',
  'forecast-converge',
  'forecast-diverge',
  'inflow-rise',
  'inflow-fall',
];

/**
 * Which likely readings are offered where something was not understood?
 *
 * @param claim As far as it was read.
 * @returns Two or three, each with a label of at most 60 characters.
 * @example askedFor({ relation: 'behind', windowSessions: null }).length; // => 2
 */
export function askedFor({ relation, windowSessions }: Pick<Claim, 'relation' | 'windowSessions'>): OtherReading[] {
  if (!offered.includes(relation)) return [reading('divergence', 60), reading('low-correlation', 90)];
  const label = labelOf(relation);
  if (relation.startsWith('inflow')) return [{ label, relation, windowSessions: null }];
  if (relation.startsWith('forecast')) return [{ label, relation, windowSessions: null }, reading('divergence', 60)];
  const windows = relation.endsWith('correlation') ? [90, 252] : [60, 252];
  const first =
    windowSessions === null ? windows : [windowSessions, ...windows.filter((window) => window !== windowSessions)];
  return first.slice(0, 3).map((window) => reading(relation, window));
}

const labelOf = (relation: Relation): Text => msg('reading.offer', { relation: choiceOf(relation) });

function reading(relation: Relation, windowSessions: number): OtherReading {
  const label = msg('reading.offerOver', { offer: labelOf(relation), days: windowSessions });
  return { label, relation, windowSessions };
}
