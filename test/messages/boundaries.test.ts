import { expect, test } from 'vitest';
import { percentileText } from '../../src/messages/format.ts';
import { inEnglish } from '../../src/messages/speaker.ts';

test.each([
  [99, '99'],
  [99.01, 'over 99'],
  [99.49, 'over 99'],
  [100, '100'],
  [0, '0'],
  [0.01, 'under 1'],
  [1, '1'],
  [98.99, '98'],
])('a percentile of %d is said as %s', (percentile, said) => {
  expect(inEnglish(percentileText(percentile))).toBe(said);
});
