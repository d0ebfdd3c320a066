import { knownEvents } from '../../market/known-events.ts';

/** A dated fact people count from; `of` where it means another day for each coin. */
export interface NamedEvent {
  readonly date: string;
  readonly names: readonly string[];
  readonly of?: string;
}

/** Names that mean another day for each coin. */
const perCoin: readonly NamedEvent[] = [
  ['BTC', '2024-01-11'],
  ['ETH', '2024-07-23'],
].map(([of, date]) => ({
  of: of!,
  date: date!,
  names: ['etf launch', 'etfs launch', 'etfs launched', 'etf launched', 'launch of etfs', 'launch of spot etfs', 'launch of its etf', 'etf approval', 'etfs', 'etf'], // prettier-ignore
}));

/** Days people count from that no chart marks. */
const otherDays: readonly NamedEvent[] = [
  ['2001-09-11', '9 / 11|september 11 attacks'],
  ['2010-05-06', 'flash crash'],
  ['2022-11-30', 'chatgpt|chatgpt launch|launch of chatgpt|release of chatgpt|chatgpt came out'],
  ['2025-01-20', "inauguration|trump 's inauguration|donald trump 's inauguration|trump inauguration|inauguration of trump|trump took office|trump returned to office|trump returned to white house|trump 's return"],
  ['2022-03-16', 'fed started hiking|fed began hiking|fed started raising rates|fed began raising rates|first rate hike'],
  ['2024-09-18', "fed started cutting|fed began cutting|fed started cutting rates|fed began cutting rates|first rate cut|fed 's first cut|fed 's first rate cut"],
  ['2025-01-27', 'deepseek|deepseek shock|deepseek moment|deepseek sell off'],
].map(([date, names]) => ({ date: date!, names: names!.split('|') })); // prettier-ignore

// prettier-ignore

// prettier-ignore

/**
 * Which dated facts do people count from?
 *
 * The known events that have a name in sentences, and some more that no chart marks. Names are matched without regard to
 * case and without a leading "the".
 */
export const wellKnownEvents: readonly NamedEvent[] = [
  ...knownEvents
    .filter(({ names }) => names.length > 0)
    .map(({ date, countedFrom, names }) => ({ date: countedFrom ?? date, names })),
  ...perCoin,
  ...otherDays,
];

/** Month and day of a holiday in a year. */
type DayIn = (year: number) => readonly [month: number, day: number];

const fixed =
  (month: number, day: number): DayIn =>
  () => [month, day];

/** The nth Monday or Thursday of a month; −1 is the last. */
const weekday =
  (month: number, which: number, nth: number): DayIn =>
  (year) => {
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const earliest = 1 + ((which - first + 7) % 7);
    return [month, nth > 0 ? earliest + 7 * (nth - 1) : earliest + 7 * Math.floor((days - earliest) / 7)];
  };

/** Western Easter by the anonymous Gregorian rule, moved by some days. */
const easter =
  (later: number): DayIn =>
  (year) => {
    const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
    const moon =
      (19 * golden +
        century -
        Math.floor(century / 4) -
        Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
        15) %
      30;
    const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
    const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
    const sum = moon + week - 7 * late + 114;
    const day = new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1 + later));
    return [day.getUTCMonth() + 1, day.getUTCDate()];
  };

const days: readonly (readonly [names: string, day: DayIn])[] = [
  ['easter|easter sunday|easter weekend|easter break', easter(0)],
  ['good friday', easter(-2)],
  ['pentecost|whitsun', easter(49)],
  ['christmas|christmas day|xmas', fixed(12, 25)],
  ['christmas eve', fixed(12, 24)],
  ["new year|new year 's|new year 's day|new years", fixed(1, 1)],
  ["new year 's eve", fixed(12, 31)],
  ["valentine 's day|valentine 's|valentines day", fixed(2, 14)],
  ['halloween', fixed(10, 31)],
  ['independence day|july fourth|fourth of july', fixed(7, 4)],
  ['memorial day', weekday(5, 1, -1)],
  ['labor day|labour day', weekday(9, 1, 1)],
  ['thanksgiving|thanksgiving day', weekday(11, 4, 4)],
];

/**
 * When was the last Easter, Christmas or Thanksgiving?
 *
 * Each holiday on its last day up to `asOf`, so that "since Easter" counts from this year's once it has come.
 *
 * @param asOf The day the question is asked for, `YYYY-MM-DD`.
 * @returns One event for each holiday.
 * @example recurringDays('2026-06-30')[0]; // => { date: '2026-04-05', names: ['easter', 'easter sunday', 'easter weekend', 'easter break'] }
 */
export function recurringDays(asOf: string): NamedEvent[] {
  return days.map(([names, dayIn]) => ({ date: latest(dayIn, asOf), names: names.split('|') }));
}

function latest(dayIn: DayIn, asOf: string): string {
  const year = Number(asOf.slice(0, 4));
  const [thisYear, lastYear] = [year, year - 1].map((each) => isoDay(each, dayIn(each))) as [string, string];
  return thisYear <= asOf ? thisYear : lastYear;
}

function isoDay(year: number, [month, day]: readonly [number, number]): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
