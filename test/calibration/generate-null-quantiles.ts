import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rowsAsked, tabledRows } from './columns.ts';
import { tabledModels } from './null-models.ts';
import { NullTally } from './null-tally.ts';
import { PathReader } from './path-statistics.ts';
import { RandomSource } from './random.ts';
import { writeTable } from './write-table.ts';

/**
 * `npm run calibrate`: draws driftless pairs of nine kinds, asks all measures about each and writes
 * src/analytics/null-quantiles.ts. Every path has its own seed, so the table does not depend on how the work is cut.
 *
 *     --paths 5000 (of each model)   --data ../shared/data   --kept build/calibration (what a broken run had counted)
 */
const { values: options } = parseArgs({
  options: {
    paths: { type: 'string', default: '5000' },
    data: { type: 'string', default: '../shared/data' },
    kept: { type: 'string', default: 'node_modules/.cache/calibration' },
  },
});

const ROUND = 250;

const wanted = Number(options.paths);

const days = rowsAsked();

const reader = new PathReader(tabledRows.at(-1)!, days);

const models = tabledModels(options.data);

const tallies = models.map((_, at) => restored(at));

function keptFile(model: number): string {
  return `${options.kept}/model-${model}.bin`;
}

function restored(model: number): NullTally {
  const tally = new NullTally(days);
  if (existsSync(keptFile(model))) tally.restore(readFileSync(keptFile(model)));
  return tally;
}

/** Brings one model to a number of paths and keeps what was counted. */
function bringTo(model: number, paths: number): void {
  const tally = tallies[model]!;
  const started = performance.now();
  while (tally.paths < paths) tally.add(reader.readModel(models[model]!, new RandomSource(model + 1, tally.paths)));
  writeFileSync(keptFile(model), tally.serialise());
  console.log(`${models[model]!.name}: ${tally.paths} paths (${Math.round(performance.now() - started)} ms)`);
}

mkdirSync(options.kept, { recursive: true });

for (let paths = Math.min(ROUND, wanted); ; paths = Math.min(paths + ROUND, wanted)) {
  for (const [model, tally] of tallies.entries()) if (tally.paths < paths) bringTo(model, paths);
  if (paths === wanted) break;
}

writeTable(tallies, wanted);
