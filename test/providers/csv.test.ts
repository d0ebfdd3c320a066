import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { speakerOf } from '../../src/messages/speaker.ts';
import { fmt, msg, type Reader, type Text } from '../../src/messages/text.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder, referenceRows } from '../support/reference-folder.ts';

let folder: string;

const manifest = {
  symbols: {
    ETH: {
      name: 'Ethereum',
      kind: 'crypto',
      currency: 'USD',
      daily: 'eth.csv',
      dailyLabel: 'utc-day-end',
      hourly: 'eth_1h.csv',
      hourlyQuote: 'USDT',
      aliases: ['Ethereum Coin'],
    },
    IWM: {
      name: 'Small caps fund',
      kind: 'etf',
      currency: 'USD',
      daily: 'deep/iwm.csv',
      calendar: 'NYSE',
      aliases: ['small caps', 'iwm fund'],
    },
  },
  flows: { ETH: { inflow: 'flows.csv' } },
};

const files: Record<string, string> = {
  'symbols.json': JSON.stringify(manifest),
  'eth.csv': 'date,open,high,low,close,volume\n2026-11-20,1,1,1,2000.5,9\n2026-11-21,1,1,1,2100,9\n',
  'eth_1h.csv':
    'open_time_utc,open,high,low,close,volume\n2026-11-20T19:00Z,1,1,1,1990,1\n2026-11-20T20:00Z,1,1,1,2000,1\n',
  'deep/iwm.csv': 'date,value\r\n2026-11-19,230\r\n2026-11-20,231.25\r\n',
  'flows.csv': 'date,flow_in_native,flow_out_native\n2026-11-19,10,12\n2026-11-20,,11\n2026-11-21,12,\n2026-11-22,,\n',
};

const NOON = Date.parse('2026-11-22T12:00Z');

/** Opens the folder with some of its files replaced. */
async function open(replaced: Record<string, string> = {}, nowMs = NOON): Promise<MarketData> {
  for (const [file, text] of Object.entries({ ...files, ...replaced })) await writeFile(join(folder, file), text);
  return openCsvFolder(folder, () => nowMs);
}

const symbolOf = (market: MarketData, symbol: string) => market.catalogue().find((s) => s.symbol === symbol)!;

const sessions = nyseCalendar.between('2026-11-16', '2026-11-20');

const refusal = async (attempt: Promise<unknown>): Promise<string> => {
  const error = await attempt.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
};

const refusalOfDaily = async (text: string): Promise<string> => {
  const market = await open({ 'eth.csv': text });
  return refusal(market.daily(symbolOf(market, 'ETH'), {}));
};

