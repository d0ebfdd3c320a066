import type { CellGroup } from './multiverse.ts';

/** The word a reply may use. */
export type Judgement = 'ordinary' | 'unusual' | 'rare' | 'unprecedented';

/** The word, and whether "in this direction" may be added to record. */
export interface MultiverseJudgement {
  readonly judgement: Judgement;
  /** A record in its own direction in at least a quarter of the definitions. */
  readonly directionRecord: boolean;
}

/**
 * Which word do all definitions together allow?
 *
 *     unprecedented: at least half of the cells are records; rare: median percentile ≥ 95; unusual: ≥ 80; else ordinary
 *
 * A record under some definition happens on one day in ten: one such cell proves nothing. Half of all cells has not
 * happened once in the reference data.
 *
 * @param cells Counts and median percentile over all cells.
 * @returns The word; `undefined` when no cell could be ranked.
 * @example judgeMultiverse({ cells: 144, recordAbs: 10, recordSigned: 22, percentileMedian: 86 }).judgement; // => 'unusual'
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function judgeMultiverse(cells: CellGroup): MultiverseJudgement | undefined {
  if (cells.cells === 0) return undefined;
  return { judgement: wordFor(cells), directionRecord: cells.recordSigned >= cells.cells / 4 };
}

function wordFor({ cells, recordAbs, percentileMedian }: CellGroup): Judgement {
  if (recordAbs >= cells / 2) return 'unprecedented';
  if (percentileMedian >= 95) return 'rare';
  return percentileMedian >= 80 ? 'unusual' : 'ordinary';
}
