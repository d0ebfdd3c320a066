import { describe, expect, it } from 'vitest';
import { createProgressBar, renderText } from '../../../src/adapters/cli/render-text.ts';
import { plainReply } from '../../support/chat/small-commands.ts';

const lines = (...args: Parameters<typeof plainReply>): string[] => renderText(plainReply(...args)).split('\n');

describe('a reply in the terminal', () => {
  it('aligns figures', () => {
    const figures = [
      { label: 'Gap', value: '−12.3 points' },
      { label: 'Correlation', value: '0.41' },
    ];
    expect(lines('t', { blocks: [{ kind: 'figures', figures }] }).slice(2, 4)).toEqual([
      'Gap          −12.3 points',
      'Correlation  0.41',
    ]);
  });

  it('sets numbers of a table to the right under a rule', () => {
    const blocks = [
      {
        kind: 'table',
        head: ['Symbol', 'Gap'],
        rows: [
          ['ETH', '−1.5'],
          ['RUT', '10'],
        ],
      },
    ] as const;
    expect(lines('t', { blocks }).slice(2, 6)).toEqual([
      'Symbol   Gap',
      '────────────',
      'ETH     −1.5',
      'RUT       10',
    ]);
  });

  it('breaks long lines at spaces', () => {
    expect(Math.max(...lines('word '.repeat(60)).map((line) => line.length))).toBeLessThanOrEqual(88);
  });

  it('names what can be asked next, without what is shown now', () => {
    const actions = [
      { label: '60', line: 'gap window:60', does: 'edit', current: true },
      { label: '90', line: 'gap window:90', does: 'edit' },
      { label: 'CSV', line: 'gap window:60', does: 'file' },
    ] as const;
    expect(lines('t', { actions }).slice(2)).toEqual(['Ask on:', '  gap window:90', '']);
  });

  it('obeys no control character of a stranger', () => {
    expect(lines('red \u001b[31m\u0007 \u202eback')[0]).toBe('red [31m back');
  });

  it.each([
    ['list', { kind: 'list', items: ['one', 'two'] } as const, '• one'],
    ['note', { kind: 'note', text: 'noted' } as const, 'noted'],
    ['paragraph', { kind: 'paragraph', text: 'said' } as const, 'said'],
  ])('shows a %s', (_, block, expected) => {
    expect(lines('t', { blocks: [block] })[2]).toBe(expected);
  });
});

describe('the progress bar', () => {
  it('draws in place on a terminal and clears itself', () => {
    const written: string[] = [];
    const bar = createProgressBar({ isTTY: true, write: (text) => written.push(text) });
    bar.progress({ what: 'loading', done: 1, total: 2 });
    bar.clear();
    expect(written).toEqual([`\r\u001b[2K${'█'.repeat(12)}${'░'.repeat(12)} loading`, '\r\u001b[2K']);
  });

  it('is silent where nobody watches', () => {
    const written: string[] = [];
    const bar = createProgressBar({ write: (text) => written.push(text) });
    bar.progress({ what: 'loading', done: 1, total: 2 });
    bar.clear();
    expect(written).toEqual([]);
  });
});
