import type { BarsChartSpec } from '../reports/chart-spec.ts';
import type { DriversReport, FactorFigures } from '../reports/drivers.ts';
import { formatNumber, formatPercent, plural } from './format.ts';

const MACRO_NAMES: Readonly<Record<string, string>> = {
  SPY: 'stocks',
  SPX: 'stocks',
  QQQ: 'stocks',
  NDX: 'stocks',
  UUP: 'the dollar',
  DXY: 'the dollar',
  VIX: 'expected volatility',
  US10Y: 'yields',
};

/** The answer in one line: how much goes with crypto, how much with macro markets, how much is its own. */
export function driversSentence(report: DriversReport): string {
  const { target, windowSessions, shares } = report;
  if (shares.idiosyncratic === null)
    return `What moves ${target} cannot be measured over ${plural(windowSessions, 'session')}: it did not move.`;
  const parts = [
    ...groupPart(shares.crypto, `goes with ${cryptoName(report)}`),
    ...groupPart(shares.macro, `with ${macroName(report)}`),
    `${share(shares.idiosyncratic)} is its own`,
  ];
  return `Of ${target}’s daily moves over ${plural(windowSessions, 'session')}, ${parts.join(', ')}.`;
}

function groupPart(value: number | null, words: string): string[] {
  return value === null ? [] : [`${share(value)} ${words}`];
}

function cryptoName({ factors }: DriversReport): string {
  return factors.find(({ group }) => group === 'crypto')?.symbol ?? 'crypto';
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

/** One row of the table of factors; entangled ones carry no figures of their own. */
export function factorRow({ symbol, unit, coefficient, tHac, share: part }: FactorFigures, single: boolean): string[] {
  if (!single || coefficient === null || tHac === null) return [symbol, 'entangled', '', ''];
  const per = unit === 'percentage point' ? ' per point' : '';
  return [symbol, `${formatNumber(coefficient, 2)}${per}`, formatNumber(tHac, 1), part === null ? '' : share(part)];
}

/** Bars: the groups, then factor by factor with the entangled ones as one. */
export function driversBars(report: DriversReport): BarsChartSpec['bars'] {
  const { shares, factors, entangled } = report;
  const byGroup = [
    ['Crypto', shares.crypto],
    ['Macro', shares.macro],
    ['Its own', shares.idiosyncratic],
  ] as const;
  const single = factors.filter(({ symbol }) => !entangled.symbols.includes(symbol));
  return [
    ...byGroup.flatMap(([label, value]) => bar(label, value, '', 'by group')),
    ...bar(entangled.symbols.join(' + '), entangled.share, 'as one', 'factor by factor'),
    ...single.flatMap(({ symbol, share: value, tHac }) =>
      bar(symbol, value, tHac === null ? '' : `t ${formatNumber(tHac, 1)}`, 'factor by factor'),
    ),
  ];
}

function bar(label: string, value: number | null, note: string, group: string): BarsChartSpec['bars'][number][] {
  return value === null ? [] : [{ label, value: 100 * value, note, group }];
}
