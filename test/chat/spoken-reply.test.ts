import { expect, it } from 'vitest';
import { spokenReply } from '../../src/chat/reply.ts';
import { speakerOf } from '../../src/messages/speaker.ts';
import { fmt, msg } from '../../src/messages/text.ts';
import { picturedReply, plainReply } from '../support/chat/small-commands.ts';

const german = speakerOf({ language: 'de', numbers: 'usual' });

const gap = fmt.number(1.5, 1);

const report = { gap: 1.5 };

const files = [{ name: 'gap.csv', mime: 'text/csv', content: () => '1.5\r\n' }];

const actions = [{ label: msg('buttons.howSure'), line: 'alert enter:1.5', does: 'edit' } as const];

const blocks = [
  { kind: 'paragraph', text: gap },
  { kind: 'note', text: gap },
  { kind: 'list', items: [gap] },
  { kind: 'figures', figures: [{ label: gap, value: gap }] },
  { kind: 'table', head: [gap], rows: [[gap]] },
] as const;

it('says everything a person reads', () => {
  const { title, blocks: said } = spokenReply({ ...plainReply(''), title: gap, blocks }, german);
  expect(JSON.stringify([title, said]).match(/"1,5"/g)?.length).toBe(8);
});

it('leaves alone what machines read', () => {
  const said = spokenReply({ ...plainReply('1.5'), report, files, actions }, german);
  expect([said.report, said.files, said.actions[0]]).toEqual([report, files, { ...actions[0], label: 'Wie sicher?' }]);
});

it('gives a picture its reader, its description and a key of its own', () => {
  const { picture } = spokenReply(picturedReply('gap'), german);
  expect(picture).toMatchObject({ cacheKey: 'gap|de', chart: { title: 'gap', reader: german.reader } });
});

it('gives equal readers the very same drawing', () => {
  const reply = picturedReply('gap');
  expect(spokenReply(reply, german).picture?.chart).toBe(spokenReply({ ...reply }, german).picture?.chart);
});

it('says the better answer that comes later', async () => {
  const later = () => Promise.resolve({ ...plainReply(''), title: gap });
  expect((await spokenReply({ ...plainReply(''), later }, german).later?.({}))?.title).toBe('1,5');
});

it('says the numbers of a community in English words', () => {
  const danish = speakerOf({ language: 'en', numbers: 'da-DK' });
  expect(
    spokenReply({ ...plainReply(''), title: msg('sample.since', { rows: gap, from: fmt.day('2026-06-25') }) }, danish)
      .title,
  ).toBe('1,5 since 25.06.2026');
});
