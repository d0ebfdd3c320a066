import type { Command } from '../command.ts';
import { optionKey } from './option-name.ts';
import { quoteText } from './quote-text.ts';

/** Where a line waits for what a person puts in. */
const GAP = '{}';
/** More than this no option that is asked for takes. */
const longestValue = 400;

/** The line with a person's words in its gap, as one value whatever they are. */
export function fillIn(line: string, value: string): string {
  const words = value.replace(/\s+/gu, ' ').trim().slice(0, longestValue);
  return line.replace(GAP, () => quoteText(words));
}

/** What belongs into the gap of a line, in the words of the option it fills; undefined where there is no gap. */
export function gapAbout(line: string, commands: readonly Command[]): string | undefined {
  if (!line.includes(GAP)) return undefined;
  const [name] = line.split(' ');
  const option = /(\w+):\{\}/u.exec(line)?.[1] ?? '';
  const options = commands.find((command) => command.name === name)?.options ?? {};
  const spec = Object.entries(options).find(([known]) => optionKey(known) === optionKey(option))?.[1];
  return spec?.about ?? 'What is meant';
}
