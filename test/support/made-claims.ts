import { mulberry32 } from '../../src/analytics/null-model.ts';
import type { Claim, Comparator, SaidSize } from '../../src/claims/claim.ts';
import type { Finding } from '../../src/claims/finding.ts';
import { PairEvidence } from '../../src/claims/pair-evidence.ts';
import { englishReader, inEnglish, speakerOf } from '../../src/messages/speaker.ts';
import type { Spoken } from '../../src/messages/text.ts';
import { market } from './markets.ts';

/** A claim about ETH and IWM of which nothing is said but what is given here. */
export function claimOf(said: Partial<Claim> = {}): Claim {
  return {
    text: 'made',
    subject: 'ETH',
    benchmark: 'IWM',
    relation: 'divergence',
    aspect: 'gap',
    negated: false,
    deniesRecordOnly: false,
    superlative: 'none',
    extreme: null,
    since: null,
    gapSince: null,
    years: null,
    windowSessions: null,
    asOf: null,
    streak: null,
    comparedWith: null,
    almost: false,
    sizes: [],
    comparator: null,
    amountPct: null,
    subjectMovePct: null,
    benchmarkMovePct: null,
    subjectDirection: null,
    benchmarkDirection: null,
    change: null,
    inverse: false,
    leadSessions: null,
    horizonSessions: null,
    question: false,
    attributed: false,
    ownRecord: null,
    margin: null,
    width: null,
    cause: null,
    unread: [],
    loose: [],
    passedOver: [],
    asked: [],
    answeredBy: null,
    subjectAltGroup: null,
    benchmarkAltGroup: null,
    hint: null,
    ...said,
  };
}

/** A size as it is said. */
export function size(of: SaidSize['of'], value: number, comparator: Comparator = 'about'): SaidSize {
  return { of, value, comparator };
}

/** Days in a row; without weekends where the pair has sessions. */
export function datesFrom(first: string, count: number, everyDay = false): string[] {
  const dates: string[] = [];
  for (let ms = Date.parse(first); dates.length < count; ms += 86_400_000) {
    const weekday = new Date(ms).getUTCDay();
    if (everyDay || (weekday !== 0 && weekday !== 6)) dates.push(new Date(ms).toISOString().slice(0, 10));
  }
  return dates;
}

/** Prices of a made pair, row by row. */
export interface MadePair {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly dates?: readonly string[];
  readonly everyDay?: boolean;
}

/** What a judge is given of a made pair: ETH and IWM, or ETH and BTC where both trade every day. */
export function evidenceOf({ x, y, everyDay = false, dates = datesFrom('2018-01-01', x.length, everyDay) }: MadePair) {
  return new PairEvidence({
    pair: { subject: market('ETH'), benchmark: market(everyDay ? 'BTC' : 'IWM') },
    sampling: 'utc',
    dates,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    sources: { subject: 'made', benchmark: 'made' },
    lastDates: { subject: dates.at(-1)!, benchmark: dates.at(-1)! },
    rowsPerYear: everyDay ? 365 : 252,
    missing: [],
    simulated: false,
    notes: [],
  });
}

/** A price that wanders with so large daily steps, and moves by `late` more in each of the last rows. */
export function wandering(
  seed: number,
  rows: number,
  { step = 0.02, late = 0, lateRows = 0 }: { step?: number; late?: number; lateRows?: number } = {},
): Float64Array {
  const random = mulberry32(seed);
  let log = 0;
  return Float64Array.from({ length: rows }, (_, row) => {
    log += step * (random() + random() + random() - 1.5) * 2 + (row >= rows - lateRows ? late : 0);
    return 100 * Math.exp(log);
  });
}

/** A price that grows evenly, and then by so many per cent from the row that lies so many rows before the last. */
export function flatThen(rows: number, changePct: number, over: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) =>
    row < rows - over ? 100 : 100 * (1 + (changePct / 100) * ((row - (rows - 1 - over)) / over)),
  );
}

/** What somebody said, in English. */
export function inWords<T>(said: T): Spoken<T> {
  return speakerOf(englishReader).spoken(said);
}

/** The texts of all parts of a finding. */
export function partTexts({ parts }: Pick<Finding, 'parts'> | Spoken<Pick<Finding, 'parts'>>): string[] {
  return parts.map(({ text }) => inEnglish(text));
}
