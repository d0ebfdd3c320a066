import { describe, expect, it } from 'vitest';
import { createTokenBuckets } from '../../src/chat/router.ts';

describe('a bucket of questions', () => {
  const limits = { burst: 2, perMinute: 60 };

  it('is forgotten once twenty thousand others were asked for', () => {
    const take = createTokenBuckets(limits, () => 0);
    take('first');
    take('first');
    for (let other = 0; other < 20_000; other++) take(`other ${other}`);
    expect(take('first')).toBe(0);
  });

  it('is remembered while fewer were', () => {
    const take = createTokenBuckets(limits, () => 0);
    take('first');
    take('first');
    for (let other = 0; other < 19_999; other++) take(`other ${other}`);
    expect(take('first')).toBe(1000);
  });

  it('that is used stays, however many others are asked for', () => {
    const take = createTokenBuckets(limits, () => 0);
    for (let other = 0; other < 30_000; other++) take(other % 10_000 === 0 ? 'busy' : `other ${other}`);
    expect(take('busy')).toBe(1000);
  });

  it('never holds more than its burst', () => {
    let nowMs = 0;
    const take = createTokenBuckets(limits, () => nowMs);
    take('one');
    nowMs = 3_600_000;
    expect([take('one'), take('one'), take('one')]).toEqual([0, 0, 1000]);
  });

  it('loses nothing to a clock that is put back', () => {
    let nowMs = 10_000;
    const take = createTokenBuckets(limits, () => nowMs);
    take('one');
    nowMs = 0;
    expect(take('one')).toBe(0);
  });
});