const refusalOfHourly = async (text: string): Promise<string> => {
  const market = await open({ 'eth_1h.csv': text });
  return refusal(market.atCloses(symbolOf(market, 'ETH'), sessions, {}));
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rift-csv-'));
  await mkdir(join(folder, 'deep'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a file as other programs write it', () => {
  test.each([
    ['with cells in quotes', '"date","note","close"\n"2026-11-20","a, b ""c""","2000.5"\n"2026-11-21",,2100\n'],
    ['with spaces after its commas', 'Date, Close\n2026-11-20, 2000.5\n2026-11-21, 2100\n'],
    ['with a byte order mark and returns', '\ufeffdate,close\r\n2026-11-20,2000.5\r\n2026-11-21,2100\r\n'],
  ])('%s is read', async (_, text) => {
    const market = await open({ 'eth.csv': text });
    expect([...(await market.daily(symbolOf(market, 'ETH'), {})).closes]).toEqual([2000.5, 2100]);
  });
});

describe('a folder of price files', () => {
  test('offers its markets with the spellings and funds that are known of them', async () => {
    const eth = symbolOf(await open(), 'ETH');
    expect(eth).toMatchObject({ name: 'Ethereum', kind: 'crypto', hours: 'always', currency: 'USD' });
    expect(eth.aliases).toEqual(expect.arrayContaining(['ethereum coin', 'ether']));
  });

  test('leaves a spelling with the market it is known for', async () => {
    const iwm = symbolOf(await open(), 'IWM');
    expect(iwm.aliases).toContain('iwm fund');
    expect(iwm.aliases).not.toContain('small caps');
  });

  test('ends on the latest date of all its daily files', async () => {
    expect((await open()).today()).toBe('2026-11-21');
  });

  test('gives daily closes, whatever their column is called and however lines end', async () => {
    const market = await open();
    expect([...(await market.daily(symbolOf(market, 'ETH'), {})).closes]).toEqual([2000.5, 2100]);
    expect([...(await market.daily(symbolOf(market, 'IWM'), {})).closes]).toEqual([230, 231.25]);
  });

  test('gives nothing after the date asked for', async () => {
    const market = await open();
    const daily = await market.daily(symbolOf(market, 'ETH'), { until: '2026-11-20' });
    expect(daily.dates).toEqual(['2026-11-20']);
    expect(daily.closes).toHaveLength(1);
  });

  test('samples intraday candles at the closes of sessions and names their currency', async () => {
    const market = await open();
    const closes = await market.atCloses(symbolOf(market, 'ETH'), sessions, {});
    expect(closes?.dates).toEqual(['2026-11-20']);
    expect(closes?.closes[0]).toBe(2000);
    expect(closes?.notes.map((n) => n.code)).toEqual(['quote-currency']);
  });

  test('knows quarter-hour candles by their step', async () => {
    const rows = ['20:30', '20:45', '21:00'].map((t, i) => `2026-11-20T${t}Z,${i + 1}`);
    const market = await open({ 'eth_1h.csv': ['open_time_utc,close', ...rows].join('\n') });
    expect((await market.atCloses(symbolOf(market, 'ETH'), sessions, {}))?.closes[0]).toBe(2);
  });

  test('reads Unix stamps in seconds and in milliseconds', async () => {
    const seconds = Date.parse('2026-11-20T19:00Z') / 1000;
    const market = await open({ 'eth_1h.csv': `unix,close\n${seconds},5\n${(seconds + 3600) * 1000},6\n` });
    expect((await market.atCloses(symbolOf(market, 'ETH'), sessions, {}))?.closes[0]).toBe(6);
  });

  test('has no closes for a market without intraday history', async () => {
    const market = await open();
    expect(await market.atCloses(symbolOf(market, 'IWM'), sessions, {})).toBeUndefined();
  });

  test('gives flows, NaN where nothing was published, and drops a newest day without a figure', async () => {
    const market = await open();
    const flows = await market.flows(symbolOf(market, 'ETH'), {});
    expect(flows?.dates).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
    expect([...flows!.inflow]).toEqual([10, NaN, 12]);
    expect([...flows!.outflow]).toEqual([12, 11, NaN]);
  });

  test('gives outflow from a file of its own, under columns of its own', async () => {
    const flows = { ETH: { inflow: 'flows.csv', outflow: 'out.csv', outflowColumn: 'coins' } };
    const market = await open({
      'symbols.json': JSON.stringify({ ...manifest, flows }),
      'out.csv': 'date,coins\n2026-11-19,99\n',
    });
    expect((await market.flows(symbolOf(market, 'ETH'), {}))?.outflow[0]).toBe(99);
  });

  test('has no flows for a market that names none', async () => {
    const market = await open();
    expect(await market.flows(symbolOf(market, 'IWM'), {})).toBeUndefined();
  });

  test('remarks on a 24/7 market that opens away from its last close', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `2026-10-${i + 10},${i % 5 === 0 ? 103 : 100},100`);
    const market = await open({ 'eth.csv': ['date,open,close', ...rows].join('\n') });
    expect((await market.daily(symbolOf(market, 'ETH'), {})).notes.map((n) => n.code)).toEqual(['partial-bars']);
  });

  test('is healthy, real, and labelled csv', async () => {
    const market = await open();
    expect((await market.health())[0]).toMatchObject({ state: 'up' });
    expect([market.label, market.simulated]).toEqual(['csv', false]);
  });

  test('refuses a symbol it does not carry', async () => {
    const market = await open();
    const gold = { ...symbolOf(market, 'IWM'), symbol: 'GOLD' };
    expect(await refusal(market.daily(gold, {}))).toBe('GOLD is not in this folder.');
  });
});

