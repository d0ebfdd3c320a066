import { expect, it } from 'vitest';
import { pWords } from '../../src/messages/format.ts';
import { nullModelWords } from '../../src/messages/history.ts';
import type { HistoryReport } from '../../src/reports/history.ts';

it.each([
  [0, 'p < 0.01'],
  [0.0099, 'p < 0.01'],
  [0.01, 'p = 0.01'],
  [0.136, 'p = 0.14'],
])('a p of %d is said as %s, never as certainty', (p, words) => {
  expect(pWords(p)).toBe(words);
});

it('noise is set beside the pair without claiming that both did the same', () => {
  const noise = { null: { episodesPerYear: 0.751, medianSessions: 46 } } as unknown as HistoryReport;
  expect(nullModelWords(noise)).toBe('Pure noise does it 0.75 times a year, half within 46 sessions.');
});
