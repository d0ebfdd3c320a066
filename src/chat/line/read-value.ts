import { UserError } from '../../core/errors.ts';
import type { OptionSpec } from '../command.ts';
import { optionKey, snakeCase } from './option-name.ts';

type Kind = OptionSpec['kind'];
type SpecOf<K extends Kind> = Extract<OptionSpec, { kind: K }>;

/** The kinds whose value is one word, or a few joined by commas. */
export type ScalarSpec = SpecOf<'integer' | 'number' | 'date' | 'dates' | 'choice' | 'flag'>;

const integerShape = /^([+-]?\d{1,12})(d|days?|s|sessions?)?$/i;
const numberShape = /^([+-]?(?:\d{1,12}\.?\d{0,12}|\.\d{1,12}))%?$/;
const dateShape = /^\d{4}-\d{2}-\d{2}$/;
const yes = new Set(['yes', 'true', 'on', '1', 'y']);
const no = new Set(['no', 'false', 'off', '0', 'n']);

/** Whether a loose word has the form of this option's values; bounds are judged when it is read. */
export function looksLike(text: string, name: string, spec: ScalarSpec): boolean {
  switch (spec.kind) {
    case 'integer':
      return integerShape.test(text);
    case 'number':
      return numberShape.test(text);
    case 'date':
    case 'dates':
      return dateShape.test(text);
    case 'choice':
      return spec.choices.some((choice) => choice.toLowerCase() === text.toLowerCase());
    case 'flag':
      return optionKey(text) === optionKey(name);
  }
}

/**
 * Reads the value of one option. Where it cannot, the `UserError` says what would be right and suggests values that are.
 */
export function readValue(text: string, name: string, spec: ScalarSpec): unknown {
  const shown = snakeCase(name);
  switch (spec.kind) {
    case 'integer':
      return readWhole(text, shown, spec);
    case 'number':
      return withinBounds(Number(numberShape.exec(text)?.[1] ?? NaN), text, shown, spec, 'a number');
    case 'date':
      return readDate(text, shown);
    case 'dates':
      return text.split(',').map((date) => readDate(date.trim(), shown));
    case 'choice':
      return readChoice(text, shown, spec.choices);
    case 'flag':
      return readFlag(text, name, shown);
  }
}

function readWhole(text: string, shown: string, spec: SpecOf<'integer'>): number {
  return withinBounds(Number(integerShape.exec(text)?.[1] ?? NaN), text, shown, spec, 'a whole number');
}

function withinBounds(
  value: number,
  text: string,
  shown: string,
  spec: { readonly min: number; readonly max: number; readonly fallback?: number },
  what: string,
): number {
  const range = `${shown} takes ${what} from ${spec.min} to ${spec.max}`;
  if (Number.isNaN(value))
    throw new UserError(`${range}, not "${clip(text)}".`, [`${shown}:${spec.fallback ?? spec.min}`]);
  if (value < spec.min) throw new UserError(`${range}; ${value} is too small.`, [`${shown}:${spec.min}`]);
  if (value > spec.max) throw new UserError(`${range}; ${value} is too large.`, [`${shown}:${spec.max}`]);
  return value;
}

function readDate(text: string, shown: string): string {
  if (!dateShape.test(text)) throw new UserError(`${shown} takes a date like 2026-06-25, not "${clip(text)}".`);
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw new UserError(`${text} is not a day of the calendar; ${shown} takes a date like 2026-06-25.`);
  }
  return text;
}

function readChoice(text: string, shown: string, choices: readonly string[]): string {
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw new UserError(
    `${shown} is one of ${choices.join(', ')}; "${clip(text)}" is none of them.`,
    choices.slice(0, 5).map((choice) => `${shown}:${choice}`),
  );
}

function readFlag(text: string, name: string, shown: string): boolean {
  const word = text.toLowerCase();
  if (yes.has(word) || optionKey(word) === optionKey(name)) return true;
  if (no.has(word)) return false;
  throw new UserError(`${shown} is yes or no; "${clip(text)}" is neither.`, [`${shown}:yes`, `${shown}:no`]);
}

/** A stranger's word, short enough to stand in a sentence. */
export function clip(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
