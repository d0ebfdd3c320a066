import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settingNames } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';

const example = readFileSync(resolve(import.meta.dirname, '../../.env.example'), 'utf8');

const exampleSettings = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!] as const);

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

/** One value that is wrong for each setting that can be wrong. */
const wrong: Readonly<Record<string, string>> = {
  DISCORD_API_URL: 'secret-1',
  TELEGRAM_API_URL: 'ftp://secret-2',
  TELEGRAM_WEBHOOK_URL: 'secret-3',
  TELEGRAM_WEBHOOK_SECRET: 'secret 4',
  DATABASE_URL: 'mysql://secret-5',
  RIFT_DATA: 'secret-6',
  CCXT_API_URL: 'secret-7',
  YAHOO_API_URL: 'secret-8',
  COINMETRICS_API_URL: 'secret-9',
  HTTP_PORT: 'secret-10',
  HTTP_KEY: 'secret-10b',
  PUBLIC_URL: 'https://secret-10c.example/path',
  TRUSTED_PROXY: 'secret-10d',
  LOG_LEVEL: 'secret-11',
  RIFT_SHARDS: '0',
  RIFT_SHARD_IDS: '3-1',
};

describe('The example of an environment', () => {
  it('lists exactly the settings there are, in their order', () => {
    expect(exampleSettings.map(([name]) => name)).toEqual(settingNames);
  });

  it('is the environment nobody has to set: its values are the defaults', () => {
    expect(readConfig(Object.fromEntries(exampleSettings))).toEqual(readConfig({}));
  });

  it('says something about every setting before it', () => {
    for (const block of example.trim().split('\n\n').slice(1)) expect(block).toMatch(/^#/);
  });
});

describe('Reading the settings', () => {
  it('names every wrong one at once', () => {
    const named = problemsOf(wrong).map((problem) => problem.split(' ')[0]);
    expect(named.toSorted()).toEqual(Object.keys(wrong).toSorted());
  });

  it.each(Object.entries(wrong))('says what would be right for %s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be (?!set).+\\.$`)),
    ]);
  });

  it('repeats no value, which may be a secret', () => {
    expect(problemsOf(wrong).join()).not.toMatch(/secret/);
  });

  it('counts an empty or blank value as absent', () => {
    expect(readConfig({ DISCORD_TOKEN: '', HTTP_PORT: '  ' })).toEqual(readConfig({}));
  });

  it('reads lists separated by commas and numbers', () => {
    expect(readConfig({ CCXT_VENUES: ' kraken, bitstamp ,', HTTP_PORT: '0', RIFT_SHARDS: '4' })).toMatchObject({
      CCXT_VENUES: ['kraken', 'bitstamp'],
      HTTP_PORT: 0,
      RIFT_SHARDS: 4,
    });
  });

  it.each([
    ['0-3', [0, 1, 2, 3]],
    ['5', [5]],
    ['0, 2,5-7', [0, 2, 5, 6, 7]],
  ])('reads the shards %s', (RIFT_SHARD_IDS, ids) => {
    expect(readConfig({ RIFT_SHARDS: '8', RIFT_SHARD_IDS }).RIFT_SHARD_IDS).toEqual(ids);
  });

  it.each([{ RIFT_SHARD_IDS: '0-3' }, { RIFT_SHARDS: '4', RIFT_SHARD_IDS: '2-4' }])(
    'refuses shards beyond the number of all: %o',
    (env) => {
      expect(problemsOf(env)).toEqual([expect.stringContaining('RIFT_SHARDS must be a number above')]);
    },
  );

  it.each(['sqlite:./a.db', 'postgres://u:p@h/n', 'postgresql://h/n'])('takes the database %s', (url) => {
    expect(readConfig({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
  });

  it('pays no heed to what is none of its business', () => {
    expect(readConfig({ PATH: '/bin', HOME: '/' })).toEqual(readConfig({}));
  });
});
