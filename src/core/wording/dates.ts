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
