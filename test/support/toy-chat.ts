import sharp from 'sharp';
import type { CallbackStore, Chat, Completion, Outcome, Question } from '../../src/chat/chat.ts';
import { type Command, defineCommand, type Requester } from '../../src/chat/command.ts';
import { freeTextInput } from '../../src/chat/free-text.ts';
import type { Picture, Reply } from '../../src/chat/reply.ts';
import type { Painter } from '../../src/reports/chart-spec.ts';
import { readerOf, type Speaker, speakerOf } from '../../src/messages/speaker.ts';
import { msg } from '../../src/messages/text.ts';

/** What a toy reply is made from. */
export function reply(title: string, rest: Partial<Reply> = {}): Reply {
  return { title, blocks: [], actions: [], files: [], tone: 'plain', visibility: 'everyone', ...rest };
}

export function toyPicture(key: string): Picture {
  return {
    chart: { kind: 'bars', title: key, footer: '', simulated: true, unit: '', bars: [], marks: [] },
    altText: `A chart of ${key}: the gap is unusual at 91 %.`,
    cacheKey: key,
  };
}

/** The buttons the router puts below every answer that shows less than it says. */
export function folds(line: string): Reply['actions'] {
  const fold = (label: string, does: 'details' | 'less' | 'more'): Reply['actions'][number] => ({ label, line, does });
  return [fold('Details', 'details'), fold('Less', 'less'), fold('Read on', 'more')];
}

const windows = [20, 60, 90, 120, 180, 252];

function divergence(subject: string, benchmark: string, window: number): Reply {
  const line = (sessions: number): string => `divergence ${subject} ${benchmark} window:${sessions}`;
  return reply(`${subject} fell 12 % while ${benchmark} rose 3 % in ${window} sessions. Unusual, not unprecedented.`, {
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: 'Gap', value: '−15.0 pp' },
          { label: 'Wider than', value: '91 % of days' },
        ],
      },
      { kind: 'note', text: 'Toy prices, closes to 25 June 2026.' },
    ],
    picture: toyPicture(line(window)),
    actions: [
      ...windows.slice(0, 5).map((sessions) => ({
        label: String(sessions),
        line: line(sessions),
        does: 'edit' as const,
        current: sessions === window,
        group: 'Window',
      })),
      {
        label: 'How sure?',
        line: `check "${subject} has never been this far from ${benchmark}"`,
        does: 'new',
        group: 'Deeper',
      },
      { label: 'CSV', line: line(window), does: 'file', group: 'Deeper' },
      { label: 'Full size', line: line(window), does: 'full', group: 'Deeper' },
      ...['BTC', 'SOL', 'GOLD', 'DXY', 'SPX', 'NDX'].map((other) => ({
        label: `Against ${other}`,
        line: `divergence ${subject} ${other} window:${window}`,
        does: 'edit' as const,
        group: 'Another benchmark',
      })),
    ],
    files: [{ name: 'divergence.csv', mime: 'text/csv', content: () => `date,gap\n2026-06-25,-15.0\n` }],
  });
}

/** A toy's own answer to a line, by its first word. */
export type ToyAnswers = Readonly<Record<string, (rest: string, question: Question) => Reply | Promise<Reply>>>;

