/** Lengths of history the table has a column for, rows. */
export const tabledRows = [504, 756, 1008, 1512, 2016, 3024, 5040] as const;

/** Chances the table has a row for. */
export const tabledChances = [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002] as const;

/** Chances of a year: most of what is ordinary on a day comes within a year to more than every second pair. */
export const tabledYearChances = [0.95, 0.9, 0.8, 0.7, 0.6, ...tabledChances] as const;

/** Rows of a year of sessions. */
const YEAR_ROWS = 252;

/** Days whose shares are pooled into "on one day": nearby days differ little and steady the far quantiles. */
const POOLED_DAYS = 63;

/** The first row at which all 36 measures have 252 values. */
const ALL_MEASURES_FROM = 503;

/** The first row at which half of them have. */
const HALF_OF_MEASURES_FROM = 431;

/** Which rows of a path say something about a history of one length. */
export interface Column {
  readonly rows: number;
  /** Rows pooled into "on one day", from and to, both included. */
  readonly day: readonly [number, number];
  /** Rows of "at least once within the last 252 days". */
  readonly year: readonly [number, number];
  /** The same for one measure alone, which needs 252 earlier values: the first column has 63 such days. */
  readonly headlineYear: readonly [number, number];
}

function columnOf(rows: number): Column {
  const last = rows - 1;
  const year = [Math.max(HALF_OF_MEASURES_FROM, last - YEAR_ROWS + 1), last] as const;
  if (last > ALL_MEASURES_FROM) return { rows, day: [last - POOLED_DAYS + 1, last], year, headlineYear: year };
  const first = [ALL_MEASURES_FROM + 1, ALL_MEASURES_FROM + POOLED_DAYS] as const;
  return { rows, day: first, year, headlineYear: first };
}

/** One column for each tabled length. */
export const columns: readonly Column[] = tabledRows.map(columnOf);

/** Every row that any column asks about, ascending. */
export function rowsAsked(): number[] {
  const wanted = new Set<number>();
  for (const { day, year } of columns) {
    for (const [from, to] of [day, year]) for (let row = from; row <= to; row++) wanted.add(row);
  }
  return [...wanted].sort((a, b) => a - b);
}
