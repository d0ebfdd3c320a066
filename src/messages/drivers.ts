import { clockOf } from '../market/clock.ts';
import { nameOfSymbol, plainName } from '../market/known-markets.ts';
import type { DriversReport, FactorFigures } from '../reports/drivers.ts';
import { formatNumber, formatPercent, plural, roundedShares } from './format.ts';

const MACRO_NAMES: Readonly<Record<string, string>> = {
  SPY: 'stocks',
  SPX: 'stocks',
  QQQ: 'stocks',
  NDX: 'stocks',
  UUP: 'the dollar',
  DXY: 'the dollar',
  VIX: 'the VIX',
  US10Y: 'yields',
};

/** The answer in one line: how much goes with crypto, how much with macro markets, how much is its own. */
export function driversSentence(report: DriversReport): string {
  const { shares } = report;
  const name = plainName(report.markets[0]!);
  if (shares.idiosyncratic === null)
    return `What moves ${name} cannot be measured over ${over(report)}: it did not move.`;
  const parts = [
    { value: shares.crypto, words: `with ${cryptoName(report)}` },
    { value: shares.macro, words: `with ${macroName(report)}` },
    { value: shares.idiosyncratic, words: 'are its own' },
  ].filter(({ value }) => value !== null);
  const rounded = roundedShares(parts.map(({ value }) => value ?? 0));
  const said = parts.map(({ words }, i) => `${formatPercent(rounded[i]!, 0)} ${words}`);
  return `Of ${name}’s swings, ${said.join(', ').replace(' with ', ' go with ')}.`;
}

/** What the shares are shares of. */
export function driversScopeWords(report: DriversReport): string {
  return `Shares of the variance of its daily moves over ${over(report)}.`;
}

const over = (report: DriversReport): string => plural(report.windowSessions, clockOf(report).row);

function cryptoName({ factors }: DriversReport): string {
  const found = factors.find(({ group }) => group === 'crypto');
  return found === undefined ? 'crypto' : nameOfSymbol(found.symbol);
}

/** What the macro factors stand for, each named once. */
function macroName({ factors }: DriversReport): string {
  const names = factors.flatMap(({ symbol }) => MACRO_NAMES[symbol] ?? []);
  const all = [...new Set(names)];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)!}`;
}

function share(value: number): string {
  return formatPercent(100 * value, 0);
}

/** A warning about factors that double one another; undefined where none do. */
export function entangledWords({ entangled: { symbols, share: together } }: DriversReport): string | undefined {
  if (symbols.length === 0 || together === null) return undefined;
  return `${symbols.join(' and ')} double one another: how ${share(together)} splits between them, their signs and their t-values mean nothing, so they are shown as one.`;
}

/** Factors that had to be left out, in one sentence; undefined where all were there. */
export function omittedFactorWords({ leftOut }: DriversReport): string | undefined {
  if (leftOut.length === 0) return undefined;
  return `Left out: ${leftOut.map(({ symbol }) => symbol).join(', ')}. ${leftOut.map(({ reason }) => reason).join(' ')}`;
}

/** The table of factors: entangled ones have a share together only, and what is its own completes the whole. */
export function factorRows(report: DriversReport): string[][] {
  const { factors, entangled, shares } = report;
  const single = factors.filter(({ symbol }) => !entangled.symbols.includes(symbol));
  const parts = [...single.map(({ share: value }) => value), entangled.share, shares.idiosyncratic];
  const rounded = roundedShares(parts.map((value) => value ?? 0)).map((value) => formatPercent(value, 0));
  const [own, together] = [rounded.at(-1)!, rounded.at(-2)!];
  return [
    ...(entangled.share === null ? [] : [[entangled.symbols.join(' + '), 'entangled', '', together]]),
    ...single.map((factor, i) => factorRow(factor, rounded[i]!)),
    ...(shares.idiosyncratic === null ? [] : [['Its own', '', '', own]]),
  ];
}

function factorRow({ symbol, unit, coefficient, tHac, share: part }: FactorFigures, rounded: string): string[] {
  if (coefficient === null || tHac === null) return [symbol, 'not measurable', '', ''];
  const per = unit === 'percentage point' ? ' per point' : '';
  return [symbol, `${formatNumber(coefficient, 2)}${per}`, formatNumber(tHac, 1), part === null ? '' : rounded];
}
