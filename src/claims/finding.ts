import type { CorrelationInterval } from '../analytics/correlation-inference.ts';
import type { Judgement } from '../analytics/judge-multiverse.ts';
import { UserError } from '../errors.ts';
import type { ChartSpec, Untitled } from '../reports/chart-spec.ts';
import { measureCorrelation } from '../reports/correlation.ts';
import { measureDivergence } from '../reports/divergence.ts';
import type { MultiverseFigures } from '../reports/multiverse.ts';
import type { SampleFacts } from '../reports/sample-facts.ts';
import type { Claim } from './claim.ts';
import type { Direction, PairEvidence, Stretch } from './pair-evidence.ts';

/** What may be said of a claim. */
export type ClaimVerdict = 'supported' | 'partly' | 'not supported' | 'untestable';

/** One part of a claim beside what the data show: "said at least 10 %, was 23.7 %". */
export interface Part {
  readonly text: string;
  readonly holds: boolean;
  /** Set where it is the size of the gap or of the ratio, not of one market. */
  readonly about?: 'gap';
}

/** A correction of the reading, offered as a button: `benchmark:BTC`. */
export interface Offer {
  readonly label: string;
  readonly correction: string;
}

/** What looking at the data gave, before a denial or a cause in the claim is taken into account. */
export interface Finding {
  readonly verdict: ClaimVerdict;
  /** The figures in one sentence of few words: the answer without its verdict word. */
  readonly reason: string;
  /** A verdict word of its own, where the usual one would say too little: "Exaggerated". */
  readonly word?: string;
  /** True where a denial is already part of the verdict. */
  readonly deniedAlready?: boolean;
  /** What of the claim holds and what does not, where it has parts. */
  readonly parts: readonly Part[];
  /** How unusual it is by chance, one or two sentences; null where chance was not asked. */
  readonly chance: string | null;
  /** Definitions and samples, for who wants to know how it was measured. */
  readonly details: readonly string[];
  readonly judgement: Judgement | null;
  readonly multiverse: MultiverseFigures | null;
  /** Families of the measures that make the claim true, and of those that make it false, in words. */
  readonly trueBy: readonly string[];
  readonly falseBy: readonly string[];
  /** The sample it was judged on; null where none was needed. */
  readonly facts: SampleFacts | null;
  /** Source and sample of the exchange flows it was judged on, in words; absent where none were. */
  readonly flowsSample?: string;
  readonly offers: readonly Offer[];
  /** Makes the picture that shows it best; null where there is none. */
  readonly draw: (() => Untitled<ChartSpec> | null) | null;
}

/** What both markets did over a stretch. */
export interface Moves {
  /** Simple returns, per cent. */
  readonly subjectPct: number;
  readonly benchmarkPct: number;
  /** Their difference, subject less benchmark, points. */
  readonly gapPp: number;
  /** Change of the ratio of the prices, per cent. */
  readonly ratioPct: number;
  /** Moves in their own usual size over such a stretch; `NaN` where the history is too short. */
  readonly subjectZ: number;
  readonly benchmarkZ: number;
}

/** One claim about a gap, and what it is held against. */
export interface GapCase {
  readonly claim: Claim;
  readonly evidence: PairEvidence;
  readonly stretch: Stretch;
  readonly direction: Direction;
  readonly moves: Moves;
  /** Sizes and directions that were said of the markets and the gap. */
  readonly parts: readonly Part[];
}

/** One claim about a correlation, with the correlation of now. */
export interface CorrelationCase {
  readonly claim: Claim;
  readonly evidence: PairEvidence;
  readonly rows: number;
  readonly stretch: Stretch;
  readonly now: CorrelationInterval;
}

/** How often a thing happened after days like today, counted on days whose futures share no day. */
export interface BaseRate {
  readonly cases: number;
  readonly happened: number;
}

/** What a judge says; the rest of a finding is empty where it says nothing of it. */
export type Said = Pick<Finding, 'verdict' | 'reason'> & Partial<Finding>;

/** A finding with what the judge says, and nothing else. */
export function findingOf(said: Said): Finding {
  return {
    parts: [],
    chance: null,
    details: [],
    judgement: null,
    multiverse: null,
    trueBy: [],
    falseBy: [],
    facts: null,
    offers: [],
    draw: null,
    ...said,
  };
}

/** A claim nobody can test, with the reason and what would work. */
export function untestable(reason: string, more: Partial<Finding> = {}): Finding {
  return findingOf({ ...more, verdict: 'untestable', reason });
}

/** All parts hold, some, or none; nothing said is nothing tested. */
export function verdictOfParts(parts: readonly Part[]): ClaimVerdict {
  if (parts.length === 0) return 'untestable';
  const holding = parts.filter(({ holds }) => holds).length;
  if (holding === parts.length) return 'supported';
  return holding === 0 ? 'not supported' : 'partly';
}

/** At most partly: for a reach that prices do not cover, or a cause nobody can test. */
export function atMostPartly(verdict: ClaimVerdict): ClaimVerdict {
  return verdict === 'supported' ? 'partly' : verdict;
}

/** Windows a picture of the gap is drawn for; others are drawn over the usual one. */
const [FEWEST_DRAWN, MOST_DRAWN, USUAL] = [5, 365, 60];

/** Makes the picture of a gap; none where its window cannot be drawn. */
export function drawGap(evidence: PairEvidence, rows: number): () => Untitled<ChartSpec> | null {
  const window = rows >= FEWEST_DRAWN && rows <= MOST_DRAWN ? rows : USUAL;
  return () => orNone(() => measureDivergence(evidence.aligned, window, evidence.judged()).chart);
}

/** Makes the picture of a correlation. */
export function drawCorrelation(evidence: PairEvidence, rows: number): () => Untitled<ChartSpec> | null {
  return () => orNone(() => measureCorrelation(evidence.aligned, rows).chart);
}

function orNone(draw: () => Untitled<ChartSpec>): Untitled<ChartSpec> | null {
  try {
    return draw();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
