import type { MarketSymbol, Pair } from '../../core/market/symbol.ts';
import type { Command, OptionSpec } from '../command.ts';
import { snakeCase } from './option-name.ts';
import { quoteText } from './quote-text.ts';

/**
 * The one command line for these option values: equal questions give equal lines, and reading the line gives the values
 * back. Markets and the text come first and bare; values equal to their fallback are left out.
 */
export function canonicalLine(
  command: Pick<Command, 'name' | 'options'>,
  values: Readonly<Record<string, unknown>>,
): string {
  const entries = Object.entries(command.options).filter(([name]) => values[name] !== undefined);
  const firstMarket = entries.find(([, spec]) => isMarket(spec))?.[0];
  const bare = entries.filter(([name, spec]) => name === firstMarket || isLooseText(spec));
  const rest = entries.filter((entry) => !bare.includes(entry) && !isFallback(entry[1], values[entry[0]]));
  return [
    command.name,
    ...bare.map(([name, spec]) => written(spec, values[name])),
    ...rest.map(([name, spec]) => `${snakeCase(name)}:${joined(written(spec, values[name]))}`),
  ].join(' ');
}

function isLooseText(spec: OptionSpec): boolean {
  return spec.kind === 'text' && spec.byName !== true;
}

function isMarket(spec: OptionSpec): boolean {
  return spec.kind === 'pair' || spec.kind === 'symbol' || spec.kind === 'symbols';
}

function isFallback(spec: OptionSpec, value: unknown): boolean {
  return spec.kind === 'flag'
    ? value === false && spec.optional !== true
    : 'fallback' in spec && spec.fallback === value;
}

function written(spec: OptionSpec, value: unknown): string {
  switch (spec.kind) {
    case 'pair':
      return `${(value as Pair).subject.symbol} ${(value as Pair).benchmark.symbol}`;
    case 'symbol':
      return (value as MarketSymbol).symbol;
    case 'symbols':
      return (value as readonly MarketSymbol[]).map((market) => market.symbol).join(' ');
    case 'dates':
      return (value as readonly string[]).join(',');
    case 'flag':
      return value === true ? 'yes' : 'no';
    case 'text':
      return quoteText(value as string);
    case 'integer':
    case 'number':
    case 'date':
    case 'choice':
      return String(value);
  }
}

/** A named value must be one word. */
function joined(value: string): string {
  return /\s/u.test(value) && !/^["«]/u.test(value) ? `"${value}"` : value;
}
