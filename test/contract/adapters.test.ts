import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AdapterStage, adapterStages } from '../support/adapter-stage.ts';
import { folds, reply, ToyChat, toyPicture } from '../support/toy-chat.ts';

const sentence = 'The gap is wide today, and here is one more sentence about it. ';

const long = sentence.repeat(160).trim();

const hostile = '@everyone <@501> <b>bold</b> **bold** [link](http://x.example) `code` ||spoiler|| &lt; # heading';

const controls = 'a\u0000b\u0007c\u202Ereversed\u2066 \u200Bend\uD800';

const nonLatin = '以太坊与罗素2000指数的差距不寻常。 Το χάσμα είναι ασυνήθιστο. فجوة غير عادية. 👩‍🚀';

const nobody = { platform: 'cli', person: '', community: '', channel: '', moderator: false } as const;

/** An article's claims, each a row with its words and its answer: more than two messages hold. */
const rows = Array.from(
  { length: 120 },
  (_, index) => `“Ethereum has fallen behind market ${index} of the list.”: True, by every measure that was asked.`,
);

/** An answer that waits until it is let go. */
class Gate {
  open: () => void = () => undefined;
  readonly passed = new Promise<void>((resolve) => (this.open = resolve));
}

const detailedReply = (line: string) =>
  reply('The answer.', {
    blocks: [
      { kind: 'note', text: 'Measured so.', detail: true },
      { kind: 'paragraph', text: 'By chance once in ten years.' },
    ],
    picture: toyPicture('detailed'),
    actions: folds(line),
  });

/** The platforms as their tests are headed: what is not asked of one stands there with its reason. */
const platforms = adapterStages.map((one) => ({
  ...one,
  heading: [one.name, ...Object.values(one.lacks)].join('; '),
}));