/** Commands to register: the shapes of options the real ones have. */
export const toyCommands: readonly Command[] = [
  defineCommand({
    name: 'divergence',
    about: 'How far two markets have drifted apart, and whether that is unusual',
    examples: ['divergence ETH RUT'],
    options: {
      pair: { kind: 'pair', about: 'Two markets', fallback: ['ETH', 'RUT'] },
      window: { kind: 'integer', about: 'Sessions', min: 20, max: 365, fallback: 60, suggested: windows },
      asOf: { kind: 'date', about: 'Answer as it stood on this day', optional: true },
      sampling: { kind: 'choice', about: 'Which prices', choices: ['close', 'utc'], optional: true },
    },
    run: () => Promise.reject(new Error('the toy answers by itself')),
  }),
  defineCommand({
    name: 'check',
    about: 'Check a claim',
    examples: ['check "ETH has never been this far from the Russell 2000"'],
    options: { claim: { kind: 'text', about: 'The sentence to check', maxLength: 2000 } },
    run: () => Promise.reject(new Error('the toy answers by itself')),
  }),
  defineCommand({
    name: 'compare',
    about: 'Several markets beside each other',
    examples: ['compare ETH BTC GOLD'],
    options: { symbols: { kind: 'symbols', about: 'Two to five markets', min: 2, max: 5 } },
    run: () => Promise.reject(new Error('the toy answers by itself')),
  }),
  defineCommand({
    name: 'setup',
    about: 'Settings of this community',
    examples: ['setup'],
    options: {},
    allowed: 'moderators',
    run: () => Promise.reject(new Error('the toy answers by itself')),
  }),
  defineCommand({
    name: 'say',
    about: 'Says what a test wants said',
    examples: ['say hello'],
    options: { words: { kind: 'text', about: 'Words', maxLength: 200 } },
    run: () => Promise.reject(new Error('the toy answers by itself')),
  }),
];

const symbols: readonly Completion[] = [
  { label: 'ETH · Ethereum', value: 'ETH' },
  { label: 'ETC · Ethereum Classic', value: 'ETC' },
  { label: 'RUT · Russell 2000', value: 'RUT' },
  { label: 'BTC · Bitcoin', value: 'BTC' },
];

/** Completes the last word, keeping the ones before it. */
function matching(typed: string, { say }: Pick<Speaker, 'say'>): Completion[] {
  const before = /^.*\s/s.exec(typed)?.[0] ?? '';
  const word = typed.slice(before.length).toLowerCase();
  return symbols
    .filter(({ label }) => label.toLowerCase().includes(word))
    .map(({ label, value }) => ({
      label: before === '' ? label : say(msg('names.against', { subject: before.trim(), benchmark: label })),
      value: `${before}${value}`,
      second: label,
    }));
}

/** A chat of a few lines, for trying the adapters without the rest of the house. It notes every question. */
export class ToyChat implements Chat {
  commands: readonly Command[];
  readonly questions: Question[] = [];
  readonly answers: ToyAnswers;
  /** What the community chose. */
  theme: Outcome['theme'];

  constructor(answers: ToyAnswers = {}, commands: readonly Command[] = toyCommands) {
    this.answers = answers;
    this.commands = commands;
  }

  async answer(question: Question): Promise<Outcome> {
    const outcome = await this.#answer(question);
    return this.theme === undefined ? outcome : { ...outcome, theme: this.theme };
  }