const brokenDaily: [string, string, string][] = [
  [
    'a word for a price',
    'date,close\n2026-11-20,abc\n',
    'eth.csv line 2: "abc" is not a price; write a number above zero, like 1041.68.',
  ],
  [
    'nothing for a price',
    'date,close\n2026-11-20,\n',
    'eth.csv line 2: "" is not a price; write a number above zero, like 1041.68.',
  ],
  [
    'a price of zero',
    'date,close\n2026-11-19,1\n2026-11-20,0\n',
    'eth.csv line 3: "0" is not a price; write a number above zero, like 1041.68.',
  ],
  [
    'infinity',
    'date,close\n2026-11-20,Infinity\n',
    'eth.csv line 2: "infinity" is not a price; write a number above zero, like 1041.68.',
  ],
  [
    'a missing cell',
    'date,open,close\n2026-11-20,1\n',
    'eth.csv line 2: 2 cells stand under 3 columns; every row has to have as many as the first line.',
  ],
  [
    'a missing column',
    'date,price\n2026-11-20,1\n',
    'eth.csv line 1: there is no column "close", "value", "adj_close" or "adj"; the first line has to name it.',
  ],
  [
    'no date column',
    'day,close\n2026-11-20,1\n',
    'eth.csv line 1: there is no column "date"; the first line has to name it.',
  ],
  [
    'a date that is none',
    'date,close\n2026-11-31,1\n',
    'eth.csv line 2: "2026-11-31" is not a date; write it like 2026-06-25.',
  ],
  [
    'a repeated date',
    'date,close\n2026-11-20,1\n2026-11-20,1\n',
    'eth.csv line 3: 2026-11-20 stands there twice; keep one of the rows.',
  ],
  [
    'dates out of order',
    'date,close\n2026-11-20,1\n2026-11-19,1\n',
    'eth.csv line 3: 2026-11-19 stands after 2026-11-20; the oldest row has to come first.',
  ],
  [
    'an empty line inside',
    'date,close\n2026-11-19,1\n\n2026-11-20,1\n',
    'eth.csv line 3: the line is empty; take it out.',
  ],
  [
    'a price in hexadecimal',
    'date,close\n2026-11-20,0x1F\n',
    'eth.csv line 2: "0x1F" is not a price; write a number above zero, like 1041.68.',
  ],
  [
    'thousands apart',
    'date,close\n2026-11-20,"1,041.68"\n',
    'eth.csv line 2: "1,041.68" is not a price; write a number above zero, like 1041.68.',
  ],
  [
    'a comma for a point',
    'date,open,close\n2026-11-20,3,1,3,2\n',
    'eth.csv line 2: 5 cells stand under 3 columns; every row has to have as many as the first line.',
  ],
  [
    'semicolons between cells',
    'date;close\n2026-11-20;1\n',
    'eth.csv line 1: semicolons stand between the cells; separate them with commas.',
  ],
  [
    'tabs between cells',
    'date\tclose\n2026-11-20\t1\n',
    'eth.csv line 1: tabs stand between the cells; separate them with commas.',
  ],
  [
    'two columns of one name',
    'date,close,Close\n2026-11-20,1,2\n',
    'eth.csv line 1: there are two columns "close"; keep one of them.',
  ],
];

const brokenHourly: [string, string, string][] = [
  [
    'a word for a price',
    'open_time_utc,close\n2026-11-20T19:00Z,x\n',
    'eth_1h.csv line 2: "x" is not a price; write a number above zero, like 1041.68.',
  ],
  [
    'a time that is none',
    'open_time_utc,close\n2026-11-20T19:00Z,1\nnoon,1\n',
    'eth_1h.csv line 3: "noon" is not a time; write it like 2017-08-17T04:00Z.',
  ],
  [
    'a repeated time',
    'open_time_utc,close\n2026-11-20T19:00Z,1\n2026-11-20T19:00Z,1\n',
    'eth_1h.csv line 3: 2026-11-20T19:00 stands there twice; keep one of the rows.',
  ],
  [
    'times out of order',
    'open_time_utc,close\n2026-11-20T19:00Z,1\n2026-11-20T18:00Z,1',
    'eth_1h.csv line 3: 2026-11-20T18:00 stands after 2026-11-20T19:00; the oldest row has to come first.',
  ],
  [
    'no time column',
    'time,close\n2026-11-20T19:00Z,1\n',
    'eth_1h.csv line 1: there is no column "open_time_utc" or "unix"; the first line has to name it.',
  ],
  [
    'no close column',
    'unix,price\n1,1\n',
    'eth_1h.csv line 1: there is no column "close"; the first line has to name it.',
  ],
  ['no rows', 'unix,close', 'eth_1h.csv: there is no row; at least one has to follow the first line.'],
  [
    'an hour that is none',
    'open_time_utc,close\n2026-11-20T29:00Z,1\n',
    'eth_1h.csv line 2: "2026-11-20T29:00Z" is not a time; write it like 2017-08-17T04:00Z.',
  ],
  [
    'a comma for a point',
    'unix,open,close\n1,3,1,3,2\n',
    'eth_1h.csv line 2: 5 cells stand under 3 columns; every row has to have as many as the first line.',
  ],
  [
    'thousands apart',
    'unix,close\n1,"1,041.68"\n',
    'eth_1h.csv line 2: 3 cells stand under 2 columns; every row has to have as many as the first line.',
  ],
  [
    'a price in hexadecimal',
    'unix,close\n1,0x1F\n',
    'eth_1h.csv line 2: "0x1F" is not a price; write a number above zero, like 1041.68.',
  ],
];

