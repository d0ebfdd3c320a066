import type { ReceiptReport, ReopenedClaim } from '../reports/receipt/receipt-report.ts';
import type { ScoreboardReport, ScoredClaim } from '../reports/receipt/scoreboard-report.ts';
import type { SinceThen } from '../reports/receipt/since-then.ts';
import { dayMonthYear } from './dates.ts';
import { percentChange, plural } from './numbers.ts';

/** Said where no receipt can be kept or read. */
export const noReceiptBook = 'Receipts cannot be kept here: no database is open.';

/** The answer as it was said, with its day. */
export function receiptSentence({ saidOn, said }: ReceiptReport): string {
  return `Said on ${dayMonthYear(saidOn)}: ${said}`;
}

/** What prices did since one claim was judged, and how it would be judged now. */
export function reopenedWords(claim: ReopenedClaim): string {
  return `${sinceWords(claim, claim.since)} ${todayWords(claim)}`;
}

/** What two prices did since a claim about them. */
function sinceWords({ subject, benchmark }: ReopenedClaim | ScoredClaim, since: SinceThen | null): string {
  if (since === null) return 'What happened since cannot be read off prices.';
  if (since.sessions === 0) return `No session has closed since ${dayMonthYear(since.from)}.`;
  const moved = `${subject ?? 'the first'} ${percentChange(since.subjectPct)}, ${benchmark ?? 'the second'} ${percentChange(since.benchmarkPct)}`;
  const revised = since.revised ? ' The prices of that day have been revised since.' : '';
  return `In the ${plural(since.sessions, 'session')} since ${dayMonthYear(since.from)}: ${moved}; ${wayWords(since)}.${gapWords(since)}${revised}`;
}

function wayWords({ narrowed }: SinceThen): string {
  if (narrowed === null) return 'there was no gap to close';
  return narrowed ? 'the prices drew closer' : 'the prices drew further apart';
}

function gapWords({ gapThenPct, gapNowPct, windowSessions }: SinceThen): string {
  if (gapThenPct === null || gapNowPct === null) return '';
  return ` The ${windowSessions}-session log gap went from ${percentChange(gapThenPct)} to ${percentChange(gapNowPct)}; a trailing gap forgets by itself.`;
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

/** How the checked claims were judged, and which way forecasts went, in one line. */
export function scoreboardSentence({ claims, verdicts, forecasts }: ScoreboardReport): string {
  const counts = Object.entries(verdicts).map(([verdict, amount]) => `${amount} ${verdict}`);
  const judged = `${plural(claims.length, 'claim')} checked here: ${counts.join(', ')}.`;
  if (forecasts.judged === 0) return judged;
  return `${judged} Of ${plural(forecasts.judged, 'forecast')}, prices went the way ${forecasts.holding} of them said so far; in pure noise about half do.`;
}

const LONGEST = 60;

/** One claim as a row: when, what, verdict, what came of it, receipt. */
export function scoredRow({ saidOn, text, verdict, since, forecastHolds, id }: ScoredClaim): string[] {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return [dayMonthYear(saidOn), short, verdict, outcomeWords(since, forecastHolds), id];
}

function outcomeWords(since: SinceThen | null, forecastHolds: boolean | null): string {
  if (since === null) return 'not readable off prices';
  if (since.narrowed === null) return since.sessions === 0 ? 'too early' : 'no gap to close';
  const way = since.narrowed ? 'closer' : 'further apart';
  const held = forecastHolds === null ? '' : forecastHolds ? ', as forecast so far' : ', not as forecast so far';
  return `${way} after ${plural(since.sessions, 'session')}${held}`;
}
