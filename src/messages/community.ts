import {
  DAYS_AHEAD,
  type DigestPicture,
  type DigestReport,
  type OmittedSection,
  type UpcomingEvent,
} from '../community/digest.ts';
import type { NearbyEvent } from '../community/events.ts';
import type { Schedule } from '../community/schedule.ts';
import type { ReceiptReport, ReopenedClaim, ScoreboardReport, ScoredClaim, SinceThen } from '../community/receipts.ts';
import { dateOfEpochDay, epochDay, rowsText } from '../market/calendar-days.ts';
import { type KnownEvent, knownEvents, rateDecisionsThrough } from '../market/known-events.ts';
import { knownMarket, nameFor, nameOf, shortNameOf } from '../market/known-markets.ts';
import type { BarsChartSpec, CalendarChartSpec, ChartSpec } from '../reports/chart-spec.ts';
import { flowsSentence } from '../reports/flows.ts';
import { rowOf } from './alert.ts';
import { divergenceSentence, whyOf } from './divergence.ts';
import { clockTime } from './format.ts';
import { chanceWords, matrixSentence, radarSentence } from './radar-and-compare.ts';
import { beginning, capital, firstFitting, fmt, joined, msg, sentence, type Text } from './text.ts';

/** An event near an entry: `FTX bankruptcy, 11 Nov 2022, 3 days after the entry of 8 Nov 2022`. */
export function nearbyWords({ date, label, start, daysBefore }: NearbyEvent): Text {
  const said = { label, start: fmt.day(start) };
  if (daysBefore === 0) return msg('events.nearSameDay', said);
  const way = daysBefore > 0 ? 'before' : 'after';
  return msg('events.near', { ...said, day: fmt.day(date), days: Math.abs(daysBefore), way });
}

/** One fact as a row of words: day, what, kind. */
export function eventRow({ date, label, kind }: Pick<KnownEvent, 'date' | 'label' | 'kind'>): Text[] {
  return [fmt.day(date), label, msg(`events.${kind}`)];
}

/**
 * Where the schedule of rate decisions ends, where a stretch of days reaches beyond it; undefined where it does not.
 *
 * @param until Last day looked at, `YYYY-MM-DD`.
 */
export function scheduleEndWords(until: string): Text | undefined {
  if (until <= rateDecisionsThrough) return undefined;
  return msg('events.scheduleEnds', { day: fmt.day(rateDecisionsThrough) });
}

/** Where the tables of dated facts end. */
export function tableEndWords(): Text {
  const facts = knownEvents.filter(({ kind }) => kind !== 'fomc');
  return msg('events.tablesEnd', { facts: fmt.day(facts.at(-1)!.date), decisions: fmt.day(rateDecisionsThrough) });
}

/** The answer as it was said, with its day; only its beginning where all of it would be too much for a first line. */
export function receiptSentence({ saidOn, said }: Pick<ReceiptReport, 'saidOn' | 'said'>): Text {
  const day = fmt.day(saidOn);
  const line = (words: Text): Text => msg('receipts.said', { day, said: words });
  return firstFitting([
    line(said),
    line(sentence(beginning(said, 'words'))),
    line(sentence(beginning(said, 'sentence'))),
    msg('receipts.saidOn', { day }),
  ]);
}

/** What prices did since one claim was judged, and how it would be judged now. */
export function reopenedWords(claim: ReopenedClaim): Text {
  return joined([...sinceWords(claim, claim.since), todayWords(claim)]);
}

/** What two prices did since a claim about them. */
function sinceWords({ subject, benchmark }: ReopenedClaim, since: SinceThen | null): (Text | undefined)[] {
  const isDaily = isDailyClaim({ subject, benchmark });
  if (since === null) return [msg('receipts.notReadable')];
  const day = fmt.day(since.from);
  if (since.sessions === 0) return [msg('receipts.noneSince', { everyDay: isDaily, day })];
  const moved = msg('receipts.since', {
    rows: rowsText(since.sessions, { everyDay: isDaily }),
    day,
    subject: subject === null ? msg('receipts.first') : nameFor(subject),
    subjectMove: fmt.percentChange(since.subjectPct),
    benchmark: benchmark === null ? msg('receipts.second') : nameFor(benchmark),
    benchmarkMove: fmt.percentChange(since.benchmarkPct),
    way: since.narrowed === null ? 'none' : since.narrowed ? 'closer' : 'apart',
  });
  return [moved, gapWords(since, isDaily), since.revised ? msg('receipts.revised') : undefined];
}