describe('a broken file is named with the line', () => {
  test.each(brokenDaily)('%s', async (_, text, sentence) => {
    expect(await refusalOfDaily(text)).toBe(sentence);
  });

  test.each([
    ['exponents', 'date,close\n2026-11-20,2.0005e+3\n'],
    ['a comma after the last cell', 'date,close\n2026-11-20,2000.5,\n'],
    ['lines that end as on an old Macintosh', 'date,close\r2026-11-20,2000.5\r'],
    ['no digit before the point', 'date,close\n2026-11-20,.20005e4'],
  ])('but %s are read', async (_, text) => {
    const market = await open({ 'eth.csv': text });
    expect([...(await market.daily(symbolOf(market, 'ETH'), {})).closes]).toEqual([2000.5]);
  });

  test.each(brokenHourly)('intraday: %s', async (_, text, sentence) => {
    expect(await refusalOfHourly(text)).toBe(sentence);
  });

  test.each(['2026-11-20T20:00', '2026-11-20 20:00:00', '2026-11-20T20:00:00.000Z', '2026-11-20T15:00:00-05:00'])(
    'intraday: but %s is read as UTC unless it names a zone',
    async (stamp) => {
      const market = await open({ 'eth_1h.csv': `"open_time_utc", "close"\n"${stamp}", "2000"\n` });
      const closes = await market.atCloses(symbolOf(market, 'ETH'), sessions, {});
      expect([closes!.dates, [...closes!.closes]]).toEqual([['2026-11-20'], [2000]]);
    },
  );

  test('a file without rows', async () => {
    expect(await refusal(open({ 'eth.csv': 'date,close\n' }))).toBe(
      'eth.csv: there is no row; at least one has to follow the first line.',
    );
  });

  test('a last line without a date', async () => {
    expect(await refusal(open({ 'eth.csv': 'date,close\n2026-11-20,1\nThe end\n' }))).toBe(
      'eth.csv line 3: 1 cell stands under 2 columns; every row has to have as many as the first line.',
    );
  });

  test('a flow that is no amount', async () => {
    const market = await open({ 'flows.csv': 'date,flow_in_native\n2026-11-20,-3\n' });
    expect(await refusal(market.flows(symbolOf(market, 'ETH'), {}))).toBe(
      'flows.csv line 2: "-3" is not an amount of coins; write a number like 1250.5, or nothing where it is not known.',
    );
  });

  test('a file that goes missing is named without the path of the folder', async () => {
    const market = await open();
    await rm(join(folder, 'eth_1h.csv'));
    expect(await refusal(market.atCloses(symbolOf(market, 'ETH'), sessions, {}))).toBe(
      'eth_1h.csv: symbols.json names it, but it is not in the folder; put it there.',
    );
  });

  test('a file that is not there', async () => {
    const symbols = { ETH: { ...manifest.symbols.ETH, daily: 'gone.csv' } };
    expect(await refusal(open({ 'symbols.json': JSON.stringify({ symbols }) }))).toBe(
      `gone.csv: symbols.json names it, but it is not in ${folder}; put it there.`,
    );
  });

  test('a folder that is not there', async () => {
    expect(await refusal(openCsvFolder(join(folder, 'nowhere')))).toBe(
      `symbols.json: it is not in ${join(folder, 'nowhere')}; the folder needs it, with the names of its markets and their files.`,
    );
  });

  test('a manifest that is not JSON', async () => {
    expect(await refusal(open({ 'symbols.json': '{\n "symbols": {\n  ETH: 1 } }' }))).toBe(
      'symbols.json line 3: this is not JSON; look for a missing comma, quote or bracket here or just before.',
    );
  });

  test.each([
    [{ kind: 'coin' }, 'symbols.ETH.kind has to be one of "crypto", "etf"'],
    [{ dailyLabel: 'utc-day-start' }, 'symbols.ETH.dailyLabel'],
    [{ dailyLabel: undefined, calendar: 'LSE' }, 'symbols.ETH.calendar'],
    [{ dailyLabel: undefined }, 'symbols.ETH needs either'],
    [{ calendar: 'NYSE' }, 'symbols.ETH needs either'],
    [{ hourlyQuote: undefined }, 'symbols.ETH.hourlyQuote'],
    [{ daily: undefined }, 'symbols.ETH.daily is missing.'],
    [{ name: 5 }, 'symbols.ETH.name has to be a text in quotes.'],
    [{ name: '' }, 'symbols.ETH.name is empty; it needs at least one character.'],
    [{ aliases: 'ether' }, 'symbols.ETH.aliases has to be a list in square brackets.'],
  ])('a manifest with %o', async (change, path) => {
    const symbols = { ETH: { ...manifest.symbols.ETH, ...change } };
    expect(await refusal(open({ 'symbols.json': JSON.stringify({ symbols }) }))).toContain(`symbols.json: ${path}`);
  });

  test('a manifest without symbols', async () => {
    expect(await refusal(open({ 'symbols.json': '{"symbols":{}}' }))).toBe(
      'symbols.json: symbols names no market; it needs at least one.',
    );
  });
});

