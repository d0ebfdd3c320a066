import type { Request } from '../market/ports.ts';
import { episodeLevels } from '../reports/divergence.ts';
import { type HistoryReport, measureHistory } from '../reports/history.ts';
import type { SourcesWithNullModel } from '../reports/question.ts';
import type { Claim } from './claim.ts';
import { type BaseRate, drawCorrelation, drawGap, type Finding, untestable } from './finding.ts';
import { type PairEvidence, rowsOfClock } from './pair-evidence.ts';
import * as reasons from './reasons.ts';
import { tooLittleHistory } from './refusals.ts';

const [GAP_WINDOW, CORRELATION_WINDOW, USUAL_HORIZON] = [60, 90, 60];

/** A day is like today where its gap was on the same side and within a quarter of today's, or its correlation this close. */
const [LIKE_SHARE, LIKE_CORRELATION] = [0.25, 0.1];

/**
 * What can be said of a forecast today: nothing about whether it will come true, but how often it did from where the pair
 * stands now, and how often chance does the same.
 *
 * From a wide gap that is what became of the earlier ones; else what followed the days with a gap like today's. The
 * horizon is the forecast's own.
 *
 * @see ANALYTICS.md 6
 */
export async function judgeForecast(
  claim: Claim,
  evidence: PairEvidence,
  request: Request,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const read = claim.horizonSessions ?? USUAL_HORIZON;
  const horizon = claim.horizonSessions === null ? read : rowsOfClock(read, claim.text, evidence.everyDay);
  if (speaksOfCorrelation(claim)) return forecastOfCorrelation(evidence, horizon);
  const scaled = evidence.scaledGap(GAP_WINDOW).at(-1) ?? NaN;
  if (Number.isNaN(scaled)) return tooLittleHistory(evidence);
  if (Math.abs(scaled) >= episodeLevels.enter && horizon === USUAL_HORIZON) {
    return forecastFromWide(evidence, request, sources);
  }
  return forecastFromHere(evidence, horizon);
}

function speaksOfCorrelation({ sizes, change }: Claim): boolean {
  return change !== null || sizes.some(({ of }) => of === 'correlation');
}

async function forecastFromWide(evidence: PairEvidence, request: Request, sources: SourcesWithNullModel) {
  const { signal, progress } = request;
  const asked = { windowSessions: GAP_WINDOW, ...episodeLevels, signal, progress };
  const { report, chart } = await measureHistory(evidence.aligned, asked, sources);
  const rate = overInTime(report);
  return untestable(reasons.wideForecast(rate, report.null.exitWithin60, evidence), {
    word: reasons.nobodyKnows,
    chance: reasons.forecastNow(evidence, GAP_WINDOW),
    details: [reasons.forecastCases(rate)],
    facts: evidence.facts,
    draw: report.episodes.length === 0 ? drawGap(evidence, GAP_WINDOW) : () => chart,
  });
}

/** How many of the earlier wide gaps were over in time; one that is open and young is no case yet. */
export function overInTime({ episodes }: Pick<HistoryReport, 'episodes'>): BaseRate {
  const past = episodes.filter(({ censored, duration }) => !censored || duration > USUAL_HORIZON);
  const over = past.filter(({ censored, duration }) => !censored && duration <= USUAL_HORIZON);
  return { cases: past.length, happened: over.length };
}

function forecastFromHere(evidence: PairEvidence, horizon: number): Finding {
  const [gaps, ratio] = [evidence.scaledGap(GAP_WINDOW), evidence.logRatio()];
  const now = gaps.at(-1)!;
  const rate = baseRate(
    gaps,
    horizon,
    (gap) => gap * now > 0 && Math.abs(gap - now) <= LIKE_SHARE * Math.abs(now),
    (row) => Math.sign(now) * (ratio[row + horizon]! - ratio[row]!) < 0,
  );
  return untestable(reasons.plainForecast(rate, horizon, evidence), {
    word: reasons.nobodyKnows,
    chance: reasons.forecastNow(evidence, GAP_WINDOW),
    details: [reasons.forecastCases(rate)],
    facts: evidence.facts,
    draw: drawGap(evidence, GAP_WINDOW),
  });
}

function forecastOfCorrelation(evidence: PairEvidence, horizon: number): Finding {
  const values = evidence.correlation(CORRELATION_WINDOW);
  const now = values.at(-1) ?? NaN;
  if (Number.isNaN(now)) return tooLittleHistory(evidence);
  const isLike = (value: number): boolean => Math.abs(value - now) <= LIKE_CORRELATION;
  const rate = baseRate(values, horizon, isLike, (row) => values[row + horizon]! < values[row]!);
  return untestable(reasons.correlationForecast(rate, now, horizon, evidence), {
    word: reasons.nobodyKnows,
    details: [reasons.forecastCases(rate)],
    facts: evidence.facts,
    draw: drawCorrelation(evidence, CORRELATION_WINDOW),
  });
}

/** Walks back from today, taking a day like it only where its future ends before the future of the last one taken begins. */
function baseRate(
  values: Float64Array,
  horizon: number,
  isLike: (value: number) => boolean,
  happens: (row: number) => boolean,
): BaseRate {
  let [cases, happened] = [0, 0];
  let free = values.length - 1;
  for (let row = values.length - 1 - horizon; row >= 0; row--) {
    if (row + horizon > free || !isLike(values[row]!)) continue;
    cases += 1;
    happened += Number(happens(row));
    free = row;
  }
  return { cases, happened };
}
