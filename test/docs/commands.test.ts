import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/chat/load-commands.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { member } from '../support/chat/asker.ts';
import { realChat } from '../support/chat/folder-chat.ts';
import { quickNoise } from '../support/still-noise.ts';

const root = resolve(import.meta.dirname, '../..');

const commands = await loadCommands(resolve(root, 'commands'));

/** What a bare chat can answer: the settings and receipts of a community need its database. */
const examples = commands
  .filter(({ name, allowed }) => allowed !== 'moderators' && name !== 'receipt' && name !== 'scoreboard')
  .flatMap((command) => command.examples);

const readme = readFileSync(resolve(root, 'README.md'), 'utf8');

describe('A command', () => {
  const chat = realChat(
    openSimulation(() => Date.parse('2026-06-26T12:00:00Z')),
    quickNoise,
  );

  it('is named in the README', () => {
    const missing = commands.map(({ name }) => name).filter((name) => !new RegExp(`\`/?${name}\\b`).test(readme));
    expect(missing).toEqual([]);
  });

  it.each(examples)('is answered as its example says: %s', async (example) => {
    const { kind, reply } = await (await chat).answer({ input: example, requester: member });
    expect([kind, reply.title]).toEqual(['answered', reply.title]);
  });

  it.each(examples)('leads nowhere that is not answered: %s', async (example) => {
    const { reply } = await (await chat).answer({ input: example, requester: member });
    const lines = new Set(reply.actions.map(({ line }) => line));
    for (const line of lines) {
      const { kind, reply: next } = await (await chat).answer({ input: line, requester: member });
      expect([line, kind, next.title]).toEqual([line, 'answered', next.title]);
    }
  });
});
