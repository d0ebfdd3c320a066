import { gaussianTailDependence } from '../evidence/gaussian-tail-dependence.ts';
import { leadLag, type LeadLag } from '../evidence/lead-lag.ts';
import { tailDependence } from '../evidence/tail-dependence.ts';
import { upDownCorrelation, type SideCorrelation } from '../evidence/up-down-correlation.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import { logReturns } from '../measures/log-returns.ts';
import { pearson } from '../measures/pearson.ts';
import { orNull } from './or-null.ts';

/** The subject today against the benchmark `benchmarkLeadSessions` earlier, or later where that is negative. */
export interface LeadFigures {
  readonly benchmarkLeadSessions: number;
  readonly correlation: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface SideFigures {
  readonly sessions: number;
  readonly correlation: number | null;
  readonly beta: number | null;
}

/** What the whole history says beyond one correlation. */
export interface ExpertFigures {
  readonly sessions: number;
  readonly leadLag: readonly LeadFigures[];
  /** Leads that are large, clear of zero over ten looks, and not made by bars that end at different hours. */
  readonly usableLeads: readonly LeadFigures[];
  /** Whether the bars end at the same hour, so that a lead could be real. */
  readonly sameHour: boolean;
  readonly upDown: {
    readonly up: SideFigures;
    readonly down: SideFigures;
    /** What either side would show in a bivariate normal of the same correlation. */
    readonly expected: number | null;
  };
  readonly tails: {
    readonly share: number;
    readonly lower: number | null;
    readonly lowerTogether: number;
    readonly lowerDays: number;
    readonly upper: number | null;
    /** What a bivariate normal of the same correlation shows in either tail. */
    readonly expected: number | null;
  };
}

const TAIL = 0.05;
/** A weaker lead pays for nothing. */
const LARGE = 0.1;
/** The 95 % interval is widened so that ten looks together stay at 95 % (Bonferroni). */
const WIDENING = 2.807 / 1.96;

/**
 * Who leads, do they fall together more than they rise together, and do their worst days coincide?
 *
 * Every figure stands beside what chance or selection alone would show, over the whole history.
 *
 * @see ANALYTICS.md 1.4 and 7; oracle: eth_iwm_utc_pair_structure.json
 */
export function expertFigures(aligned: AlignedPair): ExpertFigures {
  const [rx, ry] = [logReturns(aligned.x).subarray(1), logReturns(aligned.y).subarray(1)];
  const leads = leadLag(rx, ry).map(leadFigures);
  const sameHour = endAtTheSameHour(aligned);
  const { up, down, expected } = upDownCorrelation(rx, ry);
  return {
    sessions: rx.length,
    leadLag: leads,
    usableLeads: sameHour ? leads.filter(isUsable) : [],
    sameHour,
    upDown: { up: sideFigures(up), down: sideFigures(down), expected: orNull(expected) },
    tails: tailFigures(rx, ry),
  };
}

function endAtTheSameHour({ pair: { subject, benchmark }, sampling }: AlignedPair): boolean {
  const mixed = (subject.hours === 'always') !== (benchmark.hours === 'always');
  return sampling === 'close' || !mixed;
}

function leadFigures({ benchmarkLeadSessions, correlation, low, high }: LeadLag): LeadFigures {
  return { benchmarkLeadSessions, correlation: orNull(correlation), low: orNull(low), high: orNull(high) };
}

function isUsable({ benchmarkLeadSessions, correlation, low, high }: LeadFigures): boolean {
  if (benchmarkLeadSessions === 0 || correlation === null || low === null || high === null) return false;
  const halfWidth = (WIDENING * (Math.atanh(high) - Math.atanh(low))) / 2;
  return Math.abs(correlation) >= LARGE && Math.abs(Math.atanh(correlation)) > halfWidth;
}

function sideFigures({ sessions, correlation, beta }: SideCorrelation): SideFigures {
  return { sessions, correlation: orNull(correlation), beta: orNull(beta) };
}

function tailFigures(rx: Float64Array, ry: Float64Array): ExpertFigures['tails'] {
  const { lower, lowerTogether, lowerDays, upper } = tailDependence(rx, ry, TAIL);
  const expected = orNull(gaussianTailDependence(pearson(rx, ry), TAIL));
  return { share: TAIL, lower: orNull(lower), lowerTogether, lowerDays, upper: orNull(upper), expected };
}
