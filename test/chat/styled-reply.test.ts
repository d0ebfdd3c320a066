import { expect, it } from 'vitest';
import { styledReply } from '../../src/chat/reply.ts';
import { picturedReply, plainReply } from '../support/chat/small-commands.ts';

const report = { gap: 1.5 };

const files = [{ name: 'gap.csv', mime: 'text/csv', content: () => '1.5\r\n' }];

const actions = [{ label: 'Beyond 1.5', line: 'alert enter:1.5', does: 'edit' } as const];

const blocks = [
  { kind: 'paragraph', text: 'a 1.5' },
  { kind: 'note', text: 'b 1.5' },
  { kind: 'list', items: ['c 1.5'] },
  { kind: 'figures', figures: [{ label: 'd 1.5', value: 'e 1.5' }] },
  { kind: 'table', head: ['f 1.5'], rows: [['g 1.5']] },
] as const;

it('styles everything a person reads', () => {
  const { title, blocks: styled } = styledReply(plainReply('The gap is 1.5.', { blocks }), 'de-DE');
  const text = JSON.stringify([title, styled]);
  expect([text.match(/1,5/g)?.length, text.includes('1.5')]).toEqual([8, false]);
});

it('leaves alone what machines read', () => {
  const styled = styledReply(plainReply('1.5', { report, files, actions }), 'de-DE');
  expect([styled.report, styled.files, styled.actions[0]]).toEqual([
    report,
    files,
    { ...actions[0], label: 'Beyond 1,5' },
  ]);
});

it('gives a picture its style, its description and a key of its own', () => {
  const { picture } = styledReply(picturedReply('1.5'), 'de-DE');
  expect(picture).toMatchObject({
    altText: 'A picture of 1,5',
    cacheKey: '1.5|de-DE',
    chart: { title: '1.5', numbers: 'de-DE' },
  });
});

it('styles the better answer that comes later', async () => {
  const later = () => Promise.resolve(plainReply('2.5'));
  expect((await styledReply(plainReply('1.5', { later }), 'de-DE').later?.({}))?.title).toBe('2,5');
});

it('gives back the very reply where the style is the usual one', () => {
  const reply = plainReply('1.5');
  expect(styledReply(reply, 'usual')).toBe(reply);
});