describe('a broken file, to somebody who reads another language', () => {
  const saidIn = (language: Reader['language'], sentence: Text): string =>
    speakerOf({ language, numbers: 'usual' }).say(sentence);

  /** What a manifest, a daily file or an intraday one is refused with. */
  async function sentenceOf(file: string, text: string): Promise<Text> {
    const error: unknown = await open({ [file]: text })
      .then(async (market) => {
        const eth = symbolOf(market, 'ETH');
        return file === 'eth_1h.csv' ? market.atCloses(eth, sessions, {}) : market.daily(eth, {});
      })
      .catch((reason: unknown) => reason);
    if (!(error instanceof UserError)) throw new Error(`${file} is read`);
    return error.text;
  }

  const changed = (change: object): string =>
    JSON.stringify({ symbols: { ETH: { ...manifest.symbols.ETH, ...change } } });

  const broken: (readonly [string, string])[] = [
    ...brokenDaily.map(([, text]) => ['eth.csv', text] as const),
    ...brokenHourly.map(([, text]) => ['eth_1h.csv', text] as const),
    ['symbols.json', '{'],
    ['symbols.json', '[]'],
    ['symbols.json', '{"symbols":{}}'],
    ['symbols.json', changed({ kind: 'coin' })],
    ['symbols.json', changed({ name: 5 })],
    ['symbols.json', changed({ name: '' })],
    ['symbols.json', changed({ calendar: 'NYSE' })],
    ['symbols.json', changed({ hourlyQuote: undefined })],
    ['symbols.json', changed({ daily: 'gone.csv' })],
    ['symbols.json', changed({ daily: '../gone.csv' })],
  ];

  test.each(broken)('is described in words of the catalog alone: %s %j', async (file, text) => {
    const said = saidIn('en-XA', await sentenceOf(file, text));
    const unquoted = said.replaceAll(/"[^"]*"|\S*\.(?:csv|json)|symbols\S*|\/\S+/gu, '');
    expect(unquoted.match(/(?<![\p{L}\d])[a-z]{2,}(?![\p{L}])/giu) ?? []).toEqual([]);
  });

  test.each([
    ['es', 'eth.csv, línea 2: «abc» no es un precio; escribe un número mayor que cero, como 1041.68.'],
    ['de', 'eth.csv, Zeile 2: „abc“ ist kein Kurs; schreib eine Zahl über null wie 1041.68.'],
  ] as const)('in %s it is one clear sentence', async (language, sentence) => {
    expect(saidIn(language, await sentenceOf('eth.csv', 'date,close\n2026-11-20,abc\n'))).toBe(sentence);
  });
});

