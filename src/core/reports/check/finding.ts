import type { Judgement } from '../../../analytics/judge-multiverse.ts';
import type { ChartSpec } from '../../../reports/chart-spec.ts';
import type { MultiverseFigures } from '../../../reports/multiverse.ts';
import type { SampleFacts } from '../../../reports/sample-facts.ts';

/** What may be said of a claim. */
export type ClaimVerdict = 'supported' | 'partly' | 'not supported' | 'untestable';

/** What looking at the data gave, before a denial in the claim is taken into account. */
export interface Finding {
  readonly verdict: ClaimVerdict;
  /** One or two sentences with the figures and their sample. */
  readonly reason: string;
  readonly judgement: Judgement | null;
  readonly multiverse: MultiverseFigures | null;
  /** Definitions that make the claim true, and those that make it false, in words. */
  readonly trueBy: readonly string[];
  readonly falseBy: readonly string[];
  /** The sample it was judged on; null where none was needed. */
  readonly facts: SampleFacts | null;
  /** Source and sample of the exchange flows it was judged on, in words; absent where none were. */
  readonly flowsSample?: string;
  /** What shows it best. */
  readonly drawing: ChartSpec | null;
}

/** A claim nobody can test, with the reason. */
export function untestable(reason: string): Finding {
  return {
    verdict: 'untestable',
    reason,
    judgement: null,
    multiverse: null,
    trueBy: [],
    falseBy: [],
    facts: null,
    drawing: null,
  };
}

/** How many definitions must make a claim true. */
export interface Thresholds {
  /** Share from which it is supported. */
  readonly enough: number;
  /** Share from which it is partly supported; 0 means that one definition is enough. */
  readonly some: number;
}

/**
 * A verdict from how many definitions make a claim true.
 *
 * @param holds Definitions under which it is true.
 * @param asked Definitions that could be asked.
 */
export function verdictByShare(holds: number, asked: number, { enough, some }: Thresholds): ClaimVerdict {
  if (asked === 0) return 'untestable';
  if (holds >= enough * asked) return 'supported';
  return holds > 0 && holds >= some * asked ? 'partly' : 'not supported';
}
