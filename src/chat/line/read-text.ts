import { UserError } from '../../core/errors.ts';
import { snakeCase } from './option-name.ts';
import type { LineToken } from './tokenize-line.ts';

/**
 * The text these tokens make: one quoted text without its quotes, otherwise the line as it was typed, with whatever
 * was read as an option cut out.
 */
export function readText(
  line: string,
  tokens: readonly LineToken[],
  name: string,
  spec: { readonly maxLength: number },
): string {
  const [only, ...others] = tokens;
  const text = only?.quoted === true && others.length === 0 ? only.text : rawText(line, tokens);
  if (text.length > spec.maxLength) {
    throw new UserError(`${snakeCase(name)} has at most ${spec.maxLength} characters; this one has ${text.length}.`);
  }
  return text.trim();
}

function rawText(line: string, tokens: readonly LineToken[]): string {
  const gap = (at: number): string => /^\s*/u.exec(line.slice(tokens[at]!.end))![0];
  const raw = tokens
    .map((token, at) => line.slice(token.start, token.end) + gap(at))
    .join('')
    .trim();
  return raw.replace(/^["“”„«](.*)["“”»]$/su, '$1');
}
