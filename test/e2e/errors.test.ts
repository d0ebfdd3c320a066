import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Asked, spawnAsk } from '../support/cli/spawn-ask.ts';

const folder = mkdtempSync(join(tmpdir(), 'rift-errors-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A small folder of prices that can be asked, on weekdays from 2020 on. */
const days = Array.from({ length: 600 }, (_, at) => new Date(Date.UTC(2020, 0, 2 + at)));

const csv = (rows: readonly Date[], price: (at: number) => number): string =>
  ['date,close', ...rows.map((day, at) => `${day.toISOString().slice(0, 10)},${price(at).toFixed(4)}`)].join('\n');

const weekdays = days.filter((day) => day.getUTCDay() % 6 !== 0);

const good = join(folder, 'good');

mkdirSync(good);

writeFileSync(
  join(good, 'eth.csv'),
  csv(days, (at) => 200 + 30 * Math.sin(at / 9) + at / 5),
);

writeFileSync(
  join(good, 'iwm.csv'),
  csv(weekdays, (at) => 150 + 8 * Math.cos(at / 13)),
);

writeFileSync(
  join(good, 'new.csv'),
  csv(weekdays.slice(-30), (at) => 10 + at),
);

const market = (name: string, file: string, more: object) => ({ name, currency: 'USD', daily: file, ...more });

const symbols = {
  ETH: market('Ethereum', 'eth.csv', { kind: 'crypto', dailyLabel: 'utc-day-end' }),
  IWM: market('iShares Russell 2000 ETF', 'iwm.csv', { kind: 'etf', calendar: 'NYSE' }),
  NEW: market('A fund of last month', 'new.csv', { kind: 'etf', calendar: 'NYSE' }),
};

writeFileSync(join(good, 'symbols.json'), JSON.stringify({ symbols }));

/** A copy of the good folder in which line 200 of one file says something else about its day. */
function broken(name: string, row: (day: string) => string): string {
  const copy = join(folder, name.replaceAll(' ', '-'));
  cpSync(good, copy, { recursive: true });
  const rows = csv(weekdays, (at) => 150 + 8 * Math.cos(at / 13)).split('\n');
  rows[199] = row(weekdays[198]!.toISOString().slice(0, 10));
  writeFileSync(join(copy, 'iwm.csv'), rows.join('\n'));
  return copy;
}

const ask = (line: string, ...more: string[]): Promise<Asked> =>
  spawnAsk([line, '--json', '--data', `csv:${good}`, ...more], folder);

/** Holds an answer to the rules of a refusal, and gives its sentence. */
function sentenceOf({ code, stdout, stderr }: Asked, expectedCode = 2): string {
  expect([code, stdout]).toEqual([expectedCode, '']);
  expect(stderr.endsWith('\n')).toBe(true);
  const sentence = stderr.slice(0, -1);
  expect(sentence).not.toMatch(/\n|\s{4}at |node_modules|Error:|\[object|\bundefined\b|\bNaN\b/);
  // eslint-disable-next-line no-control-regex -- what a terminal would obey
  expect(sentence).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  expect(sentence.length).toBeLessThan(400);
  return sentence;
}

describe.concurrent('A question that is wrong is refused in one sentence with exit code 2:', () => {
  it('an unknown command, with the one that was meant', async () => {
    expect(sentenceOf(await ask('divergance ETH IWM'))).toMatch(/divergence/);
  });

  it('an unknown market, with the ones there are', async () => {
    expect(sentenceOf(await ask('divergence ETHH IWM'))).toMatch(/ETH\b/);
  });

  it('a window that is too long, with its bounds', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM window:5000'))).toMatch(/365/);
  });

  it('a window longer than the history', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM window:300 as_of:2020-10-01'))).toMatch(
      /at most 189 instead of 300/,
    );
  });

  it('a correlation over more returns than there are', async () => {
    expect(sentenceOf(await ask('correlation ETH IWM window:300 as_of:2020-10-01'))).toMatch(
      /at most 189 instead of 300/,
    );
  });

  it('a day before the data', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM as_of:2011-01-03'))).toMatch(/judged from 2020-\d\d-\d\d to/);
  });

  it('a day in the future', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM', '--as-of', '2031-01-03'))).toMatch(/2031-01-03 is after/);
  });

  it('a day that is none', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM as_of:2021-02-30'))).toMatch(/2021-02-30/);
    expect(sentenceOf(await ask('divergence ETH IWM', '--as-of', 'yesterday-ish'))).toMatch(/2026-06-25|YYYY-MM-DD/);
  });

  it('too little in common', async () => {
    expect(sentenceOf(await ask('divergence ETH NEW'))).toMatch(/60/);
  });

  it('a market against itself', async () => {
    expect(sentenceOf(await ask('divergence ETH ETH'))).toMatch(/two different/);
  });

  it.each([
    ['a price that is none', (day: string) => `${day},abc`, '"abc"'],
    ['a price of nothing', (day: string) => `${day},0`, '"0"'],
    ['a price that is not known', (day: string) => `${day},NaN`, '"nan"'],
    ['half a row', (day: string) => day, '1 cell under 2 columns'],
    ['a day out of order', () => '2020-01-02,150', '2020-01-02'],
  ])('a file with %s, named with its line, and nothing half-read', async (what, row, said) => {
    const sentence = sentenceOf(await spawnAsk(['divergence ETH IWM', '--data', `csv:${broken(what, row)}`], folder));
    expect(sentence).toMatch(/iwm\.csv/);
    expect(sentence).toMatch(/\b200\b/);
    expect(sentence).toContain(said);
  });

  it('a claim about a market whose file is broken', async () => {
    const line = 'check "ETH has never been this far from IWM"';
    const data = broken('a claim', (day) => `${day},abc`);
    expect(sentenceOf(await spawnAsk([line, '--data', `csv:${data}`], folder))).toMatch(/iwm\.csv line 200/);
  });

  it('a folder that is not there', async () => {
    expect(sentenceOf(await spawnAsk(['divergence', '--data', 'csv:./nowhere'], folder))).toMatch(/nowhere/);
  });

  it('a live question where no source can be reached, with exit code 3 and each source named', async () => {
    const database = { DATABASE_URL: `sqlite:${join(folder, 'live.db')}` };
    const asked = await spawnAsk(['divergence ETH IWM', '--data', 'live'], folder, database);
    expect(sentenceOf(asked, 3)).toMatch(/Coinbase Exchange.*Yahoo Finance/);
  });

  it('a source that does not exist', async () => {
    expect(sentenceOf(await spawnAsk(['divergence', '--data', 'bloomberg'], folder))).toMatch(/live, sample or csv:/);
  });

  it('a flag that does not exist, and one without its value', async () => {
    expect(sentenceOf(await ask('divergence', '--jsn'))).toMatch(/--jsn/);
    expect(sentenceOf(await ask('divergence', '--png', ''))).toMatch(/--png/);
  });

  it('a picture into a folder that is not there, without leaving anything behind', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM', '--png', 'nowhere/a.png'))).toMatch(/nowhere\/a\.png/);
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  it('an empty line, and one of blanks', async () => {
    expect(sentenceOf(await ask(''))).not.toBe('');
    expect(sentenceOf(await ask('   '))).not.toBe('');
  });

  it('ten thousand characters, not repeated in full', async () => {
    sentenceOf(await ask('x'.repeat(10_000)));
    sentenceOf(await ask(`divergence ${'ETH '.repeat(2500)}`));
  });

  it('control characters, which never reach the terminal', async () => {
    sentenceOf(await ask('diver\u001b[31mgence\u0007 ETH\u202e IWM'));
    sentenceOf(await ask('divergence \u001b]0;title\u0007 IWM'));
  });
});

describe('A question about a weekend', () => {
  it('is answered as of the session before it', async () => {
    const { code, stdout } = await ask('divergence ETH IWM as_of:2021-06-06');
    expect([code, (JSON.parse(stdout) as { asOf: string }).asOf]).toEqual([0, '2021-06-04']);
  });
});

describe('Settings that are wrong', () => {
  it('are named all at once, none repeated, with exit code 2', async () => {
    const asked = await spawnAsk(['help'], folder, { HTTP_PORT: 'secret-port', LOG_LEVEL: 'secret-level' });
    expect([asked.code, asked.stdout]).toEqual([2, '']);
    expect(asked.stderr).toMatch(/HTTP_PORT/);
    expect(asked.stderr).toMatch(/LOG_LEVEL/);
    expect(asked.stderr).not.toMatch(/secret|\n\s+at /);
  });
});

describe('An answer nobody reads to the end', () => {
  it('ends without a complaint', async () => {
    const { code, stderr } = await spawnAsk(['help', '--data', 'sample'], folder, {}, 'leave');
    expect([code, stderr]).toEqual([0, '']);
  });
});
