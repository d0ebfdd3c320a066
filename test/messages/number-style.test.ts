import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../src/messages/speaker.ts';
import { findNumberStyles, inNumberStyle, numberStyleText } from '../../src/messages/format.ts';

const sentence = 'ETH fell 1,234.5 % in 2,166 sessions since Nov 2017, last on 4 Mar 2026.';

describe('the style of numbers', () => {
  it.each([
    ['usual', sentence],
    ['en-US', 'ETH fell 1,234.5 % in 2,166 sessions since Nov 2017, last on Mar 4, 2026.'],
    ['en-GB', sentence],
    ['de-DE', 'ETH fell 1.234,5 % in 2.166 sessions since 11/2017, last on 04.03.2026.'],
    ['fr-FR', 'ETH fell 1\u202f234,5 % in 2\u202f166 sessions since 11/2017, last on 04/03/2026.'],
    ['ja-JP', 'ETH fell 1,234.5 % in 2,166 sessions since 2017/11, last on 2026/03/04.'],
  ])('%s changes signs, groups and the order of dates, and no word', (style, styled) => {
    expect(inNumberStyle(sentence, style)).toBe(styled);
  });

  it.each([
    ['a year', 'since 2017 and 252 sessions'],
    ['a date for machines', 'as_of:2026-06-25, 2026-06-25'],
    ['a level in a command line', 'alert save ETH RUT enter:2.5 exit:1.5'],
    ['an address', 'http://127.0.0.1:4848'],
    ['a version', 'version 1.2.3'],
    ['a name', 'the S&P 500 and the Russell 2000'],
    ['a time of day', 'at 08:30'],
    ['what somebody said', '“ETH fell 1,234.5 % since Jun 2020”'],
    ['a month that is a word', 'May we?'],
  ])('leaves %s alone', (_, text) => {
    expect(inNumberStyle(text, 'de-DE')).toBe(text);
  });

  it.each([
    ['−0.57', '−0,57'],
    ['+12.3 %', '+12,3 %'],
    ['12.0M', '12,0M'],
    ['(95 %: −0.57 to 0.10)', '(95 %: −0,57 to 0,10)'],
    ['it is at 2.5.', 'it is at 2,5.'],
    ['$1,234', '$1.234'],
    ['4 Mar', '04.03'],
  ])('writes %s as %s in German', (text, styled) => {
    expect(inNumberStyle(text, 'de-DE')).toBe(styled);
  });

  it.each(['ar-EG', 'fa-IR', 'th-TH', 'hi-IN'])('keeps digits and years a reader of English knows, in %s', (style) => {
    expect(inNumberStyle('0.57 on 25 Jun 2026', style)).toMatch(/^0.57 on [\d/.-]*2026[\d/.-]*$/);
  });
});

describe('a style is found by', () => {
  it.each([
    ['de-DE', ['de-DE']],
    ['DE-at', ['de-AT']],
    ['pt-AO', ['pt-AO']],
    ['german', ['de-DE', 'de-AT', 'de-CH']],
    ['Deutsch', ['de-DE', 'de-AT', 'de-CH']],
    ['français (france)', ['fr-FR']],
    ['brazil', ['pt-BR']],
    ['Usual', ['usual']],
    ['xx-YY', []],
    ['nonsense', []],
    ['', []],
  ])('"%s": %j', (typed, styles) => {
    expect(findNumberStyles(typed, 3)).toEqual(styles);
  });

  it('its name in words', () => {
    expect([numberStyleText('de-DE'), numberStyleText('usual')].map(inEnglish)).toEqual([
      'German (Germany)',
      'as usual',
    ]);
  });
});
