import { type NullModel, type Returns, stationaryBootstrap } from './null-models.ts';

const daily = (perYearPct: number): number => perYearPct / 100 / Math.sqrt(252);

/** Calm and wild stretches of the first leg: it leaves a calm one after 200 days on average, a wild one after 50. */
export const regimeSwitching: NullModel = {
  name: 'regime switching',
  draw: ({ x, y }, random) => {
    let wild = false;
    for (let row = 0; row < x.length; row++) {
      if (random.uniform() < (wild ? 1 / 50 : 1 / 200)) wild = !wild;
      const shared = random.normal();
      x[row] = (0.3 * shared + 0.95 * random.normal()) * daily(wild ? 120 : 40);
      y[row] = shared * daily(18);
    }
  },
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

/** Blocks of 40 days of a real pair that is not in the table. */
export function otherBootstrap(name: string, sample: Returns): NullModel {
  return { name: `bootstrap of ${name}, block 40`, draw: stationaryBootstrap(sample, 40) };
}

/** Models the committed table knows nothing of. */
export const heldOutModels: readonly NullModel[] = [regimeSwitching, jumpDiffusion, leveragedGarch];
