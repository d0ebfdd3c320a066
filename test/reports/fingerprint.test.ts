import { describe, expect, it } from 'vitest';
import { fingerprint, readReceiptId, receiptIds } from '../../src/reports/sample-facts.ts';

describe('the fingerprint', () => {
  it('is the SHA-256 of the question with sorted keys and a line break', () => {
    // printf '{"a":1}\n\n' | sha256sum
    expect(fingerprint({ a: 1 }, null)).toBe('ff57d51972c56df657d32f3901f226728943f67e0716df1de53a11ce240bd2ba');
  });

  const rows = { dates: ['2026-01-02', '2026-01-05'], columns: [Float64Array.of(1, 2), Float64Array.of(3, 4)] };
  const asked = { claim: { text: 'a', since: null }, starts: ['2018'] };

  it('does not hang on the order in which keys are written', () => {
    const turned = { starts: ['2018'], claim: { since: null, text: 'a' } };
    expect(fingerprint(turned, rows)).toBe(fingerprint(asked, rows));
  });

  it('does hang on the order in a list', () => {
    expect(fingerprint(['a', 'b'], null)).not.toBe(fingerprint(['b', 'a'], null));
  });

  it('changes with the last bit of one price', () => {
    const revised = { ...rows, columns: [Float64Array.of(1, 2 + 2 ** -51), rows.columns[1]!] };
    expect(fingerprint(asked, revised)).not.toBe(fingerprint(asked, rows));
  });

  it.each([
    ['a date', { ...rows, dates: ['2026-01-02', '2026-01-06'] }],
    ['the legs swapped', { ...rows, columns: [rows.columns[1]!, rows.columns[0]!] }],
    ['no data at all', null],
  ])('changes with %s', (_, other) => {
    expect(fingerprint(asked, other)).not.toBe(fingerprint(asked, rows));
  });

  it('is that of these words and numbers for ever: receipts already given rest on it', () => {
    expect(fingerprint(asked, rows)).toBe('8b536d20de659f88ce769c474446e3112d3f8929762a7e47a55688abb3726450');
  });
});

describe('receipt ids', () => {
  const ids = receiptIds(fingerprint('x', null));

  it('are eight characters without those that look alike', () => {
    for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
  });

  it('differ from one another, so that a taken one leaves others', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('spell out forty bits', () => {
    expect(receiptIds('00000000010000000020ffffffffff'.padEnd(64, '0')).slice(0, 3)).toEqual([
      '00000001',
      '00000010',
      'zzzzzzzz',
    ]);
  });

  it('are read as people write them', () => {
    expect(readReceiptId(' #O1L-8ABC I')).toBe('0118abc1');
  });
});
