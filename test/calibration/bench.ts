import { resolve } from 'node:path';
import { beyondThePromise, heldOutModels, realPairs } from './held-out-models.ts';
import {
  type ClaimShares,
  claimShares,
  foundMoves,
  type Share,
  type WordShares,
  wordShares,
} from './held-out-shares.ts';
import type { NullModel } from './null-models.ts';

/**
 * `npm run bench:calibration [-- PATHS]`: do the words keep their promise on noise the table was not made of? Prints the
 * share of days, its error and its aim, by model, window and length of history, and ends with exit code 1 where one is
 * missed. The words of one gap are read on ten times as many paths as claims about 36 measures. With the 1,500 paths it
 * takes by itself about 20 minutes on one core; real pairs are added where ../shared/data is.
 */
const paths = Number(process.argv[2] ?? 1500);

const WINDOWS = [20, 60, 120] as const;

const real = realPairs(resolve(import.meta.dirname, '../../../shared/data/daily'));

const missed: string[] = [];

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

type Aim = readonly [low: number, high: number];

function held(name: string, { value, error }: Share, [low, high]: Aim, what: string): string {
  const isHeld = value >= low && value <= high;
  if (!isHeld) missed.push(`${what}: ${name} ${percent(value)}, aim ${percent(low)} to ${percent(high)}`);
  return `${name} ${percent(value)} ± ${(100 * error).toFixed(2)}${isHeld ? '' : ' MISSED'}`;
}

function wordLine(model: NullModel, { rows, window, unusual, rare, record, nominalRecord }: WordShares): string {
  const what = `${model.name}, window ${window}, ${rows} rows`;
  return [
    what.padEnd(46),
    held('unusual', unusual, [0.08, 0.12], what),
    held('rare', rare, [0.005, 0.015], what),
    held('record', record, [0, nominalRecord], what),
  ].join('  ');
}

function claimLine(model: NullModel, { rows, supported, partly }: ClaimShares): string {
  const what = `${model.name}, claim of a record, ${rows} rows`;
  return [
    what.padEnd(46),
    held('supported', supported, [0, 0.005], what),
    held('partly', partly, [0, 0.03], what),
  ].join('  ');
}

function moveLine(model: NullModel, rows: number): string {
  const found = foundMoves(model, Math.min(paths, 150), rows);
  const what = `${model.name}, a move of 8 sd, ${rows} rows`;
  return `${what.padEnd(46)}  ${held('called a record', found.word, [0.5, 1], what)}  ${held('claim supported', found.claim, [0.5, 1], what)}`;
}

console.log('Aims: unusual 8 to 12 %, rare 0.5 to 1.5 %, record at most 1 in (windows + 1);');
console.log(
  'a claim of a record supported on at most 0.5 %, partly on at most 3 % of days; 8 sd found in half or more.\n',
);

for (const model of [...heldOutModels, ...real]) {
  for (const shares of wordShares(model, 10 * paths, { windows: WINDOWS })) console.log(wordLine(model, shares));
  for (const shares of claimShares(model, paths)) console.log(claimLine(model, shares));
  for (const rows of [1008, 2016, 5040]) console.log(moveLine(model, rows));
}

console.log('\nKnown limits, outside the promise (no exit code):');

for (const model of beyondThePromise) {
  for (const { rows, unusual, rare } of wordShares(model, paths, { windows: [60], lengths: [756, 2016, 5040] })) {
    console.log(
      `${`${model.name}, ${rows} rows`.padEnd(54)}unusual ${percent(unusual.value)}  rare ${percent(rare.value)}`,
    );
  }
}

console.log(missed.length === 0 ? '\nEvery aim is met.' : `\nMissed:\n${missed.join('\n')}`);

process.exitCode = missed.length === 0 ? 0 : 1;
