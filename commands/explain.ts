import { defineCommand } from '../src/chat/command.ts';
import { behindDetails, type Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/errors.ts';
import { findEntries, glossary, type GlossaryEntry } from '../src/messages/glossary.ts';
import { capital, joined, msg, type Text } from '../src/messages/text.ts';

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
    title: msg('terms.overview'),
    blocks: [{ kind: 'list', items: glossary.map((entry) => entry.name) }],
    actions: glossary.slice(0, 5).map(explainAction),
    report: { command: 'explain', terms: glossary.map((entry) => entry.term) },
  };
}

function explanation({ term, name, first, rest, meaning, formula }: GlossaryEntry): Reply<Text> {
  return {
    ...blank,
    title: msg('terms.title', { term: capital(name), first }),
    blocks: [
      { kind: 'paragraph', text: rest },
      ...behindDetails([{ kind: 'note', text: msg('terms.formula', { formula }) }]),
    ],
    report: { command: 'explain', term, meaning, formula },
  };
}

function choice(term: string, entries: readonly GlossaryEntry[]): Reply<Text> {
  return {
    ...blank,
    title: msg('terms.several', { typed: term }),
    actions: entries.slice(0, 10).map(explainAction),
    report: { command: 'explain', terms: entries.map((entry) => entry.term) },
  };
}

function explainAction(entry: GlossaryEntry) {
  return { label: entry.name, line: `explain "${entry.term}"`, does: 'edit', group: 'terms' } as const;
}

function unknownTerm(term: string): UserError {
  return new UserError(
    msg('terms.unknown', {
      typed: term,
      terms: joined(
        glossary.slice(0, 6).map(({ name }) => name),
        ', ',
      ),
    }),
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