/** Whether the rows that are counted for a claim are days. */
function isDailyClaim({ subject, benchmark }: Pick<ScoredClaim, 'subject' | 'benchmark'>): boolean {
  return subject !== null && benchmark !== null && rowOf([subject, benchmark]) === 'day';
}

/** The change of the ratio, which a log gap is not where it is large. */
function gapWords({ gapThenPct, gapNowPct, windowSessions }: SinceThen, everyDay: boolean): Text | undefined {
  if (gapThenPct === null || gapNowPct === null) return undefined;
  const change = (logPct: number): Text => fmt.percentChange(100 * Math.expm1(logPct / 100));
  const rows = rowsText(windowSessions, { everyDay });
  return msg('receipts.gap', { rows, then: change(gapThenPct), now: change(gapNowPct) });
}

function todayWords({ today, verdict }: ReopenedClaim): Text {
  if (today === null) return msg('receipts.otherClaim');
  const day = today.asOf === null ? undefined : fmt.day(today.asOf);
  const before = claimVerdictText(verdict);
  if (today.verdict === verdict)
    return day === undefined
      ? msg('receipts.stillToday', { verdict: before })
      : msg('receipts.stillAsOf', { day, verdict: before });
  const said = { today: claimVerdictText(today.verdict), verdict: before, reason: today.reason };
  return day === undefined ? msg('receipts.nowToday', said) : msg('receipts.nowAsOf', { day, ...said });
}

/** A verdict on a claim by its name; one of an older version as it was kept. */
function claimVerdictText(verdict: string): Text {
  const known = { supported: 'supported', partly: 'partly', 'not supported': 'notSupported', untestable: 'untestable' };
  return verdict in known ? msg('receipts.verdict', { verdict: known[verdict as keyof typeof known] }) : verdict;
}

/** The data behind a verdict, so that it can be told from any other. */
export function fingerprintWords({ id, hash, simulated }: ReceiptReport): Text {
  return msg('receipts.fingerprint', { simulated, id, hash: hash.slice(0, 16) });
}

/** How the checked claims were judged, in one line; those that could not be tested are the rest. */
export function scoreboardSentence({ claims, verdicts }: Pick<ScoreboardReport, 'claims' | 'verdicts'>): Text {
  const counts = Object.entries(verdicts)
    .filter(([verdict]) => verdict !== 'untestable')
    .map(([verdict, amount]) => msg('receipts.count', { amount, verdict: claimVerdictText(verdict) }));
  const said = counts.length === 0 ? msg('receipts.noneTested') : joined(counts, ', ');
  return msg('receipts.checked', { count: claims.length, counts: said });
}

/** Which way forecasts went; undefined where none has been judged. */
export function forecastsWords({ forecasts }: Pick<ScoreboardReport, 'forecasts'>): Text | undefined {
  const { judged, holding } = forecasts;
  return judged === 0 ? undefined : msg('receipts.forecasts', { judged, holding });
}

const LONGEST = 60;

/** One claim as a row: when, what, verdict, what came of it, receipt. */
export function scoredRow(claim: ScoredClaim): Text[] {
  const { saidOn, text, verdict, id } = claim;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return [fmt.day(saidOn), short, claimVerdictText(verdict), outcomeWords(claim), id];
}

function outcomeWords({ since, forecastHolds, ...pair }: ScoredClaim): Text {
  if (since === null) return msg('receipts.notReadableShort');
  if (since.narrowed === null) return since.sessions === 0 ? msg('receipts.tooEarly') : msg('receipts.noGap');
  const rows = rowsText(since.sessions, { everyDay: isDailyClaim(pair) });
  const way = msg('receipts.way', { closer: since.narrowed, rows });
  if (forecastHolds === null) return way;
  return forecastHolds ? msg('receipts.asForecast', { way }) : msg('receipts.notAsForecast', { way });
}

