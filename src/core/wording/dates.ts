const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date as people say it, to the month: `Nov 2017`. */
export function monthAndYear(date: string): string {
  return `${monthOf(date)} ${date.slice(0, 4)}`;
}

/** A date as people say it: `25 Jun 2026`. */
export function dayMonthYear(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`;
}

function monthOf(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7);
}

/** An age in words: `3 minutes`, `2 days`. */
export function ageWords(ageMs: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const [name, size] = units.find(([, ms]) => ageMs >= ms) ?? ['second', 1000];
  const amount = Math.floor(ageMs / size);
  return `${amount} ${name}${amount === 1 ? '' : 's'}`;
}
