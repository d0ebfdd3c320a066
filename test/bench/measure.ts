/** What one thing costs. Times in milliseconds, CPU time being that of all threads of this process. */
export interface Cost {
  readonly what: string;
  readonly median: number;
  readonly p95: number;
  /** CPU time of one run; undefined where the work is done by another process that was not watched. */
  readonly cpu: number | undefined;
  readonly goal: number | undefined;
  readonly unit: 'ms' | 'MB' | 'files' | '%';
}

/** Runs work some times after some unmeasured runs, and gives what it cost. */
export async function measure(
  what: string,
  work: () => unknown,
  { goal, runs = 41, warmUp = 10 }: { readonly goal?: number; readonly runs?: number; readonly warmUp?: number } = {},
): Promise<Cost> {
  for (let run = 0; run < warmUp; run += 1) await work();
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return costOf(what, times, { goal, cpu: (user + system) / 1000 / runs });
}

/** The cost of times already taken. */
export function costOf(
  what: string,
  times: readonly number[],
  { goal, cpu }: { readonly goal?: number | undefined; readonly cpu?: number | undefined },
): Cost {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { what, median: at(0.5), p95: at(0.95), cpu, goal, unit: 'ms' };
}

/**
 * A loop that does the same everywhere: logarithms and additions over an array of the length of a long history. Figures
 * of two machines, or of a busy and an idle hour, compare by their ratio to it.
 */
export function calibrate(): Promise<Cost> {
  const values = Float64Array.from({ length: 2_738 }, (_, at) => 1 + at / 1000);
  let sum = 0;
  const loop = (): void => {
    for (let pass = 0; pass < 100; pass += 1) {
      for (const value of values) sum += Math.log(value + pass);
    }
    if (sum === 1) throw new Error('the loop was optimised away');
  };
  return measure('calibration loop', loop, { runs: 41 });
}

/** The costs as a table, every goal as met or missed. */
export function tableOf(costs: readonly Cost[], calibration: Cost): string {
  const rows = costs.map((cost) => [
    cost.what,
    shown(cost.median, cost.unit),
    shown(cost.p95, cost.unit),
    cost.cpu === undefined ? '' : shown(cost.cpu, 'ms'),
    cost.goal === undefined ? '' : shown(cost.goal, cost.unit),
    cost.unit === 'ms' ? (cost.median / calibration.median).toFixed(2) : '',
    verdictOf(cost),
  ]);
  const head = ['what', 'median', 'p95', 'CPU', 'goal', '× calibration', ''];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}

/** On a busy machine the wall clock also counts the others: then the CPU time shows what an idle one would do. */
function verdictOf({ goal, median, cpu }: Cost): string {
  if (goal === undefined) return '';
  if (median <= goal) return 'met';
  return cpu !== undefined && cpu <= goal ? 'MISSED, met by CPU time' : 'MISSED';
}

function shown(value: number, unit: Cost['unit']): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
}
