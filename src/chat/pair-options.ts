import type { OptionSpecs } from './command.ts';

/** The options every question about prices takes beside its markets. */
export const timeOptions = {
  asOf: { kind: 'date', about: 'Answer as it stood on this day, for example 2026-06-25', optional: true },
  sampling: {
    kind: 'choice',
    about: 'Read a 24/7 market at the New York close or at the end of the UTC day',
    choices: ['close', 'utc'],
    optional: true,
  },
} as const satisfies OptionSpecs;

/** Two markets, Ethereum against the Russell 2000 until somebody says otherwise. */
export const pairOption = {
  kind: 'pair',
  about: 'Two markets, for example ETH RUT',
  fallback: ['ETH', 'RUT'],
} as const satisfies OptionSpecs[string];

interface NamedLeg {
  readonly symbol: string;
}

/** Writes a command line for a button from its words; what was not given is left out. */
export function lineOf(...words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

/** The time options as they were given, to be handed on by every button of a reply. */
export function keptOptions(given: {
  readonly asOf?: string | undefined;
  readonly sampling?: string | undefined;
}): string {
  return lineOf(given.asOf && `as_of:${given.asOf}`, given.sampling && `sampling:${given.sampling}`);
}

/** Writes command lines about one pair that hand on the options as they were given. */
export function pairLine(
  { subject, benchmark }: { readonly subject: NamedLeg; readonly benchmark: NamedLeg },
  kept: string,
): (command: string, more?: string) => string {
  return (command, more) => lineOf(command, subject.symbol, benchmark.symbol, more, kept);
}
