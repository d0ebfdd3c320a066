import type { MultiverseDrawing } from '../drawings.ts';
import type { Judgement } from '../evidence/judge-multiverse.ts';
import { moveToOrdinary, type OrdinaryMove } from '../evidence/move-to-ordinary.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import { loadPair } from '../market/load-pair.ts';
import { logRatio } from '../measures/log-ratio.ts';
import { familyName } from '../wording/definition-words.ts';
import { multiverseSentence } from '../wording/multiverse-words.ts';
import { judgedMultiverse, type CellFigures, type MultiverseFigures } from './multiverse-figures.ts';
import { orNull } from './or-null.ts';
import type { PairQuestion, Sources } from './question.ts';
import { requireFilledWindow } from './require-filled-window.ts';
import { legsOf, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';

/** Of all windows the one that must hold its sessions: the one `divergence` answers for unless it is told otherwise. */
const HEADLINE_WINDOW = 60;

/** The answer to "how much does it depend on the definition?", in the keys of the stable JSON. */
export interface MultiverseReport extends SampleFacts {
  readonly command: 'multiverse';
  readonly multiverse: MultiverseFigures;
  readonly judgement: Judgement | null;
  readonly directionRecord: boolean;
  /** How far one leg alone would have to move today for the headline gap to be ordinary; null without a percentile. */
  readonly ordinary: { readonly subjectMovePct: number | null; readonly benchmarkMovePct: number | null };
}

/** A multiverse report with its picture. */
export interface MultiverseAnswer {
  readonly report: MultiverseReport;
  readonly drawing: MultiverseDrawing;
}

/**
 * How much does the answer depend on the definition? All 36 measures from every index start, at once.
 *
 * @throws UserError where the data cannot answer.
 * @see ANALYTICS.md 4
 */
export async function multiverseReport(
  question: PairQuestion & { readonly starts?: readonly string[] | undefined },
  sources: Sources,
): Promise<MultiverseAnswer> {
  const aligned = await loadPair(sources.market, sources.calendar, question);
  const report = measureMultiverse(aligned, question.starts);
  return { report, drawing: draw(report) };
}

function measureMultiverse(aligned: AlignedPair, starts?: readonly string[]): MultiverseReport {
  requireFilledWindow(legsOf(aligned), aligned, HEADLINE_WINDOW);
  const { figures, judgement, directionRecord } = judgedMultiverse(aligned, starts);
  return {
    command: 'multiverse',
    ...sampleFacts(aligned),
    multiverse: figures,
    judgement,
    directionRecord,
    ordinary: moves(moveToOrdinary(logRatio(aligned.x, aligned.y))),
  };
}

function moves({ subjectMovePct, benchmarkMovePct }: OrdinaryMove): MultiverseReport['ordinary'] {
  return { subjectMovePct: orNull(subjectMovePct), benchmarkMovePct: orNull(benchmarkMovePct) };
}

function draw(report: MultiverseReport): MultiverseDrawing {
  const { grid, byStart } = report.multiverse;
  const starts = Object.keys(byStart);
  const measures = [...new Map(grid.map((cell) => [cell.measure, cell.family]))];
  const cellAt = (measure: string, start: string) =>
    grid.find((cell) => cell.measure === measure && cell.start === start);
  return {
    kind: 'multiverse',
    title: multiverseSentence(report),
    footer: provenance(report),
    simulated: report.simulated,
    measures: measures.map(([label, family]) => ({ label, family: familyName(family) })),
    starts,
    cells: measures.map(([measure]) => starts.map((start) => drawnCell(cellAt(measure, start)))),
  };
}

function drawnCell(cell: CellFigures | undefined): MultiverseDrawing['cells'][number][number] {
  if (cell === undefined) return null;
  return { percentile: cell.pctAbs, record: cell.recordAbs ? 'abs' : cell.recordSigned ? 'signed' : 'none' };
}
