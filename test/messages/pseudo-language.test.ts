import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sceneOf } from '../../src/charts/figures/figure.ts';
import type { Chat } from '../../src/chat/chat.ts';
import { snakeCase } from '../../src/chat/parser/tokens.ts';
import type { Reply } from '../../src/chat/reply.ts';
import {
  NoSourceAnswered,
  ProviderAnswerRejected,
  ProviderRateLimited,
  ProviderUnreachable,
  StorageError,
} from '../../src/errors.ts';
import { knownMarkets } from '../../src/market/known-markets.ts';
import { msg } from '../../src/messages/text.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { ask, commandChat, commands, wordsOf } from '../support/command-chat.ts';
import { type CommunityChat, moderator, openCommunityChat } from '../support/community-chat.ts';
import { afterClose } from '../support/sample-chat.ts';

/**
 * Every example in a language nobody speaks: English whose every letter carries an accent, as far as it comes from the
 * catalog. A word without accents was written somewhere else, and nobody could translate it.
 */

const market = openSimulation(() => afterClose);

let town: CommunityChat;

beforeAll(async () => {
  town = await openCommunityChat(market);
});

afterAll(() => town.close());

/** What is the same in every language: markets by name and symbol, where they trade, where their prices come from; time zones. */
const names = [...market.catalogue(), ...knownMarkets]
  .flatMap(({ symbol, name }) => [name, symbol])
  .concat('simulated', 'rift-sample', 'NYSE', Intl.supportedValuesOf('timeZone'))
  .toSorted((a, b) => b.length - a.length);

/** Everything a person sees: the words, the buttons, and what is drawn on a wide and on a tall picture. */
function everythingSaid(reply: Reply): string {
  const sizes = [
    [1280, 720],
    [1080, 1350],
  ] as const;
  const chart = reply.picture?.chart;
  const drawn = chart && sizes.map(([width, height]) => drawnWords(sceneOf(chart, { theme: 'dark', width, height })));
  return [wordsOf(reply), ...reply.actions.map(({ label }) => label), ...(drawn ?? [])].join('\n');
}

const wordKeys = new Set([
  'label',
  'text',
  'caption',
  'notice',
  'lines',
  'name',
  'endsHead',
  'title',
  'subtitle',
  'footer',
]);

function drawnWords(scene: ReturnType<typeof sceneOf>): string {
  const { frame, x, panels, cells } = scene;
  const { title, subtitle, footer } = frame;
  return textsUnder([{ title, subtitle, footer }, x, panels, cells], '').join('\n');
}

function textsUnder(value: unknown, key: string): string[] {
  if (typeof value === 'string') return wordKeys.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsUnder(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsUnder(one, name));
}

/** Words that carry no accent and are no name, each once. */
async function uncatalogued(line: string): Promise<string[]> {
  const { reply } = await ask(town.chat, line, { ...moderator, locale: 'en-XA' });
  const said = names.reduce((text, name) => text.replaceAll(name, ''), everythingSaid(reply));
  const unquoted = said.replaceAll(/“[^”]*”/gu, '');
  return [...new Set(unquoted.match(/(?<![\p{L}\d])[a-z]{2,}(?![\p{L}])/giu) ?? [])];
}

const allExamples = commands.flatMap(({ examples }) => examples);

const chat = commandChat(market);

/** What a person typed or would type: lines of commands, their options and their values. */
const typed = new Set(
  commands.flatMap(({ name, options, examples }) => [
    name,
    ...Object.entries(options).flatMap(([option, spec]) => [
      snakeCase(option),
      ...snakeCase(option).split('_'),
      ...(spec.kind === 'choice' ? spec.choices : []),
    ]),
    ...examples.flatMap((line) => line.match(/\p{L}+/gu) ?? []),
  ]),
);

/** Every word of what markets are called beside their names. */
const spellings = new Set(
  knownMarkets.flatMap(({ aliases }) => aliases.flatMap((alias) => alias.match(/[a-z]+/gu) ?? [])),
);

/** Words of a refusal that carry no accent, are no name, and that nobody types. */
async function uncataloguedRefusal(line: string, known: Chat): Promise<string[]> {
  const { kind, reply } = await ask(known, line, { locale: 'en-XA' });
  if (kind === 'answered') throw new Error(`${line} is answered: ${reply.title}`);
  const said = names.reduce((text, name) => text.replaceAll(name, ''), reply.title);
  const ofLine = new Set(line.match(/[a-z_]+/giu));
  const words = said.match(/(?<![\p{L}\d])[a-z][a-z_]+(?![\p{L}])/giu) ?? [];
  return [...new Set(words)].filter((word) => !ofLine.has(word) && !typed.has(word));
}

describe('a refusal', () => {
  it.each([
    '',
    'xyzzy',
    'divergance ETH RUT',
    'eth rut',
    'divergence window:abc',
    'divergence window:1',
    'divergence window:999',
    'history enter:abc',
    'history enter:99',
    'divergence as_of:tomorrow',
    'divergence as_of:2026-02-30',
    'divergence as_of:1990-01-01',
    'divergence as_of:2099-01-01',
    'divergence sampling:never',
    'divergence events:perhaps',
    'divergence bogus:1',
    'start bogus:1',
    'start foo bar',
    'divergence ETH RUT 60 90 120',
    'divergence window:60 window:90',
    `divergence ${'eth '.repeat(61)}`,
    `divergence ${'x'.repeat(12_000)}`,
    'receipt gold oil btc eth spx rut',
    'drivers ETH ETH',
    'divergence foo bar',
    'divergence ethereun',
    'divergence ETH',
    'divergence ETH ETH',
    'divergence treasuries gold',
    'divergence euro gold',
    'compare ETH',
    'compare ETH RUT window:365 as_of:2018-06-01',
    'compare ETH RUT as_of:2018-02-01',
  ])('says no word that is not in the catalog: %s', async (line) => {
    expect(await uncataloguedRefusal(line, chat)).toEqual([]);
  });

  const failing = (error: Error): Chat =>
    commandChat({ ...market, daily: () => Promise.reject(error) }, { newErrorId: () => '123456' });

  it.each([
    new NoSourceAnswered('ETH', [{ source: 'Kraken', reason: msg('sources.late', { seconds: 5 }) }]),
    new ProviderUnreachable('Kraken', msg('sources.refused')),
    new ProviderRateLimited('Kraken', 5000),
    new ProviderAnswerRejected('Kraken', 'body', 'Invalid input: expected number'),
    new DOMException('gone', 'AbortError'),
    new StorageError('locked'),
    new Error('a fault'),
  ])('says no word that is not in the catalog: %s', async (error) => {
    const found = await uncataloguedRefusal('divergence ETH RUT', failing(error));
    expect(found.filter((word) => word !== 'Kraken')).toEqual([]);
  });

  it('says no word that is not in the catalog where somebody asks too much', async () => {
    const limits = { person: { burst: 1, perMinute: 1 }, community: { burst: 9, perMinute: 9 } };
    const hasty = commandChat(market, { limits });
    await ask(hasty, 'start');
    expect(await uncataloguedRefusal('start', hasty)).toEqual([]);
  });

  it('says no word that is not in the catalog where something belongs to a community', async () => {
    expect(await uncataloguedRefusal('settings', chat)).toEqual([]);
  });
});

describe('a command', () => {
  it.each(allExamples)('says no word that is not in the catalog: %s', async (line) => {
    // help shows what people type, assets what markets are called
    const own = line.startsWith('help') ? typed : line.startsWith('assets') ? spellings : new Set<string>();
    expect((await uncatalogued(line)).filter((word) => !own.has(word))).toEqual([]);
  });
});
