import { benchClaims, benchClaimsByLength, claimBudgetMs } from './claims.ts';
import { benchTouchedFiles } from './files-touched.ts';
import { calibrate, type Cost, costOf, tableOf } from './measure.ts';
import { benchColdQuestions, benchPlatforms } from './platforms.ts';
import { benchBatch, benchColdStart, benchMemory } from './processes.ts';
import { benchAnalytics, benchPicture } from './reports.ts';
import { benchStore, warmBudgetMs } from './store.ts';

/**
 * `npm run bench`: what the promised things cost, beside a loop that is the same everywhere. A bench is no test: it says
 * which goals are met and which are missed, and always ends well.
 */
const now = (): number => performance.now();

const calibration = await calibrate();

const costs: Cost[] = [calibration];

for (const bench of [
  benchAnalytics,
  benchPicture,
  benchColdStart,
  benchBatch,
  benchMemory,
  benchTouchedFiles,
  claims,
  store,
]) {
  costs.push(...[await bench()].flat());
}

console.log(`\n${tableOf(costs, calibration)}\n`);

const missed = costs.filter(({ goal, median }) => goal !== undefined && !(median <= goal));

console.log(missed.length === 0 ? 'Every goal is met.' : `Missed: ${missed.map(({ what }) => what).join('; ')}.`);

console.log('\nFifty people at once, on stand-ins (goal: first sign p99 under 150 ms):');

await benchPlatforms();

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

console.log(
  '\nFifty different questions nobody asked before, at once on both platforms (goal: first sign p99 under 150 ms):',
);

await benchColdQuestions();
