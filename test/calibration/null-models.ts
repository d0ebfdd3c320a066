import { readFileSync } from 'node:fs';
import { RandomSource } from './random.ts';

/** Daily log returns of both legs; neither has a drift nor anything that pulls the two together. */
export interface Returns {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A pair that knows nothing: it can be unusual by chance only. */
export interface NullModel {
  readonly name: string;
  /** Fills both legs, oldest first. */
  readonly draw: (into: Returns, random: RandomSource) => void;
}

/** Volatility a day of a leg whose volatility a year is given in per cent. */
const daily = (perYearPct: number): number => perYearPct / 100 / Math.sqrt(252);

interface Volatilities {
  readonly x: number;
  readonly y: number;
  readonly correlation: number;
}

/** Two normal numbers of the given correlation. */
function pairOfNormals(random: RandomSource, correlation: number): [number, number] {
  const y = random.normal();
  return [correlation * y + Math.sqrt(1 - correlation * correlation) * random.normal(), y];
}

export function iidNormal({ x, y, correlation }: Volatilities): NullModel['draw'] {
  return (into, random) => {
    for (let row = 0; row < into.x.length; row++) {
      const [a, b] = pairOfNormals(random, correlation);
      into.x[row] = a * daily(x);
      into.y[row] = b * daily(y);
    }
  };
}

/** Student t whose large days both legs share. */
export function iidStudent(degrees: number, { x, y, correlation }: Volatilities): NullModel['draw'] {
  return (into, random) => {
    for (let row = 0; row < into.x.length; row++) {
      const scale = random.studentScale(degrees);
      const [a, b] = pairOfNormals(random, correlation);
      into.x[row] = a * scale * daily(x);
      into.y[row] = b * scale * daily(y);
    }
  };
}

const WARM_UP_ROWS = 500;

/** GARCH(1,1) in each leg, α 0.08, β 0.90, with Student shocks of five degrees of freedom. */
export function garchStudent({ x, y, correlation }: Volatilities): NullModel['draw'] {
  const [alpha, beta] = [0.08, 0.9];
  return (into, random) => {
    let [varX, varY] = [1, 1];
    for (let row = -WARM_UP_ROWS; row < into.x.length; row++) {
      const scale = random.studentScale(5);
      const [a, b] = pairOfNormals(random, correlation);
      const [shockX, shockY] = [a * scale * Math.sqrt(varX), b * scale * Math.sqrt(varY)];
      if (row >= 0) [into.x[row], into.y[row]] = [shockX * daily(x), shockY * daily(y)];
      varX = 1 - alpha - beta + alpha * shockX * shockX + beta * varX;
      varY = 1 - alpha - beta + alpha * shockY * shockY + beta * varY;
    }
  };
}

/** Log volatility of each leg is an AR(1), φ 0.98, shocks of 0.15 a day: half of a change is gone after 34 days. */
export function stochasticVolatility({ x, y, correlation }: Volatilities): NullModel['draw'] {
  const [phi, shock] = [0.98, 0.15];
  return (into, random) => {
    let [logX, logY] = [0, 0];
    for (let row = -WARM_UP_ROWS; row < into.x.length; row++) {
      logX = phi * logX + shock * random.normal();
      logY = phi * logY + shock * random.normal();
      const [a, b] = pairOfNormals(random, correlation);
      if (row >= 0) [into.x[row], into.y[row]] = [a * Math.exp(logX) * daily(x), b * Math.exp(logY) * daily(y)];
    }
  };
}

/** Normal returns whose first leg calms down from 130 % to 65 % a year over eight years and stays there. */
export function fallingVolatility({ y, correlation }: Omit<Volatilities, 'x'>): NullModel['draw'] {
  const [from, halvingRows] = [130, 2016];
  return (into, random) => {
    for (let row = 0; row < into.x.length; row++) {
      const [a, b] = pairOfNormals(random, correlation);
      into.x[row] = a * daily(from) * 2 ** -Math.min(1, row / halvingRows);
      into.y[row] = b * daily(y);
    }
  };
}

/** Blocks of random length of the days of a real pair, each leg's own mean taken out (Politis and Romano 1994). */
export function stationaryBootstrap(sample: Returns, meanBlock: number): NullModel['draw'] {
  const [x, y] = [withoutMean(sample.x), withoutMean(sample.y)];
  return (into, random) => {
    let day = 0;
    for (let row = 0; row < into.x.length; row++) {
      const fresh = row === 0 || random.uniform() < 1 / meanBlock;
      day = fresh ? Math.floor(random.uniform() * x.length) : (day + 1) % x.length;
      into.x[row] = x[day]!;
      into.y[row] = y[day]!;
    }
  };
}

function withoutMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Log returns of a pair kept as `date,x,y`. */
export function returnsOfPairFile(path: string): Returns {
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  const prices = rows.map((row) => row.split(',').slice(1).map(Number));
  const leg = (at: number) => Float64Array.from(prices.slice(1), (row, i) => Math.log(row[at]! / prices[i]![at]!));
  return { x: leg(0), y: leg(1) };
}

/**
 * The models the committed table is made of. Legs of equal volatility stand among them because measures agree most
 * there, which makes many records at once likeliest.
 */
export function tabledModels(folder: string): NullModel[] {
  const ethIwm = returnsOfPairFile(`${folder}/pairs/eth_iwm_utc.csv`);
  return [
    { name: 'normal, correlation 0', draw: iidNormal({ x: 80, y: 20, correlation: 0 }) },
    { name: 'normal, correlation 0.4', draw: iidNormal({ x: 25, y: 25, correlation: 0.4 }) },
    { name: 'normal, correlation 0.9', draw: iidNormal({ x: 25, y: 20, correlation: 0.9 }) },
    { name: 'Student t4', draw: iidStudent(4, { x: 60, y: 20, correlation: 0.4 }) },
    { name: 'GARCH with t shocks', draw: garchStudent({ x: 60, y: 20, correlation: 0.4 }) },
    { name: 'stochastic volatility', draw: stochasticVolatility({ x: 60, y: 20, correlation: 0.4 }) },
    { name: 'bootstrap of ETH/IWM, block 20', draw: stationaryBootstrap(ethIwm, 20) },
    { name: 'bootstrap of ETH/IWM, block 60', draw: stationaryBootstrap(ethIwm, 60) },
    { name: 'volatility falling from 130 % to 65 %', draw: fallingVolatility({ y: 20, correlation: 0.3 }) },
  ];
}
