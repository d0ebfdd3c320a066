import { defineCommand } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/errors.ts';
import { capitalised } from '../src/messages/format.ts';
import { findEntries, glossary, type GlossaryEntry } from '../src/messages/glossary.ts';
import { msg, type Text } from '../src/messages/text.ts';

/** /explain — what a word in a reply means, in two sentences and a formula. */
export default defineCommand({
  name: 'explain',
  about: msg('commands.explain'),
  examples: ['explain percentile', 'explain vol-scaled', 'explain'],
  forAsker: true,
  options: {
    term: { kind: 'text', about: msg('commands.explainTerm'), maxLength: 60, optional: true },
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- a slip in the question must reject, not throw
  async run({ term }) {
    if (term === undefined) return overview();
    const [entry, ...others] = findEntries(term);
    if (entry === undefined) throw unknownTerm(term);
    return others.length === 0 ? explanation(entry) : choice(term, [entry, ...others]);
  },
});

function overview(): Reply<Text> {
  return {
    ...blank,
    title: 'Terms I can explain.',
    blocks: [{ kind: 'list', items: glossary.map((entry) => entry.term) }],
    actions: glossary.slice(0, 5).map(explainAction),
    report: { command: 'explain', terms: glossary.map((entry) => entry.term) },
  };
}

function explanation(entry: GlossaryEntry): Reply<Text> {
  const [, first, rest] = /^(.+?\.) (.+)$/u.exec(entry.meaning) as unknown as [string, string, string];
  return {
    ...blank,
    title: `${capitalised(entry.term)}: ${first.charAt(0).toLowerCase()}${first.slice(1)}`,
    blocks: [
      { kind: 'paragraph', text: rest },
      { kind: 'note', text: `Formula: ${entry.formula}` },
    ],
    report: { command: 'explain', term: entry.term, meaning: entry.meaning, formula: entry.formula },
  };
}

function choice(term: string, entries: readonly GlossaryEntry[]): Reply<Text> {
  return {
    ...blank,
    title: `“${term}” is part of several terms. Which one?`,
    actions: entries.slice(0, 10).map(explainAction),
    report: { command: 'explain', terms: entries.map((entry) => entry.term) },
  };
}

function explainAction(entry: GlossaryEntry) {
  return { label: entry.term, line: `explain "${entry.term}"`, does: 'edit', group: 'terms' } as const;
}

function unknownTerm(term: string): UserError {
  return new UserError(
    `I have no explanation for “${term}”; try one of: ${glossary
      .slice(0, 6)
      .map((entry) => entry.term)
      .join(', ')}.`,
    glossary.slice(0, 5).map((entry) => `explain "${entry.term}"`),
  );
}

const blank = {
  blocks: [],
  actions: [],
  files: [],
  tone: 'plain',
  visibility: 'asker',
} as const satisfies Partial<Reply<Text>>;
