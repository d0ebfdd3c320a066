import { expect, it } from 'vitest';
import { pWords } from '../../src/messages/chance.ts';
import { inEnglish } from '../../src/messages/speaker.ts';

it.each([
  [0, 'p < 0.01'],
  [0.0099, 'p < 0.01'],
  [0.01, 'p = 0.01'],
  [0.136, 'p = 0.14'],
  [0.0498, 'p just below 0.05'],
  [0.0502, 'p just above 0.05'],
  [0.996, 'p > 0.99'],
])('a p of %d is said as %s, never as certainty', (p, words) => {
  expect(inEnglish(pWords(p))).toBe(words);
});