  async #answer(question: Question): Promise<Outcome> {
    this.questions.push(question);
    const [name, rest] = this.#line(question);
    const own = this.answers[name === 'say' ? (/^\w*/.exec(rest)?.[0] ?? '') : name];
    try {
      if (own !== undefined) return { kind: 'answered', reply: await own(rest, question) };
    } catch {
      return { kind: 'fault', reply: reply('Something broke, id ab12cd.', { tone: 'error', visibility: 'asker' }) };
    }
    return this.#usual(name, rest, question);
  }

  completeLine(line: string, reader: Pick<Speaker, 'say'>): readonly Completion[] {
    return matching(line, reader);
  }

  isComplete(): boolean {
    return true;
  }

  readWords(text: string): Question['input'] {
    return freeTextInput(text, { commands: this.commands, reads: () => true, namesMarket: () => true });
  }

  speakerFor({ locale }: Requester): Promise<Speaker> {
    return Promise.resolve(speakerOf(readerOf(undefined, locale)));
  }

  completeOption(_command: string, option: string, typed: string, reader: Pick<Speaker, 'say'>): readonly Completion[] {
    if (option === 'window')
      return windows
        .map(String)
        .filter((w) => w.startsWith(typed))
        .map((w) => ({ label: `${w} sessions`, value: w }));
    return option === 'pair' || option === 'symbols' ? matching(typed, reader) : [];
  }

  #line({ input: asked }: Question): [string, string] {
    if (typeof asked === 'string') {
      const [, name = '', rest = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(asked) ?? [];
      return [name.toLowerCase(), rest];
    }
    return [
      asked.command,
      Object.entries(asked.options)
        .map(([key, value]) => (key === 'window' ? `window:${value}` : value))
        .join(' '),
    ];
  }

  #usual(name: string, rest: string, { requester: asker }: Question): Outcome {
    const refuse = (sentence: string): Outcome => ({
      kind: 'refused',
      reply: reply(sentence, { tone: 'error', visibility: 'asker' }),
    });
    if (name === 'check')
      return {
        kind: 'answered',
        reply: reply(`Checked: ${rest}`, {
          picture: toyPicture('check'),
          blocks: [{ kind: 'paragraph', text: 'Partly supported.' }],
        }),
      };
    if (name === 'setup')
      return asker.moderator
        ? { kind: 'answered', reply: reply('Settings.') }
        : refuse('Only moderators change settings here.');
    if (name !== 'divergence' && name !== 'compare')
      return refuse(`There is no command ${name}; try divergence ETH RUT.`);
    const loose = rest
      .split(/\s+/)
      .filter((word) => word !== '' && !word.includes(':') && word !== 'vs' && !/^\d/.test(word));
    const window = Number(/(?:window:)?(\d+)/.exec(rest)?.[1] ?? 60);
    if (loose.some((word) => word.toUpperCase() === 'FOO')) return refuse('There is no market FOO; did you mean ETH?');
    return {
      kind: 'answered',
      reply: divergence((loose[0] ?? 'ETH').toUpperCase(), (loose[1] ?? 'RUT').toUpperCase(), window),
    };
  }
}

/** Paints plain pictures of the right size; the real one draws charts. */
export class PlainPainter implements Painter {
  painted = 0;
  readonly #done = new Map<string, Promise<Buffer>>();

  async paint(
    _drawing: unknown,
    { width, height, theme }: { width: number; height: number; theme: string },
  ): Promise<{ png: Uint8Array; width: number; height: number }> {
    this.painted += 1;
    const key = `${theme} ${width} ${height}`;
    const background = theme === 'dark' ? '#10141a' : '#ffffff';
    const png =
      this.#done.get(key) ??
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer();
    this.#done.set(key, png);
    return { png: await png, width, height };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A shelf in memory that can be emptied, as when a stored line has expired. */
export class MemoryShelf implements CallbackStore {
  readonly lines = new Map<string, string>();
  /** Whose each line is, in the order in which they were put there. */
  readonly owners: { readonly line: string; readonly community: string | undefined }[] = [];

  put(line: string, community?: string): Promise<string> {
    this.owners.push({ line, community });
    const key = `k${[...this.lines.values()].indexOf(line) === -1 ? this.lines.size : [...this.lines.values()].indexOf(line)}`;
    this.lines.set(key, line);
    return Promise.resolve(key);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.lines.get(key));
  }
}

/** A log that remembers its sentences. */
export class SentenceLog {
  readonly sentences: string[] = [];
  readonly details: object[] = [];

  info(details: object, sentence: string): void {
    this.#note(details, sentence);
  }

  warn(details: object, sentence: string): void {
    this.#note(details, sentence);
  }

  error(details: object, sentence: string): void {
    this.#note(details, sentence);
  }

  #note(details: object, sentence: string): void {
    this.sentences.push(sentence);
    this.details.push(details);
  }
}

/** What a platform is given in tests beside its token: nothing that draws, keeps or waits for real. */
export function toyParts(chat: Chat, callbacks: CallbackStore) {
  return { chat, callbacks, log: new SentenceLog(), painter: new PlainPainter(), progressEveryMs: 0 };
}
