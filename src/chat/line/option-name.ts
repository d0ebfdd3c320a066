/** An option's name as it is written in a command line: `asOf` becomes `as_of`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** One key for every way to write an option's name: `asOf`, `as_of`, `as-of` and `ASOF` are the same option. */
export function optionKey(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}