describe.each(platforms)('the contract of an adapter, on $heading', ({ create, lacks }) => {
  const withButtons = test.skipIf(lacks.buttons !== undefined);
  const withEdits = test.skipIf(lacks.edits !== undefined);

  let stage: AdapterStage;
  let chat: ToyChat;
  let gate: Gate;

  beforeEach(async () => {
    stage = create();
    gate = new Gate();
    chat = new ToyChat({
      long: () => reply('A long answer.', { blocks: [{ kind: 'paragraph', text: long }], picture: toyPicture('long') }),
      hostile: () =>
        reply(hostile, {
          blocks: [
            { kind: 'paragraph', text: hostile },
            { kind: 'table', head: ['<a>', '`b`'], rows: [['1', hostile]] },
          ],
        }),
      wall: () => reply('x'.repeat(10_000), { blocks: [{ kind: 'note', text: 'y'.repeat(10_000) }] }),
      controls: () =>
        reply(controls, { actions: [{ label: controls.repeat(30), line: 'say controls', does: 'edit' }] }),
      nonLatin: () => reply(nonLatin, { picture: { ...toyPicture('nonLatin'), altText: nonLatin } }),
      detailed: () => detailedReply('say detailed'),
      kept: () => detailedReply(`say kept ${'far '.repeat(20)}`),
      article: () =>
        reply('120 claims: 120 supported.', {
          blocks: [
            { kind: 'list', items: rows },
            { kind: 'note', text: 'Measured so.', detail: true },
          ],
          picture: toyPicture('article'),
          actions: folds('say article'),
        }),
      empty: () =>
        reply('', {
          blocks: [
            { kind: 'paragraph', text: '\u200B' },
            { kind: 'paragraph', text: 'Only this.' },
          ],
        }),
      broken: () => Promise.reject(new Error('a bug')),
      approximate: () =>
        reply('An approximate answer.', {
          picture: toyPicture('approximate'),
          blocks: [{ kind: 'paragraph', text: long }],
          actions: [{ label: 'Else', line: 'say else', does: 'edit' }],
          later: ({ progress, signal }) => {
            progress?.({ what: 'Hourly history of Ethereum is loading', done: 40, total: 100 });
            const ended = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
            return Promise.race([
              gate.passed.then(() => reply('A better answer.', { picture: toyPicture('better') })),
              ended.then(() => undefined),
            ]);
          },
        }),
      else: () => reply('Something else.', { picture: toyPicture('else') }),
      slow: () => gate.passed.then(() => reply('It took a while.', { picture: toyPicture('slow') })),
      shelved: () =>
        reply('A long way.', {
          picture: toyPicture('shelved'),
          actions: [
            { label: 'Further', line: `divergence ETH RUT window:90 ${'as_of:2026-06-25 '.repeat(5)}`, does: 'edit' },
          ],
        }),
    });
    await stage.open(chat);
  });

  afterEach(async () => {
    gate.open();
    await stage.close();
  });

  const say = async (word: string): Promise<unknown> => stage.answered(stage.ask('say', word));

  test('an answer ends in a picture that decodes', async () => {
    const seen = await stage.look(await stage.answered(stage.ask('divergence')));
    expect(seen.pictures).toMatchObject([{ width: 1080, height: 1350, format: 'png' }]);
  });

  withButtons.each(['dark', 'light'] as const)(
    'a picture is %s where that was chosen, at first and after a press',
    async (theme) => {
      chat.theme = theme;
      const answer = await stage.answered(stage.ask('divergence'));
      const first = (await stage.look(answer)).pictures[0]?.isDark;
      const writes = stage.writes(answer);
      stage.press(answer, '120');
      await stage.until('the edit', () => stage.writes(answer) > writes);
      expect([first, (await stage.look(answer)).pictures[0]?.isDark]).toEqual([theme === 'dark', theme === 'dark']);
    },
  );

  test('of a text that is too long nothing is lost', async () => {
    const answer = await say('long');
    const words = (text: string): string => text.replace(/\s+/g, ' ');
    await stage.until('all of it', () => stage.answers().length > 0);
    await expect
      .poll(async () => words((await stage.look(answer)).text).split('one more sentence').length - 1)
      .toBe(160);
  });

  const reads = (answer: unknown, words: string): Promise<void> =>
    expect.poll(async () => (await stage.look(answer)).text, { timeout: 10_000 }).toContain(words);

  withEdits('an answer whose prices are still loading shows how far they are', async () => {
    await reads(await say('approximate'), 'Hourly history of Ethereum is loading: 40 %.');
  });

  withEdits('an answer whose prices are still loading is replaced when they are there', async () => {
    const answer = await say('approximate');
    await reads(answer, 'is loading: 40 %');
    gate.open();
    await reads(answer, 'A better answer.');
    const { text, pictures } = await stage.look(answer);
    expect([text.includes('is loading'), text.includes('approximate'), pictures.length]).toEqual([false, false, 1]);
  });

  withButtons('an answer whose button was pressed is not replaced by what was loading', async () => {
    const answer = await say('approximate');
    await reads(answer, 'is loading: 40 %');
    stage.press(answer, 'Else');
    await reads(answer, 'Something else.');
    const writes = stage.writes(answer);
    gate.open();
    await say('hostile');
    expect([stage.writes(answer), (await stage.look(answer)).text.includes('Something else.')]).toEqual([writes, true]);
  });

  withEdits('an answer that was deleted while prices load is not posted again', async () => {
    const answer = await say('approximate');
    await reads(answer, 'is loading: 40 %');
    stage.deleteAnswer(answer);
    gate.open();
    await say('hostile');
    expect(stage.answers()).toHaveLength(1);
  });

  withEdits('an answer whose prices are still loading reads as at first when the program ends', async () => {
    const answer = await say('approximate');
    await reads(answer, 'is loading: 40 %');
    await stage.restart();
    expect((await stage.look(answer)).text).not.toContain('is loading');
  });

  test('a text that is too long is cut after a sentence', async () => {
    const answer = await say('long');
    const pieces = (await stage.look(answer)).text.split('\n').filter((piece) => piece.startsWith('The gap'));
    expect(pieces[0]).toMatch(/about it\.$/);
  });

  const shows = async (answer: unknown): Promise<readonly unknown[]> => {
    const { text, buttons, pictures } = await stage.look(answer);
    return [text.includes('once in ten years'), text.includes('Measured so.'), buttons.join(), pictures.length];
  };

  const closed = [true, false, 'Details', 1];

  const opened = [true, true, 'Less', 1];

  withButtons('how an answer was measured stands behind Details, and Less puts it back', async () => {
    const answer = await say('detailed');
    const before = await shows(answer);
    stage.press(answer, 'Details');
    await stage.until('the details', () => stage.writes(answer) === 2);
    const between = await shows(answer);
    stage.press(answer, 'Less');
    await stage.until('less', () => stage.writes(answer) === 3);
    expect([before, between, await shows(answer)]).toEqual([closed, opened, closed]);
    expect(stage.messages()).toHaveLength(1);
  });

  withButtons('a second press on Details within seconds changes nothing', async () => {
    const answer = await say('detailed');
    stage.press(answer, 'Details');
    stage.press(answer, 'Details');
    await stage.until('the details', () => stage.writes(answer) === 2);
    await say('hostile');
    expect([stage.writes(answer), await shows(answer)]).toEqual([2, opened]);
  });

  withButtons('Details of a long line from before a restart open', async () => {
    const answer = await say('kept');
    await stage.restart();
    stage.press(answer, 'Details');
    await stage.until('the details', () => stage.writes(answer) === 2);
    expect(await shows(answer)).toEqual(opened);
  });

  withButtons('Details whose line is forgotten change nothing, and it is said', async () => {
    const answer = await say('kept');
    stage.shelf.lines.clear();
    stage.press(answer, 'Details');
    await expect.poll(() => stage.told(), { timeout: 10_000 }).toContain('This button is too old');
    expect([stage.writes(answer), await shows(answer)]).toEqual([1, closed]);
  });

  withButtons('an article is one message, and a button gives every row of it', async () => {
    let last = await say('article');
    expect([stage.messages().length, (await shows(last))[2]]).toEqual([1, 'Read on']);
    for (let count = 2; (await stage.look(last)).buttons.includes('Read on'); count += 1) {
      stage.press(last, 'Read on');
      await stage.until('the next part', () => stage.messages().length === count);
      last = stage.messages().at(-1);
    }
    const seen = await Promise.all(stage.messages().map((message) => stage.look(message)));
    const text = seen.map((one) => one.text).join('\n');
    expect(rows.filter((row) => !text.includes(row))).toEqual([]);
    expect(text).toContain('Measured so.');
  });

  test('non-Latin text arrives as it was', async () => {
    const seen = await stage.look(await say('nonLatin'));
    expect(seen.text).toContain(nonLatin);
  });

  test('hostile text is shown and does nothing', async () => {
    const seen = await stage.look(await say('hostile'));
    expect(seen.text).toContain(hostile);
    expect(seen.pings).toEqual([]);
  });

  test('characters that cannot be seen are taken out', async () => {
    const seen = await stage.look(await say('controls'));
    expect(seen.text).toContain('abcreversed end');
  });

  test('ten thousand characters without a space still arrive', async () => {
    const seen = await stage.look(await say('wall'));
    expect(seen.text).toContain('x'.repeat(900));
  });

  test('empty pieces leave no trace', async () => {
    const seen = await stage.look(await say('empty'));
    expect(seen.text.trim()).toContain('Only this.');
  });

  test('a mistake is told in a sentence', async () => {
    const seen = await stage.look(await stage.answered(stage.ask('divergence', 'foo')));
    expect(seen.text).toContain('There is no market FOO; did you mean ETH?');
  });

  test('a bug of ours is told in a sentence with its id, and the next question is answered', async () => {
    expect((await stage.look(await say('broken'))).text).toContain('Something broke, id ab12cd.');
    expect((await stage.look(await stage.answered(stage.ask('divergence')))).pictures).toHaveLength(1);
  });

  test('a chat that breaks its promise and throws stops nothing', async () => {
    const answer = chat.answer.bind(chat);
    chat.answer = () => Promise.reject(new Error('chats never throw'));
    stage.ask('divergence');
    await stage.until('the question', () => stage.health().state === 'up');
    chat.answer = answer;
    expect((await stage.look(await stage.answered(stage.ask('divergence')))).pictures).toHaveLength(1);
  });

  withButtons('a button changes the answer in place', async () => {
    const answer = await stage.answered(stage.ask('divergence'));
    stage.press(answer, '120');
    await stage.until('the change', () => stage.writes(answer) === 2);
    const seen = await stage.look(answer);
    expect(seen.text).toContain('in 120 sessions');
    expect(seen.pictures).toHaveLength(1);
  });

  withButtons('a button pressed twice is one question', async () => {
    const answer = await stage.answered(stage.ask('divergence'));
    Object.assign(chat.answers, {
      divergence: () => gate.passed.then(() => reply('Changed.', { picture: toyPicture('c') })),
    });
    stage.press(answer, '120');
    await stage.until('the question', () => chat.questions.length === 2);
    stage.press(answer, '120');
    await stage.until('both signs', () => stage.health().counts['acknowledged'] !== undefined);
    gate.open();
    await stage.until('the change', () => stage.writes(answer) === 2);
    expect(chat.questions).toHaveLength(2);
  });

  withButtons('of two buttons pressed in a row the second one counts', async () => {
    const answer = await stage.answered(stage.ask('divergence'));
    const usual = chat.answer.bind(chat);
    chat.answer = async (question) => {
      if (question.input === 'divergence ETH RUT window:120') await gate.passed;
      return usual(question);
    };
    stage.press(answer, '120');
    stage.press(answer, '180');
    await stage.until('the change', () => stage.writes(answer) === 2);
    gate.open();
    await stage.answered(stage.ask('divergence'));
    expect((await stage.look(answer)).text).toContain('in 180 sessions');
  });

  withButtons.each([
    ['divergence', '120', 'in 120 sessions'],
    ['say', 'Further', 'in 90 sessions'],
  ])('a button of %s from before a restart works', async (command, label, words) => {
    const answer = await stage.answered(stage.ask(command, command === 'say' ? 'shelved' : undefined));
    await stage.restart();
    stage.press(answer, label);
    await stage.until('the change', () => stage.writes(answer) === 2);
    expect((await stage.look(answer)).text).toContain(words);
  });

  withButtons('a line behind a button is kept as that of the community where it was asked', async () => {
    await stage.answered(stage.ask('say', 'shelved'));
    expect(stage.shelf.owners.map(({ community }) => community)).toContain(stage.community);
    expect(new Set(stage.shelf.owners.map(({ community }) => community)).size).toBe(1);
  });

  withButtons('a line behind a button of a digest is kept as that of its community', async () => {
    const { destination, community } = stage;
    const { reply: digest } = await chat.answer({ input: 'say shelved', requester: { ...nobody, community } });
    await stage.messenger.send({ ...destination, community }, digest, 'slot-1');
    expect(stage.shelf.owners.map((one) => one.community)).toEqual([community]);
  });

  withButtons('an answer arrives without the buttons whose lines cannot be kept', async () => {
    stage.shelf.put = () => Promise.reject(new Error('the database is away'));
    const seen = await stage.look(await stage.answered(stage.ask('say', 'shelved')));
    expect(seen.text).toContain('A long way.');
    expect(seen.buttons).not.toContain('Further');
  });

  test('an answer that takes 20 s arrives', async () => {
    const question = stage.ask('say', 'slow');
    await stage.until('the sign', () => stage.acknowledgedMs(question) !== undefined);
    stage.age(question, 20_000);
    gate.open();
    expect((await stage.look(await stage.answered(question))).pictures).toHaveLength(1);
  });

  test('one slow answer holds up nobody', async () => {
    stage.ask('say', 'slow', 502);
    await stage.until('the slow question', () => chat.questions.length === 1);
    expect((await stage.look(await stage.answered(stage.ask('divergence')))).pictures).toHaveLength(1);
  });

  test('deleting the question while it is answered harms nothing', async () => {
    const question = stage.ask('say', 'slow');
    await stage.until('the question', () => chat.questions.length === 1);
    stage.deleteQuestion(question);
    gate.open();
    expect((await stage.look(await stage.answered(stage.ask('divergence')))).pictures).toHaveLength(1);
  });

  withButtons('a press under an answer that is being deleted puts up no second one', async () => {
    const answer = await stage.answered(stage.ask('divergence'));
    stage.press(answer, '120');
    stage.deleteAnswer(answer);
    await stage.until('the note', () => stage.health().counts['answers to deleted messages'] === 1);
    expect(stage.answers()).toEqual([]);
  });

  test('a limit on requests is waited out', async () => {
    stage.refuse(429, 1);
    expect(stage.writes(await stage.answered(stage.ask('divergence')))).toBe(1);
  });

  test('a refused answer harms nobody else', async () => {
    stage.refuse(403);
    stage.ask('divergence');
    const counts = (): Readonly<Record<string, number>> => stage.health().counts;
    await stage.until('the refusal', () => counts()['answers lost'] ?? counts()['answered in words']);
    expect((await stage.look(await stage.answered(stage.ask('divergence', undefined, 502)))).pictures).toHaveLength(1);
  });

  test('a digest arrives with its picture', async () => {
    const { reply: digest } = await chat.answer({
      input: 'divergence',
      requester: nobody,
    });
    expect(await stage.messenger.send(stage.destination, digest, 'slot-1')).toMatchObject({ kind: 'sent' });
    expect((await stage.look(stage.answers()[0])).pictures).toHaveLength(1);
  });

  test('fifty people who ask at once are each acknowledged before anybody is answered, and answered once', async () => {
    const questions = Array.from({ length: 50 }, (_, index) => stage.ask('say', 'slow', 1000 + index));
    await stage.until('every sign', () => questions.every((question) => stage.acknowledgedMs(question) !== undefined));
    gate.open();
    const answers = await Promise.all(questions.map((question) => stage.answered(question)));
    expect(new Set(answers).size).toBe(50);
    expect(stage.answers()).toHaveLength(50);
  });
});
