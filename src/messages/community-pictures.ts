import type { ReceiptReport, ReopenedClaim, ScoreboardReport, SinceThen } from '../community/receipts.ts';
import type { KnownEvent } from '../market/known-events.ts';
import { knownMarket, shortName } from '../market/known-markets.ts';
import type { BarsChartSpec, CalendarChartSpec } from '../reports/chart-spec.ts';
import { capitalised, dayMonthYear, formatPercentChange, plural } from './format.ts';

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
    ...{ label: nameOf(symbol), value, note: '', group: nameOf(symbol) },
    shown: formatPercentChange(value, Math.abs(value) >= 9.95 ? 0 : 1),
  });
  return {
    kind: 'bars',
    claim: text,
    title: `Then: ${verdict}. Today: ${today.verdict}.`,
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

function nameOf(symbol: string | null): string {
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
  title: string,
): CalendarChartSpec | undefined {
  const kinds = Map.groupBy(known, ({ kind }) => kind);
  const rows = [
    ...[...kinds].map(([kind, events]) => ({ label: capitalised(kind), dates: events.map(({ date }) => date) })),
    ...(added.length === 0 ? [] : [{ label: 'Added here', dates: added.map(({ date }) => date) }]),
  ];
  if (rows.length === 0) return undefined;
  return { kind: 'calendar', title, command: 'events', footer: 'Near in time is not a cause', simulated: false, rows };
}
