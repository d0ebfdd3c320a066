/**
 * A minute of the day as a clock shows it.
 *
 * @param minuteOfDay 0 to 1439.
 * @returns Hours and minutes, two digits each.
 * @example clockTime(485); // => '08:05'
 */
export function clockTime(minuteOfDay: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
