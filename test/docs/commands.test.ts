import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/chat/chat.ts';
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

describe('A command', () => {
  const chat = realChat(
    openSimulation(() => Date.parse('2026-06-26T12:00:00Z')),
    quickNoise,
  );

  const answers = new Map<string, Promise<Outcome>>();
  const answer = (input: string): Promise<Outcome> => {
    const given = answers.get(input) ?? chat.then((one) => one.answer({ input, requester: member }));
    answers.set(input, given);
    return given;
  };

  it.each(examples)('is answered as its example says: %s', async (example) => {
    const { kind, reply } = await answer(example);
    expect([kind, reply.title]).toEqual(['answered', reply.title]);
  });

  it.each(examples)('leads nowhere that is not answered: %s', async (example) => {
    const { reply } = await answer(example);
    const refused: string[] = [];
    for (const { line } of reply.actions) {
      const { kind, reply: next } = await answer(line);
      if (kind !== 'answered') refused.push(`${line}: ${next.title}`);
    }
    expect(refused).toEqual([]);
  });

  it('leads on from most of its examples', async () => {
    const replies = await Promise.all(examples.map(answer));
    expect(replies.filter(({ reply }) => reply.actions.length > 0).length).toBeGreaterThan(examples.length / 2);
  });
});
