import { fitsFirstLine } from '../claims/words.ts';
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
import { dateOfEpochDay, epochDay, type RowClock } from '../market/calendar-days.ts';
import { type KnownEvent, knownEvents, rateDecisionsThrough } from '../market/known-events.ts';
import { knownMarket, nameOf, nameOfSymbol, shortName } from '../market/known-markets.ts';
import type { BarsChartSpec, CalendarChartSpec, ChartSpec } from '../reports/chart-spec.ts';
import { flowsSentence } from '../reports/flows.ts';
import { rowOf } from './alert.ts';
import { divergenceSentence } from './divergence.ts';
import { capitalised, clockTime, dayMonthYear, formatPercentChange, plural } from './format.ts';
import { chanceWords, matrixSentence, radarSentence } from './radar-and-compare.ts';
import { fmt, joined, msg, type Text } from './text.ts';

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

/** Said where no receipt can be kept or read. */
export const noReceiptStore = 'Receipts cannot be kept here: no database is open.';

/** Said where somebody is alone with the bot. */
export const privateScoreboard =
  'What you check in private stands on no list; reopen a verdict with the button below it, or by its receipt.';

/** The answer as it was said, with its day; only its beginning where all of it would be too much for a first line. */
export function receiptSentence({ saidOn, said }: Pick<ReceiptReport, 'saidOn' | 'said'>): string {
  const on = `Said on ${dayMonthYear(saidOn)}`;
  const choices = [said, said.replace(/[,;:] .*$/u, '.'), said.replace(/\. .*$/u, '.')];
  return choices.map((words) => `${on}: ${words}`).find(fitsFirstLine) ?? `${on}.`;
}

/** What prices did since one claim was judged, and how it would be judged now. */
export function reopenedWords(claim: ReopenedClaim): string {
  return `${sinceWords(claim, claim.since)} ${todayWords(claim)}`;
}

/** What two prices did since a claim about them. */
function sinceWords({ subject, benchmark }: ReopenedClaim, since: SinceThen | null): string {
  const row = rowOfClaim({ subject, benchmark });
  if (since === null) return 'What happened since cannot be read off prices.';
  if (since.sessions === 0) return `No ${row} has ended since ${dayMonthYear(since.from)}.`;
  const moved = `${subject === null ? 'the first' : nameOfSymbol(subject)} ${formatPercentChange(since.subjectPct)}, ${benchmark === null ? 'the second' : nameOfSymbol(benchmark)} ${formatPercentChange(since.benchmarkPct)}`;
  const revised = since.revised ? ' The prices of that day have been revised since.' : '';
  return `In the ${plural(since.sessions, row)} since ${dayMonthYear(since.from)}: ${moved}; ${wayWords(since)}.${gapWords(since, row)}${revised}`;
}

/** What the rows are called that are counted for a claim. */
function rowOfClaim({ subject, benchmark }: Pick<ScoredClaim, 'subject' | 'benchmark'>): RowClock['row'] {
  return subject === null || benchmark === null ? 'trading day' : rowOf([subject, benchmark]);
}

function wayWords({ narrowed }: SinceThen): string {
  if (narrowed === null) return 'there was no gap to close';
  return narrowed ? 'the prices drew closer' : 'the prices drew further apart';
}

/** The change of the ratio, which a log gap is not where it is large. */
function gapWords({ gapThenPct, gapNowPct, windowSessions }: SinceThen, row: RowClock['row']): string {
  if (gapThenPct === null || gapNowPct === null) return '';
  const [then, now] = [gapThenPct, gapNowPct].map((logPct) => formatPercentChange(100 * Math.expm1(logPct / 100)));
  return ` Over ${plural(windowSessions, row)} the first had moved ${then} against the second then, ${now} now; such a figure forgets by itself.`;
}

function todayWords({ today, verdict }: ReopenedClaim): string {
  if (today === null) return 'Read today, the text makes another claim.';
  const when = today.asOf === null ? 'Today' : `As of ${dayMonthYear(today.asOf)}`;
  return today.verdict === verdict
    ? `${when} it would still be ${verdict}.`
    : `${when} it would be ${today.verdict} instead of ${verdict}. ${today.reason}`;
}

/** The data behind a verdict, so that it can be told from any other. */
export function fingerprintWords({ id, hash, simulated }: ReceiptReport): string {
  return `${simulated ? 'SIMULATED · ' : ''}receipt ${id} · fingerprint of question and data ${hash.slice(0, 16)}`;
}

/** How the checked claims were judged, in one line; those that could not be tested are the rest. */
export function scoreboardSentence({ claims, verdicts }: Pick<ScoreboardReport, 'claims' | 'verdicts'>): string {
  const counts = Object.entries(verdicts)
    .filter(([verdict]) => verdict !== 'untestable')
    .map(([verdict, amount]) => `${amount} ${verdict}`);
  const checked = `${plural(claims.length, 'claim')} checked here`;
  return `${checked}: ${counts.length === 0 ? 'none could be tested' : counts.join(', ')}.`;
}

/** Which way forecasts went; undefined where none has been judged. */
export function forecastsWords({ forecasts }: Pick<ScoreboardReport, 'forecasts'>): string | undefined {
  if (forecasts.judged === 0) return undefined;
  return `Of ${plural(forecasts.judged, 'forecast')}, prices went the way ${forecasts.holding} of them said so far; by chance alone about half do.`;
}

