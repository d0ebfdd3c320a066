import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rowsAsked, tabledRows } from './columns.ts';
import { type NullModel, tabledModels } from './null-models.ts';
import { gapStatistics, manyStatistics, NullTally } from './null-tally.ts';
import { PathReader, type PathStatistics } from './path-statistics.ts';
import { RandomSource } from './random.ts';
import { type Tallied, writeTable } from './write-table.ts';

/**
 * `npm run calibrate`: draws driftless pairs of nine kinds, asks all measures about each and writes
 * src/analytics/null-quantiles.ts. Every path has its own seed, so the table does not depend on how the work is cut. The
 * words of one gap rest on their own chance alone, which is counted apart and is quick.
 *
 *     --paths 5000 (of each model, all measures)   --gap-paths 5000 (the gap alone)   --data ../shared/data
 *     --kept node_modules/.cache/calibration (what a broken run had counted)
 */
const { values: options } = parseArgs({
  options: {
    paths: { type: 'string', default: '5000' },
    'gap-paths': { type: 'string', default: '5000' },
    data: { type: 'string', default: '../shared/data' },
    kept: { type: 'string', default: 'node_modules/.cache/calibration' },
  },
});

const ROUND = 250;

const days = rowsAsked();

const reader = new PathReader(tabledRows.at(-1)!, days);

const models = tabledModels(options.data);

/** What is counted together, and how a path is read for it. */
interface Part {
  readonly name: string;
  readonly paths: number;
  readonly statistics: typeof manyStatistics;
  readonly read: (model: NullModel, random: RandomSource) => PathStatistics;
}

const gaps: Part = {
  name: 'gap',
  paths: Number(options['gap-paths']),
  statistics: gapStatistics,
  read: (model, random) => reader.readGaps(model, random),
};

const many: Part = {
  name: 'many',
  paths: Number(options.paths),
  statistics: manyStatistics,
  read: (model, random) => reader.readModel(model, random),
};

function keptFile(part: Part, model: number): string {
  return `${options.kept}/${part.name}-${model}.bin`;
}

function restored(part: Part, model: number): NullTally {
  const tally = new NullTally(days, part.statistics);
  if (existsSync(keptFile(part, model))) tally.restore(readFileSync(keptFile(part, model)));
  return tally;
}

/** Counts one model to the end and keeps what was counted every few paths. */
function counted(part: Part, model: number): NullTally {
  const tally = restored(part, model);
  const started = performance.now();
  while (tally.paths < part.paths) {
    tally.add(part.read(models[model]!, new RandomSource(model + 1, tally.paths)));
    if (tally.paths % ROUND === 0 || tally.paths === part.paths) {
      writeFileSync(keptFile(part, model), tally.serialise());
    }
  }
  console.log(`${part.name}, ${models[model]!.name}: ${Math.round((performance.now() - started) / 1000)} s`);
  return tally;
}

function tallied(part: Part): Tallied {
  return { tallies: models.map((_, model) => counted(part, model)), paths: part.paths };
}

mkdirSync(options.kept, { recursive: true });

const ofGaps = tallied(gaps);

writeTable(tallied(many), ofGaps);