/** The first line of a digest: the first change, or that there is none. */
export function digestHeadline(report: Pick<DigestReport, 'pairs' | 'since' | 'hasNewSession' | 'asOf'>): Text {
  const { pairs, since, hasNewSession, asOf } = report;
  const changes = pairs.flatMap((pair) => pair.changes);
  const [first] = changes;
  if (first !== undefined)
    return changes.length === 1 ? first : msg('digest.andMore', { first, count: changes.length - 1 });
  const [widest] = pairs;
  const where = (isCompared: boolean): Text => (widest === undefined ? '' : widestWords(widest, isCompared));
  if (since === null) return msg('digest.onDay', { day: fmt.day(asOf), where: where(false) });
  if (!hasNewSession) return msg('digest.noNewDay', { day: fmt.day(since) });
  const quiet = (isCompared: boolean): Text =>
    joined([msg('digest.quietSince', { day: fmt.day(since) }), capital(where(isCompared))]);
  return firstFitting([quiet(true), quiet(false)]);
}

/** Where the widest pair stands, by its verdict: a pair is not called far out and ordinary in one breath. */
function widestWords({ now, gapBefore }: DigestReport['pairs'][number], isCompared: boolean): Text {
  const { subject, benchmark, verdict, gap } = now;
  const names = { subject: nameOf(subject), benchmark: nameOf(benchmark) };
  if (verdict === null) return msg('digest.tooShort', { pair: msg('names.against', names) });
  const size = Math.abs(gap.simplePp);
  const said = {
    ...names,
    points: fmt.number(size, size >= 9.95 ? 0 : 1),
    ahead: gap.simplePp >= 0,
    held: isCompared && gapBefore !== null,
  };
  return verdict === 'ordinary' ? msg('digest.nothingWide', said) : msg('digest.widest', { verdict, ...said });
}

/** The picture of a digest under the sentence of what it shows. */
export function digestPicture(report: DigestReport, { of, chart }: DigestPicture): ChartSpec<Text> {
  const why = of === 'pair' ? whyOf(report.pairs[0]!.now) : {};
  return { ...chart, ...why, title: pictureTitle(report, of) };
}

function pictureTitle(report: DigestReport, of: DigestPicture['of']): Text {
  switch (of) {
    case 'radar':
      return radarSentence(report.radar!);
    case 'matrix':
      return matrixSentence(report.matrix!);
    case 'flows':
      return flowsSentence(report.flows[0]!);
    case 'pair':
      return divergenceSentence(report.pairs[0]!.now);
    case 'pairs':
      return digestHeadline(report);
  }
}

/** What a digest says beside its pairs, one line for each section that could be had. */
export function digestLines({ radar, matrix, flows, events, asOf }: DigestReport): Text[] {
  return [
    ...(radar === null ? [] : [joined([msg('digest.radar', { sentence: radarSentence(radar) }), chanceWords(radar)])]),
    ...(matrix === null ? [] : [msg('digest.matrix', { sentence: matrixSentence(matrix) })]),
    ...flows.map((report) => msg('digest.flows', { sentence: flowsSentence(report) })),
    ...(events === null ? [] : upcomingLines(events, asOf)),
  ];
}

function upcomingLines(events: readonly UpcomingEvent[], asOf: string): Text[] {
  const end = scheduleEndWords(dateOfEpochDay(epochDay(asOf) + DAYS_AHEAD));
  const coming = events.map(({ date, what }) => msg('digest.coming', { what, day: fmt.day(date) }));
  const lines = coming.length === 0 ? [msg('digest.nothingComing', { days: DAYS_AHEAD })] : coming;
  return end === undefined ? lines : [...lines, end];
}

/** What could not be had, with the reason of each; undefined where nothing is missing. */
export function omittedSectionWords(leftOut: readonly OmittedSection[]): Text | undefined {
  if (leftOut.length === 0) return undefined;
  return joined(leftOut.map(({ what, why }) => msg('digest.leftOut', { what, why })));
}

/** On which days a digest comes. */
export type DigestDays = 'every' | 'workdays' | 'trading';

/** On which days it comes by its schedule. */
export function daysOf({ tradingDaysOnly, weekdays }: Pick<Schedule, 'tradingDaysOnly' | 'weekdays'>): DigestDays {
  if (tradingDaysOnly) return 'trading';
  return weekdays.length === 7 ? 'every' : 'workdays';
}

/** When a digest comes: `Monday to Friday at 07:30 (Europe/Berlin)`. */
export function sendTimeWords(at: Schedule['at'], days: DigestDays, zone: string): Text {
  if (at.kind === 'after-close') return msg('digest.afterClose', { minutes: at.minutes });
  return msg('digest.daysAt', { days, time: clockTime(at.minuteOfDay), zone });
}

