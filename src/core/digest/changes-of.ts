import { episodeLevels, type DivergenceReport } from '../reports/divergence-report.ts';
import { withSign } from '../wording/numbers.ts';

/** A move of the scaled gap that is worth a line by itself. */
const WORTH_A_LINE = 0.5;
/** Looking every day makes chance hits likely, so a change of correlation needs this much. */
const CORRELATION_Z = 2.6;

type Before = DivergenceReport;
type Now = DivergenceReport;

function verdictChange(before: Before, now: Now): string | undefined {
  if (before.verdict === now.verdict || now.verdict === null || before.verdict === null) return undefined;
  return `went from ${before.verdict} to ${now.verdict}`;
}

function recordChange({ rank: before }: Before, { rank: now }: Now): string | undefined {
  return now.recordAbs === true && before.recordAbs !== true ? 'set a record for its volatility' : undefined;
}

/** Crossing a level of the episodes; otherwise a move that is large by itself. */
function gapChange({ gap: before }: Before, { gap: now }: Now): string | undefined {
  const [from, to] = [before.volScaled, now.volScaled];
  if (from === null || to === null) return undefined;
  const way = `(${withSign(from, 2)} to ${withSign(to, 2)})`;
  const { enter, exit } = episodeLevels;
  if (Math.abs(from) < enter && Math.abs(to) >= enter) return `is now wide ${way}`;
  if (Math.abs(from) > exit && Math.abs(to) <= exit) return `is back near its usual distance ${way}`;
  if (Math.abs(to - from) < WORTH_A_LINE) return undefined;
  return `${Math.abs(to) > Math.abs(from) ? 'widened' : 'narrowed'} ${way}`;
}

function correlationBreak({ correlation: before }: Before, { correlation: now }: Now): string | undefined {
  const broke = Math.abs(now.changeZ ?? 0) >= CORRELATION_Z && Math.abs(before.changeZ ?? 0) < CORRELATION_Z;
  if (!broke || now.previousPearson === null || now.pearson === null) return undefined;
  return `moves together differently: correlation ${withSign(now.previousPearson, 2)} before, ${withSign(now.pearson, 2)} now`;
}

/**
 * What is new about a pair since an earlier report?
 *
 * A change of the verdict, a new record, a gap that crossed a level or moved by half a unit, a correlation that broke.
 *
 * @param before The same question as of the earlier session.
 * @param now The question today.
 * @returns Whole sentences that name the pair; empty where nothing is worth a line.
 * @see ANALYTICS.md 2.3 and 6
 */
export function changesOf(before: DivergenceReport, now: DivergenceReport): string[] {
  const pair = `${now.subject.symbol} against ${now.benchmark.symbol}`;
  const changes = [recordChange, gapChange, verdictChange, correlationBreak].map((look) => look(before, now));
  return changes.filter((change) => change !== undefined).map((change) => `${pair} ${change}.`);
}