const LONGEST = 60;

/** One claim as a row: when, what, verdict, what came of it, receipt. */
export function scoredRow(claim: ScoredClaim): string[] {
  const { saidOn, text, verdict, id } = claim;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return [dayMonthYear(saidOn), short, verdict, outcomeWords(claim), id];
}

function outcomeWords({ since, forecastHolds, ...pair }: ScoredClaim): string {
  if (since === null) return 'not readable off prices';
  if (since.narrowed === null) return since.sessions === 0 ? 'too early' : 'no gap to close';
  const way = since.narrowed ? 'closer' : 'further apart';
  const held = forecastHolds === null ? '' : forecastHolds ? ', as forecast so far' : ', not as forecast so far';
  return `${way} after ${plural(since.sessions, rowOfClaim(pair))}${held}`;
}

/** The first line of a digest: the first change, or that there is none. */
export function digestHeadline(report: Pick<DigestReport, 'pairs' | 'since' | 'hasNewSession' | 'asOf'>): Text {
  const { pairs, since, hasNewSession, asOf } = report;
  const changes = pairs.flatMap((pair) => pair.changes);
  const [first] = changes;
  if (first !== undefined)
    return changes.length === 1 ? first : msg('digest.andMore', { first, count: changes.length - 1 });
  const [widest] = pairs;
  const where = widest && widestWords(widest, since !== null);
  if (since === null) return joined([msg('digest.onDay', { day: fmt.day(asOf) }), where]);
  if (!hasNewSession) return msg('digest.noNewDay', { day: fmt.day(since) });
  return joined([msg('digest.quietSince', { day: fmt.day(since) }), where]);
}

/** Where the widest pair stands, by its verdict: a pair is not called far out and ordinary in one breath. */
function widestWords({ now, gapBefore }: DigestReport['pairs'][number], isCompared: boolean): Text {
  const { subject, benchmark, verdict, gap } = now;
  const pair = msg('names.against', { subject: nameOf(subject), benchmark: nameOf(benchmark) });
  if (verdict === null) return msg('digest.tooShort', { pair });
  const size = Math.abs(gap.simplePp);
  const said = { pair, points: fmt.number(size, size >= 9.95 ? 0 : 1), held: isCompared && gapBefore !== null };
  return verdict === 'ordinary' ? msg('digest.nothingWide', said) : msg('digest.widest', { verdict, ...said });
}

/** The picture of a digest under the sentence of what it shows. */
export function digestPicture(report: DigestReport, { of, chart }: DigestPicture): ChartSpec<Text> {
  return { ...chart, title: pictureTitle(report, of) };
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
export function receiptPicture({ claims, text, simulated, id }: ReceiptReport): BarsChartSpec | undefined {
  const told = claims.find(
    (claim): claim is ToldClaim => claim.since !== null && claim.since.sessions > 0 && claim.today !== null,
  );
  if (told === undefined) return undefined;
  const { since, today, verdict, subject, benchmark } = told;
  const bar = (symbol: string | null, value: number) => ({
    ...{ label: shortNameIn(symbol), value, note: '', group: shortNameIn(symbol) },
    shown: formatPercentChange(value, Math.abs(value) >= 9.95 ? 0 : 1),
  });
  return {
    kind: 'bars',
    claim: text,
    title: `Then ${verdict}, today ${today.verdict}`,
    subtitle: `${dayMonthYear(since.from)} to ${dayMonthYear(since.to)}, ${plural(since.sessions, 'trading day')}`,
    command: `receipt ${id}`,
    footer: `as of ${dayMonthYear(since.to)}`,
    simulated,
    unit: '%',
    heads: { bars: 'What prices did since', words: '' },
    bars: [bar(subject, since.subjectPct), bar(benchmark, since.benchmarkPct)],
    marks: [],
  };
}

function shortNameIn(symbol: string | null): string {
  if (symbol === null) return 'the other';
  const market = knownMarket(symbol);
  return market === undefined ? symbol : shortName(market);
}

/** What chance alone makes of forecasts of a direction. */
const CHANCE_PCT = 50;

/** How many forecasts prices went along with, beside chance; how claims were judged where nobody has forecast anything. */
export function scoreboardPicture(report: ScoreboardReport, title: string): BarsChartSpec {
  const { forecasts, simulated } = report;
  const frame = { kind: 'bars', title, simulated, command: 'scoreboard', marks: [] } as const;
  const footer = `${simulated ? 'SIMULATED · ' : ''}${plural(report.claims.length, 'claim')} checked here`;
  if (forecasts.judged === 0) return { ...frame, footer, unit: 'Claims', bars: verdictBars(report) };
  const share = (100 * forecasts.holding) / forecasts.judged;
  return {
    ...frame,
    footer,
    unit: '%',
    heads: { bars: 'Forecasts that prices went along with so far', words: '' },
    bars: [
      {
        ...{ label: 'These forecasts', value: share, note: '', group: 'these' },
        shown: `${forecasts.holding} of ${forecasts.judged}`,
      },
      { ...{ label: 'Chance alone', value: CHANCE_PCT, note: '', group: 'chance' }, shown: 'half' },
    ],
  };
}

function verdictBars({ verdicts }: ScoreboardReport): BarsChartSpec['bars'] {
  return Object.entries(verdicts).map(([verdict, amount]) => ({
    ...{ label: capitalised(verdict), value: amount, note: '' },
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
