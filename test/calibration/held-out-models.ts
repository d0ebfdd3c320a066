import { existsSync, readFileSync } from 'node:fs';
import { type NullModel, type Returns, stationaryBootstrap } from './null-models.ts';
import type { RandomSource } from './random.ts';

const daily = (perYearPct: number): number => perYearPct / 100 / Math.sqrt(252);

/** Calm and wild stretches of the first leg, whose lengths are those of coin tosses. */
function switching({
  calmRows,
  wildRows,
  calm,
  wild,
}: {
  calmRows: number;
  wildRows: number;
  calm: number;
  wild: number;
}) {
  return ({ x, y }: Returns, random: RandomSource): void => {
    let isWild = random.uniform() < wildRows / (calmRows + wildRows);
    for (let row = 0; row < x.length; row++) {
      if (random.uniform() < 1 / (isWild ? wildRows : calmRows)) isWild = !isWild;
      const shared = random.normal();
      x[row] = (0.3 * shared + 0.95 * random.normal()) * daily(isWild ? wild : calm);
      y[row] = shared * daily(18);
    }
  };
}

/** The first leg leaves a calm stretch after 200 days on average, a wild one after 50. */
export const regimeSwitching: NullModel = {
  name: 'regime switching',
  draw: switching({ calmRows: 200, wildRows: 50, calm: 40, wild: 120 }),
};

/** The same with stretches longer than the year volatility is measured over. */
export const longRegimes: NullModel = {
  name: 'long regimes',
  draw: switching({ calmRows: 500, wildRows: 125, calm: 30, wild: 120 }),
};

/** Normal days, and on one day in fifty a jump of either leg five times as large. */
export const jumpDiffusion: NullModel = {
  name: 'jump diffusion',
  draw: ({ x, y }, random) => {
    const jump = (): number => (random.uniform() < 0.02 ? 5 * random.normal() : 0);
    for (let row = 0; row < x.length; row++) {
      const shared = random.normal();
      x[row] = (0.6 * shared + 0.8 * random.normal() + jump()) * daily(50);
      y[row] = (shared + jump()) * daily(20);
    }
  },
};

/** GJR-GARCH whose bad days raise volatility more than good ones, with skewed t shocks (mean taken out). */
export const leveragedGarch: NullModel = {
  name: 'GJR-GARCH, skewed t',
  draw: ({ x, y }, random) => {
    const skew = (normal: number, scale: number): number => {
      const size = Math.abs(random.normal());
      return (0.92 * normal - 0.4 * (size - Math.sqrt(2 / Math.PI))) * scale;
    };
    const variances = [1, 1];
    const leg = (at: 0 | 1, shock: number): number => {
      const value = shock * Math.sqrt(variances[at]!);
      const news = (value < 0 ? 0.13 : 0.03) * value * value;
      variances[at] = 0.02 + news + 0.9 * variances[at]!;
      return value;
    };
    for (let row = -500; row < x.length; row++) {
      const [shared, scale] = [random.normal(), random.studentScale(6)];
      const a = leg(0, skew(0.5 * shared + 0.866 * random.normal(), scale));
      const b = leg(1, skew(shared, scale));
      if (row >= 0) [x[row], y[row]] = [a * daily(60), b * daily(18)];
    }
  },
};

/** Variance of each leg goes back to its mean within half a year and rises when the leg falls (after Heston 1993). */
export const stochasticVariance: NullModel = {
  name: 'Heston',
  draw: ({ x, y }, random) => {
    const [day, back, against] = [1 / 252, 4, -0.7];
    const legs = [
      { mean: 0.36, wander: 1.2 },
      { mean: 0.03, wander: 0.35 },
    ] as const;
    const variances: number[] = legs.map(({ mean }) => mean);
    const move = (leg: 0 | 1, shock: number): number => {
      const variance = Math.max(variances[leg]!, 0);
      const other = against * shock + Math.sqrt(1 - against * against) * random.normal();
      const pull = back * (legs[leg].mean - variance) * day;
      variances[leg] = variances[leg]! + pull + legs[leg].wander * Math.sqrt(variance * day) * other;
      return Math.sqrt(variance * day) * shock;
    };
    for (let row = -500; row < x.length; row++) {
      const shared = random.normal();
      const [a, b] = [move(0, 0.4 * shared + 0.917 * random.normal()), move(1, shared)];
      if (row >= 0) [x[row], y[row]] = [a, b];
    }
  },
};

/** Student t3, each leg with large days of its own. */
export const fatTails: NullModel = {
  name: 'Student t3',
  draw: ({ x, y }, random) => {
    for (let row = 0; row < x.length; row++) {
      const shared = random.normal();
      x[row] = (0.5 * shared + 0.866 * random.normal()) * random.studentScale(3) * daily(60);
      y[row] = shared * random.studentScale(3) * daily(20);
    }
  },
};

/** Models the committed table knows nothing of. */
export const heldOutModels: readonly NullModel[] = [
  regimeSwitching,
  longRegimes,
  jumpDiffusion,
  leveragedGarch,
  stochasticVariance,
  fatTails,
];

/** No noise in the sense of the table, so outside the promise: shown as what it does not cover. */
export const beyondThePromise: readonly NullModel[] = [
  {
    name: 'drift of one standard deviation a year',
    draw: ({ x, y }, random) => {
      for (let row = 0; row < x.length; row++) {
        x[row] = random.normal() * daily(40) + 0.4 / 252;
        y[row] = random.normal() * daily(5);
      }
    },
  },
  { name: 'regimes of years, sixfold', draw: switching({ calmRows: 1500, wildRows: 500, calm: 20, wild: 120 }) },
];

/** Real pairs, none of them in the table, cut into blocks of so many days; none where the folder is absent. */
export function realPairs(folder: string): NullModel[] {
  const pairs = [
    ['btc', 'qqq', 40],
    ['gld', 'spy', 40],
    ['qqq', 'spy', 20],
    ['gld', 'tlt', 60],
    ['uup', 'gld', 20],
  ] as const;
  if (!existsSync(folder)) return [];
  return pairs.map(([subject, benchmark, block]) => ({
    name: `${subject}/${benchmark} in blocks of ${block}`.toUpperCase().replace('IN BLOCKS OF', 'in blocks of'),
    draw: stationaryBootstrap(returnsOf(folder, subject, benchmark), block),
  }));
}

/** Returns of two daily files on the days both have. */
function returnsOf(folder: string, ...legs: readonly [string, string]): Returns {
  const [x, y] = legs.map((leg) => closesOf(`${folder}/${leg}_usd.csv`)) as [Map<string, number>, Map<string, number>];
  const days = [...y.keys()].filter((day) => x.get(day)! > 0 && y.get(day)! > 0);
  const returns = (of: Map<string, number>) =>
    Float64Array.from(days.slice(1), (day, i) => Math.log(of.get(day)! / of.get(days[i]!)!));
  return { x: returns(x), y: returns(y) };
}

function closesOf(file: string): Map<string, number> {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return new Map(rows.map((line) => [line.slice(0, 10), Number(line.split(',')[4])]));
}
