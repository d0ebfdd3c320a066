import { describe, expect, it } from 'vitest';
import { firstDayAfter } from '../../src/claims/pair-evidence.ts';

describe('the first day that must have no equal', () => {
  it.each([
    ['2018', null, '2019-01-01'],
    ['2020-03', null, '2020-04-01'],
    ['2025-12-31', null, '2026-01-01'],
    ['2026', null, '2026-01-01'],
    ['2026-06', null, '2026-06-01'],
    [null, 5, '2021-06-25'],
    [null, 0.5, '2025-12-24'],
    [null, 1.5, '2024-12-24'],
  ])('since %s or in %s years', (since, years, expected) => {
    expect(firstDayAfter({ since, years }, '2026-06-25')).toBe(expected);
  });
});