describe.skipIf(!referenceDataIsHere)('the reference data folder as a source (skipped without it)', () => {
  test('opens with its twelve markets up to 2026-06-30', async () => {
    const market = await openCsvFolder(referenceFolder);
    expect(market.catalogue()).toHaveLength(12);
    expect(market.today()).toBe('2026-06-30');
  });

  test('reads every file it names, every close exactly, without a remark', async () => {
    const market = await openCsvFolder(referenceFolder);
    for (const symbol of market.catalogue()) {
      const { source, dates, closes, notes } = await market.daily(symbol, {});
      const rows = referenceRows(source).map((cells) => [cells[0], Number(cells[cells.length > 4 ? 4 : 1])]);
      expect(dates.map((date, i) => [date, closes[i]])).toEqual(rows);
      expect(notes).toEqual([]);
    }
  });

  test('reads all exchange flows, inflow only', async () => {
    const market = await openCsvFolder(referenceFolder);
    const flows = await market.flows(symbolOf(market, 'ETH'), {});
    expect(flows?.dates).toHaveLength(2759);
    expect(flows?.outflow).toHaveLength(2759);
    expect(flows?.outflow.every(Number.isNaN)).toBe(true);
  });
});

describe('a day that has not come or not ended', () => {
  test('is named by file and line where a daily row has it', async () => {
    expect(await refusalOfDaily('date,close\n2026-11-20,2000\n2026-11-23,2100\n')).toBe(
      'eth.csv line 3: 2026-11-23 is in the future (today is 2026-11-22); a row can be of today or earlier.',
    );
  });

  test('is named by file and line where a candle has it', async () => {
    const text = 'open_time_utc,close\n2026-11-22T11:00Z,2000\n2026-11-22T13:00Z,2100\n';
    expect(await refusalOfHourly(text)).toBe(
      'eth_1h.csv line 3: 2026-11-22T13:00 is in the future; take out rows that are later than now.',
    );
  });

  test('is named by file and line where a flow has it', async () => {
    const market = await open({ 'flows.csv': 'date,flow_in_native\n2027-01-01,10\n' });
    expect(await refusal(market.flows(symbolOf(market, 'ETH'), {}))).toContain('flows.csv line 2');
  });

  test('does not move the day on which other markets are judged', async () => {
    const market = await open({ 'eth.csv': 'date,close\n2026-11-19,2000\n2031-01-01,2100\n' });
    expect(market.today()).toBe('2026-11-20');
    expect((await market.daily(symbolOf(market, 'IWM'), {})).dates.at(-1)).toBe('2026-11-20');
  });

  test('leaves the present as the last day where every file lies in the future', async () => {
    expect((await open({}, Date.parse('2026-01-02T12:00Z'))).today()).toBe('2026-01-02');
  });

  test('of a 24/7 market is left out until the UTC day is over, which is said', async () => {
    const text = 'date,close\n2026-11-21,2000\n2026-11-22,2100\n';
    const read = async (nowMs: number) => {
      const market = await open({ 'eth.csv': text }, nowMs);
      return market.daily(symbolOf(market, 'ETH'), {});
    };
    const early = await read(NOON);
    expect([early.dates.at(-1), early.notes]).toEqual([
      '2026-11-21',
      [{ code: 'partial-bars', sentence: msg('notes.unfinished', { symbol: 'ETH', day: fmt.label('2026-11-22') }) }],
    ]);
    const late = await read(Date.parse('2026-11-23T00:00Z'));
    expect([late.dates.at(-1), late.notes]).toEqual(['2026-11-22', []]);
  });

  test('of an exchange counts from the closing bell on', async () => {
    const lastAt = async (time: string): Promise<string> => {
      const market = await open({}, Date.parse(`2026-11-20T${time}Z`));
      return (await market.daily(symbolOf(market, 'IWM'), {})).dates.at(-1)!;
    };
    expect([await lastAt('20:59'), await lastAt('21:00')]).toEqual(['2026-11-19', '2026-11-20']);
  });
});
