import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { heldOutModels, otherBootstrap } from './held-out-models.ts';
import { foundMoves, heldOutShares, type Shares } from './held-out-shares.ts';
import type { NullModel, Returns } from './null-models.ts';

/**
 * `npm run bench:calibration [-- PATHS]`: do the words keep their promise on noise the table was not made of? Prints the
 * share of days beside its aim, by model and length of history, and ends with exit code 1 where one is missed. About
 * 20 ms a path and model; real pairs are added where ../shared/data is.
 */
const paths = Number(process.argv[2] ?? 2000);

const folder = resolve(import.meta.dirname, '../../../shared/data/daily');

/** Returns of two daily files on the days both have. */
function returnsOf(subject: string, benchmark: string): Returns {
  const closes = (file: string) =>
    new Map(
      readFileSync(`${folder}/${file}`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => [line.slice(0, 10), Number(line.split(',')[4])] as const),
    );
  const [x, y] = [closes(subject), closes(benchmark)];
  const days = [...y.keys()].filter((day) => x.get(day)! > 0 && y.get(day)! > 0);
  const leg = (of: Map<string, number>) =>
    Float64Array.from(days.slice(1), (day, i) => Math.log(of.get(day)! / of.get(days[i]!)!));
  return { x: leg(x), y: leg(y) };
}

const real: readonly NullModel[] = existsSync(folder)
  ? [
      otherBootstrap('BTC/QQQ', returnsOf('btc_usd.csv', 'qqq_usd.csv')),
      otherBootstrap('GLD/SPY', returnsOf('gld_usd.csv', 'spy_usd.csv')),
    ]
  : [];

const missed: string[] = [];

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function held(name: string, share: number, [low, high]: readonly [number, number], what: string): string {
  const isHeld = share >= low && share <= high;
  if (!isHeld) missed.push(`${what}: ${name} ${percent(share)}, aim ${percent(low)} to ${percent(high)}`);
  return `${name} ${percent(share)}${isHeld ? '' : ' MISSED'} (${percent(low)} to ${percent(high)})`;
}

function lineOf(shares: Shares, model: string): string {
  const what = `${model}, ${shares.rows} rows`;
  return [
    what.padEnd(44),
    held('unusual', shares.unusual, [0.08, 0.12], what),
    held('rare', shares.rare, [0.005, 0.015], what),
    held('record', shares.record, [0, shares.nominalRecord], what),
    held('claim supported', shares.supported, [0, 0.005], what),
    held('partly', shares.partly, [0, 0.03], what),
  ].join('  ');
}

for (const model of [...heldOutModels, ...real]) {
  for (const shares of heldOutShares(model, paths)) console.log(lineOf(shares, model.name));
  for (const rows of [1008, 2016, 5040]) {
    const found = foundMoves(model, Math.min(paths, 200), rows);
    const what = `${model.name}, ${rows} rows, a move of 8 sd`;
    console.log(
      `${what.padEnd(62)}  ${held('called a record', found.word, [0.5, 1], what)}  ${held('claim supported', found.claim, [0.5, 1], what)}`,
    );
  }
}

console.log(missed.length === 0 ? '\nEvery aim is met.' : `\nMissed:\n${missed.join('\n')}`);

process.exitCode = missed.length === 0 ? 0 : 1;
