import { UserError } from '../../core/errors.ts';
import { resolveSymbol } from '../../core/market/resolve-symbol.ts';
import { unresolvedError } from '../../core/market/unresolved-error.ts';
import type { MarketSymbol } from '../../core/market/symbol.ts';
import type { OptionSpec } from '../command.ts';
import { snakeCase } from './option-name.ts';
import { marketBounds, marketValue, type MarketSpec } from './read-markets.ts';
import { isMarketSpec, optionsOf, type Reading } from './reading.ts';

/** The finished values of every option: what was read, else the fallback, else undefined where that is allowed. */
export function fillOptions(reading: Reading): Record<string, unknown> {
  const filled = optionsOf(reading).map(([name, spec]) => [name, valueOf(reading, name, spec)] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

function valueOf(reading: Reading, name: string, spec: OptionSpec): unknown {
  const value = isMarketSpec(spec) ? marketsOf(reading, name, spec) : scalarOf(reading, name, spec);
  if (value !== undefined || spec.optional === true || spec.kind === 'flag') return value;
  throw missing(reading, name, spec);
}

function scalarOf(reading: Reading, name: string, spec: Exclude<OptionSpec, MarketSpec>): unknown {
  const value = reading.values.get(name);
  if (value !== undefined && value !== '') return value;
  if (spec.kind === 'flag' && spec.optional !== true) return false;
  return 'fallback' in spec ? spec.fallback : undefined;
}

function marketsOf(reading: Reading, name: string, spec: MarketSpec): unknown {
  const markets = reading.markets.get(name) ?? [];
  if (markets.length === 0) return fallbackMarkets(reading, spec);
  const { min, max } = marketBounds(spec);
  if (markets.length < min) throw tooFew(reading, spec, markets);
  if (markets.length > max) throw new UserError(`${snakeCase(name)} takes ${count(max)}; there are ${markets.length}.`);
  refuseRepeated(markets);
  return marketValue(spec, markets);
}

function fallbackMarkets(reading: Reading, spec: MarketSpec): unknown {
  if (spec.fallback === undefined) return undefined;
  const names = typeof spec.fallback === 'string' ? [spec.fallback] : spec.fallback;
  return marketValue(
    spec,
    names.map((name) => carried(name, reading.catalogue)),
  );
}

function carried(name: string, catalogue: readonly MarketSymbol[]): MarketSymbol {
  const resolution = resolveSymbol(catalogue, name);
  if (resolution.kind !== 'resolved') throw unresolvedError(resolution);
  return resolution.symbol;
}

function refuseRepeated(markets: readonly MarketSymbol[]): void {
  const repeated = markets.find((market, at) => markets.indexOf(market) !== at);
  if (repeated !== undefined) throw unresolvedError({ kind: 'same', symbol: repeated });
}

/** One market where two are needed: the command's own fallback shows how the line could go on. */
function tooFew(reading: Reading, spec: MarketSpec, markets: readonly MarketSymbol[]): UserError {
  const { name } = reading.command;
  const { min } = marketBounds(spec);
  const given = markets.map((market) => market.symbol);
  const usual = (Array.isArray(spec.fallback) ? (spec.fallback as readonly string[]) : ['RUT', 'BTC', 'SPX', 'GOLD'])
    .filter((symbol) => !given.includes(symbol) && reading.find(symbol) !== undefined)
    .slice(0, min - given.length);
  const line = [name, ...given, ...usual].join(' ');
  const complete = given.length + usual.length >= min;
  return new UserError(
    `${name} needs ${count(min)}, and ${given.join(', ')} is one${complete ? `; for example ${line}` : ''}.`,
    complete ? [line] : [],
  );
}

function missing(reading: Reading, name: string, spec: OptionSpec): UserError {
  const { name: command, examples } = reading.command;
  const needs = isMarketSpec(spec) ? count(marketBounds(spec).min) : `${snakeCase(name)} (${spec.about})`;
  return new UserError(`${command} needs ${needs}; for example ${examples[0] ?? command}.`, examples.slice(0, 3));
}

function count(markets: number): string {
  return markets === 1 ? 'one market' : `${['no', 'one', 'two', 'three', 'four', 'five'][markets] ?? markets} markets`;
}