// The pictures of what a community keeps: receipts, the scoreboard, dated facts.

type ToldClaim = ReopenedClaim & { readonly since: SinceThen; readonly today: NonNullable<ReopenedClaim['today']> };

/** A verdict then and today, and what both markets did in between; undefined where nothing happened since. */
export function receiptPicture({ claims, text, simulated, id }: ReceiptReport): BarsChartSpec<Text> | undefined {
  const told = claims.find(
    (claim): claim is ToldClaim => claim.since !== null && claim.since.sessions > 0 && claim.today !== null,
  );
  if (told === undefined) return undefined;
  const { since, today, verdict, subject, benchmark } = told;
  const bar = (symbol: string | null, value: number) => ({
    ...{ label: shortNameIn(symbol), value, note: '', group: symbol ?? 'other' },
    shown: fmt.percentChange(value, Math.abs(value) >= 9.95 ? 0 : 1),
  });
  const [from, to] = [fmt.day(since.from), fmt.day(since.to)];
  return {
    kind: 'bars',
    claim: text,
    title: msg('receipts.thenToday', { then: claimVerdictText(verdict), today: claimVerdictText(today.verdict) }),
    subtitle: msg('receipts.span', { from, to, rows: rowsText(since.sessions, { everyDay: isDailyClaim(told) }) }),
    command: `receipt ${id}`,
    footer: msg('receipts.asOf', { day: to }),
    simulated,
    unit: '%',
    heads: { bars: msg('receipts.didSince'), words: '' },
    bars: [bar(subject, since.subjectPct), bar(benchmark, since.benchmarkPct)],
    marks: [],
  };
}

function shortNameIn(symbol: string | null): Text {
  if (symbol === null) return msg('receipts.other');
  const market = knownMarket(symbol);
  return market === undefined ? symbol : shortNameOf(market);
}

/** What chance alone makes of forecasts of a direction. */
const CHANCE_PCT = 50;

/** How many forecasts prices went along with, beside chance; how claims were judged where nobody has forecast anything. */
export function scoreboardPicture(report: ScoreboardReport, title: Text): BarsChartSpec<Text> {
  const { forecasts, simulated } = report;
  const frame = { kind: 'bars', title, simulated, command: 'scoreboard', marks: [] } as const;
  const footer = msg('receipts.checkedCount', { simulated, count: report.claims.length });
  if (forecasts.judged === 0) return { ...frame, footer, unit: msg('receipts.claimsUnit'), bars: verdictBars(report) };
  const { holding, judged } = forecasts;
  return {
    ...frame,
    footer,
    unit: '%',
    heads: { bars: msg('receipts.wentAlong'), words: '' },
    bars: [
      {
        ...{ label: msg('receipts.these'), value: (100 * holding) / judged, note: '', group: 'these' },
        shown: msg('receipts.ofJudged', { holding, judged }),
      },
      {
        ...{ label: msg('receipts.chanceAlone'), value: CHANCE_PCT, note: '', group: 'chance' },
        shown: msg('receipts.half'),
      },
    ],
  };
}

function verdictBars({ verdicts }: ScoreboardReport): BarsChartSpec<Text>['bars'] {
  return Object.entries(verdicts).map(([verdict, amount]) => ({
    ...{ label: capital(claimVerdictText(verdict)), value: amount, note: '' },
    shown: String(amount),
  }));
}

/** Dated facts on a line of years, a row for each kind; undefined where there are none. */
export function eventsPicture(
  known: readonly KnownEvent[],
  added: readonly { readonly date: string }[],
  title: Text,
): CalendarChartSpec<Text> | undefined {
  const kinds = Map.groupBy(known, ({ kind }) => kind);
  const row = (label: Text, days: readonly { readonly date: string }[]) => ({
    label,
    dates: days.map(({ date }) => date),
  });
  const rows = [
    ...[...kinds].map(([kind, events]) => row(msg(`events.${kind}Row`), events)),
    ...(added.length === 0 ? [] : [row(msg('events.addedRow'), added)]),
  ];
  if (rows.length === 0) return undefined;
  return { kind: 'calendar', title, command: 'events', footer: msg('events.notACause'), simulated: false, rows };
}
