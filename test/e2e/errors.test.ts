import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskResult, spawnAsk } from '../support/cli/spawn-ask.ts';

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

/** What line 200 of a file says about its day, and how the refusal says it. */
const broken: readonly { readonly what: string; readonly row: (day: string) => string; readonly said: string }[] = [
  { what: 'a price that is none', row: (day) => `${day},abc`, said: '"abc"' },
  { what: 'a price of nothing', row: (day) => `${day},0`, said: '"0"' },
  { what: 'a price that is not known', row: (day) => `${day},NaN`, said: '"nan"' },
  { what: 'half a row', row: (day) => day, said: '1 cell stands under 2 columns' },
  { what: 'a day out of order', row: () => '2020-01-02,150', said: '2020-01-02' },
];

for (const [at, { row }] of broken.entries()) {
  const rows = csv(weekdays, (day) => 150 + 8 * Math.cos(day / 13)).split('\n');
  rows[199] = row(weekdays[198]!.toISOString().slice(0, 10));
  writeFileSync(join(good, `broken-${at}.csv`), rows.join('\n'));
}

const market = (name: string, file: string, more: object) => ({ name, currency: 'USD', daily: file, ...more });

const fund = { kind: 'etf', calendar: 'NYSE' };

const symbols = {
  ETH: market('Ethereum', 'eth.csv', { kind: 'crypto', dailyLabel: 'utc-day-end' }),
  IWM: market('iShares Russell 2000 ETF', 'iwm.csv', fund),
  NEW: market('A fund of last month', 'new.csv', fund),
  ...Object.fromEntries(
    broken.map(({ what }, at) => [`BAD${at}`, market(`A fund with ${what}`, `broken-${at}.csv`, fund)]),
  ),
};

writeFileSync(join(good, 'symbols.json'), JSON.stringify({ symbols }));

const ask = (line: string, ...more: string[]): Promise<AskResult> =>
  spawnAsk([line, '--json', '--data', `csv:${good}`, ...more], folder);

/** Holds an answer to the rules of a refusal, and gives its sentence. */
function sentenceOf({ code, stdout, stderr }: AskResult, expectedCode = 2): string {
  expect([code, stdout]).toEqual([expectedCode, '']);
  expect(stderr.endsWith('\n')).toBe(true);
  return oneSentence(stderr.slice(0, -1));
}

function oneSentence(sentence: string): string {
  expect(sentence).not.toMatch(/\n|\s{4}at |node_modules|Error:|\[object|\bundefined\b|\bNaN\b/);
  // eslint-disable-next-line no-control-regex -- what a terminal would obey
  expect(sentence).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  expect(sentence.length).toBeLessThan(400);
  return sentence;
}

describe('A question that is wrong is refused in one sentence with exit code 2:', () => {
  const questions: [string, string, RegExp][] = [
    ['an unknown market, with the ones there are', 'divergence ETHH IWM', /ETH\b/],
    ['a window that is too long, with its bounds', 'divergence ETH IWM window:5000', /365/],
    [
      'a window longer than the history',
      'divergence ETH IWM window:300 as_of:2020-10-01',
      /at most 189 instead of 300/,
    ],
    [
      'a correlation over more returns than there are',
      'correlation ETH IWM window:300 as_of:2020-10-01',
      /at most 189 instead of 300/,
    ],
    ['a day before the data', 'divergence ETH IWM as_of:2011-01-03', /judged from 2020-\d\d-\d\d to/],
    ['a day that is none', 'divergence ETH IWM as_of:2021-02-30', /2021-02-30/],
    ['too little in common', 'divergence ETH NEW', /60/],
    ['a market against itself', 'divergence ETH ETH', /two different/],
    ['a claim about a market whose file is broken', 'check "ETH has never been this far from BAD0"', /0\.csv line 200/],
  ];

  const lineOf = (at: number): string => `divergence ETH BAD${at}`;

  let answers: Map<string, { readonly exit: number; readonly error?: string }>;

  beforeAll(async () => {
    const lines = [...questions.map(([, line]) => line), ...broken.keys().map(lineOf)];
    writeFileSync(join(folder, 'questions.txt'), lines.join('\n'));
    const batch = ['--batch', join(folder, 'questions.txt'), '--data', `csv:${good}`];
    const { stdout } = await spawnAsk(batch, folder);
    const answered = stdout.trim().split('\n');
    answers = new Map(lines.map((line, at) => [line, JSON.parse(answered[at]!) as { exit: number; error?: string }]));
  });

  const refused = (line: string): string => {
    const { exit, error = '' } = answers.get(line)!;
    expect(exit).toBe(2);
    return oneSentence(error);
  };

  it.each(questions)('%s', (_, line, said) => {
    expect(refused(line)).toMatch(said);
  });

  it.each(broken.map(({ what, said }, at) => [what, lineOf(at), said]))(
    'a file with %s, named with its line, and nothing half-read',
    (_, line, said) => {
      const sentence = refused(line);
      expect(sentence).toMatch(/broken-\d\.csv/);
      expect(sentence).toMatch(/\b200\b/);
      expect(sentence).toContain(said);
    },
  );
});

describe.concurrent('What cannot be asked is refused in one sentence with exit code 2:', () => {
  it('an unknown command, with the one that was meant', async () => {
    expect(sentenceOf(await ask('divergance ETH IWM'))).toMatch(/divergence/);
  });

  it('a day in the future, beside the question', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM', '--as-of', '2031-01-03'))).toMatch(/2031-01-03 is after/);
  });

  it('a day that is none, beside the question', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM', '--as-of', 'yesterday-ish'))).toMatch(/2026-06-25|YYYY-MM-DD/);
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

  it('a flag that does not exist', async () => {
    expect(sentenceOf(await ask('divergence', '--jsn'))).toMatch(/--jsn/);
  });

  it('a flag without its value', async () => {
    expect(sentenceOf(await ask('divergence', '--png', ''))).toMatch(/--png/);
  });

  it('a picture into a folder that is not there, without leaving anything behind', async () => {
    expect(sentenceOf(await ask('divergence ETH IWM', '--png', 'nowhere/a.png'))).toMatch(/nowhere\/a\.png/);
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  it.each([
    ['an empty line', ''],
    ['a line of blanks', '   '],
    ['ten thousand characters, not repeated in full', 'x'.repeat(10_000)],
    ['two thousand words, not repeated in full', `divergence ${'ETH '.repeat(2500)}`],
    ['control characters, which never reach the terminal', 'diver\u001b[31mgence\u0007 ETH\u202e IWM'],
    ['a control character in a market, which never reaches it either', 'divergence \u001b]0;title\u0007 IWM'],
  ])('%s', async (_, line) => {
    expect(sentenceOf(await ask(line))).not.toBe('');
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
