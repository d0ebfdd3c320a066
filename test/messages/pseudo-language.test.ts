import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sceneOf } from '../../src/charts/figures/figure.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { unconverted } from '../../src/messages/catalogs/languages.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { ask, commands, wordsOf } from '../support/command-chat.ts';
import { type CommunityChat, moderator, openCommunityChat } from '../support/community-chat.ts';
import { afterClose } from '../support/sample-chat.ts';

/**
 * Every example in a language nobody speaks: English whose every letter carries an accent, as far as it comes from the
 * catalog. A word without accents was written somewhere else, and nobody could translate it.
 */

/** A command leaves the list when it is clean; none comes back. */
const notYet = new Set(unconverted);

const market = openSimulation(() => afterClose);

let town: CommunityChat;

beforeAll(async () => {
  town = await openCommunityChat(market);
});

afterAll(() => town.close());

/** What is the same in every language: markets by name and symbol, where they trade, where their prices come from; time zones. */
const names = market
  .catalogue()
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

const examplesOf = (isConverted: boolean) =>
  commands.filter(({ name }) => notYet.has(name) !== isConverted).flatMap(({ examples }) => examples);

describe('a converted command', () => {
  it.each(examplesOf(true))('says no word that is not in the catalog: %s', async (line) => {
    expect(await uncatalogued(line)).toEqual([]);
  });
});

describe('a command that is still to be converted', () => {
  it('is a command', () => {
    const known = commands.map(({ name }) => name);
    expect(unconverted.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each([...notYet])('says some word that is not in the catalog, else it leaves the list: %s', async (name) => {
    const { examples } = commands.find((command) => command.name === name)!;
    const found = await Promise.all(examples.map(uncatalogued));
    expect(found.flat()).not.toEqual([]);
  });
});
