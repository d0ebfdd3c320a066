const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The month of `2025-03-04`: `Mar`. A text that is no date stays as it is. */
export function monthText(date: string): string {
  return months[Number(date.slice(5, 7)) - 1] ?? date;
}

/** `2025-03-04` as `4 Mar 2025`. */
export function dateText(date: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? `${dayText(date)} ${date.slice(0, 4)}` : date;
}

/** `2025-03-04` as `4 Mar`. */
export function dayText(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthText(date)}`;
}
