import { benchClaims, benchClaimsByLength, claimBudgetMs } from './claims.ts';
import { benchTouchedFiles } from './files-touched.ts';
import { calibrate, type Cost, costOf, tableOf } from './measure.ts';
import { benchColdQuestions, benchPlatforms } from './platforms.ts';
import { benchBatch, benchColdStart, benchMemory } from './processes.ts';
import { benchAnalytics, benchPicture } from './reports.ts';
import { benchStore, warmBudgetMs } from './store.ts';

/**
 * `npm run bench [name…]`: what the promised things cost, beside a loop that is the same everywhere. A bench is no test: it
 * says which goals are met and which are missed, and always ends well.
 */
const now = (): number => performance.now();

const measured: Readonly<Record<string, () => Promise<Cost | Cost[]> | Cost>> = {
  analytics: benchAnalytics,
  picture: benchPicture,
  ask: benchColdStart,
  batch: benchBatch,
  memory: benchMemory,
  files: benchTouchedFiles,
  claims,
  store,
};

/** Those that print their own figures. */
const printed: Readonly<Record<string, () => Promise<void>>> = { people: benchPlatforms, crowd: benchColdQuestions };

function claims(): Cost {
  const [slowest] = benchClaims(now);
  const ratio = benchClaimsByLength(now).toFixed(1);
  return costOf(
    `reading the slowest text of 10,000 characters (twice the length takes ${ratio} times as long)`,
    [slowest!.ms],
    {
      goal: claimBudgetMs,
    },
  );
}

async function store(): Promise<Cost[]> {
  const { importRows, importMs, warmMs, memoryMb } = await benchStore(now);
  return [
    costOf('a pair from the store, warm, ten years', [warmMs], { goal: warmBudgetMs }),
    costOf(`import of ${importRows} bars`, [importMs], {}),
    { what: 'memory of the import', median: memoryMb, p95: memoryMb, cpu: undefined, goal: undefined, unit: 'MB' },
  ];
}

async function printTable(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const calibration = await calibrate();
  const costs: Cost[] = [calibration];
  for (const name of names) costs.push(...[await measured[name]!()].flat());
  console.log(`\n${tableOf(costs, calibration)}\n`);
  const missed = costs.filter(({ goal, median }) => goal !== undefined && !(median <= goal));
  console.log(missed.length === 0 ? 'Every goal is met.' : `Missed: ${missed.map(({ what }) => what).join('; ')}.`);
}

const all = [...Object.keys(measured), ...Object.keys(printed)];

const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;

const unknown = wanted.filter((name) => !all.includes(name));

if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  process.exit(2);
}

await printTable(wanted.filter((name) => name in measured));

for (const name of wanted.filter((one) => one in printed)) await printed[name]!();
